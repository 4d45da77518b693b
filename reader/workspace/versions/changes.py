"""Which blocks of an article differ from those of another version, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.model import Article, Span
from reader.text.difference import difference

# Two versions of one paragraph share at least this part of their letters.
_ALIKE = 50.0
# Beyond so many differing blocks the texts are taken for two texts, without looking for pairs.
_MOST = 4_000


@dataclass(frozen=True, slots=True)
class Change:
    """A block that came, went, or has other words. `old` and `new` are its spans in the two
    texts; `old_words` are the words that went, `new_words` those that came, each in its text."""

    kind: Literal["changed", "added", "removed"]
    old: Span | None = None
    new: Span | None = None
    old_words: tuple[Span, ...] = ()
    new_words: tuple[Span, ...] = ()


def changes(old: Article, new: Article) -> tuple[Change, ...]:
    """What differs between the texts, in reading order."""
    if old.text == new.text:
        return ()
    before, after = _spans(old), _spans(new)
    ours, theirs = [s.of(old.text) for s in before], [s.of(new.text) for s in after]
    return tuple(
        change
        for i1, i2, j1, j2 in _unlike(ours, theirs)
        for change in _paired(old.text, new.text, before[i1:i2], after[j1:j2])
    )


def _spans(article: Article) -> list[Span]:
    return [article.blocks.span(index) for index in range(len(article.blocks))]


def _unlike(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of blocks between those that both have."""
    head = 0
    shorter = min(len(ours), len(theirs))
    while head < shorter and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < shorter - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    one, other = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    if max(len(one), len(other)) > _MOST:
        yield head, head + len(one), head, head + len(other)
        return
    # Loaded here: most articles are as they were.
    from difflib import SequenceMatcher

    for kind, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            yield head + i1, head + i2, head + j1, head + j2


def _paired(old: str, new: str, before: list[Span], after: list[Span]) -> Iterator[Change]:
    """The blocks of a stretch: pairs that are alike as changes, in order, the rest as they are."""
    at = 0
    for span in before:
        found = _partner(span.of(old), new, after[at:])
        if found is None:
            yield Change("removed", old=span)
            continue
        yield from (Change("added", new=each) for each in after[at : at + found])
        yield from _changed(old, new, span, after[at + found])
        at += found + 1
    yield from (Change("added", new=each) for each in after[at:])


def _partner(words: str, text: str, spans: Sequence[Span]) -> int | None:
    """The index of the first of the next few blocks that is another form of `words`."""
    from rapidfuzz.fuzz import ratio

    for index, span in enumerate(spans[:20]):
        if ratio(words[:4000], span.of(text)[:4000], score_cutoff=_ALIKE):
            return index
    return None


def _changed(old: str, new: str, before: Span, after: Span) -> Iterator[Change]:
    ours, theirs = before.of(old), after.of(new)
    yield Change(
        "changed",
        before,
        after,
        # Spaces and marks that count for the same are as in the second text, whichever it is.
        old_words=_words(theirs, ours, before.start),
        new_words=_words(ours, theirs, after.start),
    )


def _words(other: str, text: str, start: int) -> tuple[Span, ...]:
    """The spans of the words of `text`, which begins at `start`, that `other` does not have."""
    spans: list[Span] = []
    for piece in difference(other, text):
        if piece.fate == "gone":
            continue
        end = start + len(piece.text)
        if piece.fate == "new":
            spans.append(Span(start, end))
        start = end
    return tuple(spans)
