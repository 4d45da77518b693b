"""Making a selector from a span, and finding its span again in any version of the text.

The score is that of the Hypothesis client (BSD licence; its `match-quote` describes it): half of
it is how alike the words are, most of the rest how alike the text before and after. Unlike there
a low score means lost, a middling one uncertain, and typography and case are folded first, so
that other quotation marks are no change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.annotation.approximate import best_matches, errors_at_end
from reader.model import Anchor, AnchorState, Selector, Span
from reader.text.fold import fold

# How many letters a selector keeps of what stands before its words, and of what stands after: as
# many as Hypothesis writes.
CONTEXT = 32
ACCEPTED = 0.80
UNCERTAIN = 0.70
# A few letters stand in many places, and most of those are no proposal worth making; many letters
# that stand in one place only need less beside them.
_UNCERTAIN_SHORT = 0.75
# For words that stand in one place only: with the text on one side as it was, of middling length,
# and long. (`benchmarks/anchoring.py` measures what these do.)
_ACCEPTED_ONLY, _ACCEPTED_MIDDLE, _ACCEPTED_LONG = 0.74, 0.77, 0.62
_SHORT, _LONG, _VERY_LONG = 12, 24, 40
_TIE = 0.02
_QUOTE, _BESIDE, _PLACE = 50 / 92, 20 / 92, 2 / 92
# Of many equal words, those whose neighbours agree for longest are weighed in full.
_WEIGHED = 12
_MOST_OCCURRENCES = 5000
# Letters on either side that tell one of many equal places at once.
_CLOSE = 12
# Words that changed are sought where pieces of them still stand: letters of a piece, and pieces.
_SEED, _MOST_SEEDS = 12, 24
# Words of more than two heads are sought by their two ends, the longest not at all: the time that
# comparing takes grows with the square.
_HEAD, _LONGEST = 300, 20_000

_LOST = Anchor(AnchorState.LOST, None, 0.0)


def select(text: str, span: Span, sha256: str) -> Selector:
    """The selector of `span` in `text`, whose hash is `sha256`."""
    return Selector(
        text_sha256=sha256,
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - CONTEXT) : span.start],
        suffix=text[span.end : span.end + CONTEXT],
    )


def anchor(selector: Selector, text: str, sha256: str) -> Anchor:
    """Where `selector` stands in `text`, whose hash is `sha256`."""
    return Anchorer(text, sha256).anchor(selector)


@dataclass(frozen=True, slots=True)
class _Folded:
    """The parts of a selector, folded."""

    exact: str
    prefix: str
    suffix: str
    start: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """`alike` is 1.0 when the words are the same; `enclosed` when what stood before and after them
    stands there still, letter for letter, `flanked` when one of the two does."""

    span: Span
    score: float
    alike: float
    enclosed: bool
    flanked: bool


class Anchorer:
    """Finds selectors in one text."""

    def __init__(self, text: str, sha256: str) -> None:
        self._text = text
        self._sha256 = sha256
        self._folded_text: str | None = None

    def anchor(self, selector: Selector) -> Anchor:
        """Where `selector` stands: exact where it was, moved with its words (as folded), changed
        in its words, uncertain when that is not sure, lost when its words are not there."""
        span = selector.span
        if selector.text_sha256 == self._sha256 and span.of(self._text) == selector.exact:
            return Anchor(AnchorState.EXACT, span)
        wanted = _Folded(
            fold(selector.exact), fold(selector.prefix), fold(selector.suffix), span.start
        )
        if not wanted.exact.strip():
            return _LOST
        found = sorted(self._same_words(wanted), key=lambda c: -c.score)
        if not found or found[0].score < ACCEPTED:
            found = sorted((*found, *self._like_words(wanted)), key=lambda c: -c.score)
        return self._settled(selector, found)

    def _settled(self, selector: Selector, found: list[_Candidate]) -> Anchor:
        if not found:
            return _LOST
        best, tied = found[0], [c for c in found if found[0].score - c.score < _TIE]
        if len(tied) > 1 and (first := self._first_in(selector.section, tied)):
            best, found = first, [first, *(c for c in found if c not in tied)]
        size = len(selector.exact)
        if best.score < _least(best, size):
            return _LOST
        score = round(best.score, 3)
        rivals = [c for c in found[1:] if not c.span.overlaps(best.span)]
        doubtful = any(best.score - rival.score < _TIE for rival in rivals)
        if doubtful or best.score < _needed(best, size, rivals):
            return Anchor(AnchorState.UNCERTAIN, best.span, score)
        if best.alike < 1:
            return Anchor(AnchorState.CHANGED, best.span, score)
        exact = best.span == selector.span and best.span.of(self._text) == selector.exact
        return Anchor(AnchorState.EXACT if exact else AnchorState.MOVED, best.span, score)

    def _first_in(self, section: str, found: list[_Candidate]) -> _Candidate | None:
        """The first of equals below the title of the section, which stands on one line only."""
        lines = [m.end() for m in re.finditer(rf"^{re.escape(section)}$", self._text, re.MULTILINE)]
        if not section or len(lines) != 1:
            return None
        below = [c for c in found if c.span.start >= lines[0]]
        return min(below, key=lambda c: c.span.start, default=None)

    @property
    def _folded(self) -> str:
        if self._folded_text is None:
            self._folded_text = fold(self._text)
        return self._folded_text

    def _same_words(self, wanted: _Folded) -> list[_Candidate]:
        """The places where the very words stand, weighed by what stands beside them."""
        size = len(wanted.exact)
        starts = self._starts(wanted)
        if len(starts) > _WEIGHED:
            starts.sort(key=lambda start: -self._agreement(wanted, start, start + size))
            starts = starts[:_WEIGHED]
        return [self._weighed(wanted, Span(start, start + size)) for start in starts]

    def _starts(self, wanted: _Folded) -> list[int]:
        """Where the very words stand; with what stood right beside them, if they do anywhere."""
        before, after = wanted.prefix[-_CLOSE:], wanted.suffix[:_CLOSE]
        if len(before) == len(after) == _CLOSE:
            close = list(_occurrences(before + wanted.exact + after, self._folded))
            if close:
                return [at + _CLOSE for at in close]
        return [at for at in _occurrences(wanted.exact, self._folded) if self._fits(wanted, at)]

    def _fits(self, wanted: _Folded, start: int) -> bool:
        """Whether words that were whole would be whole there too."""
        text, end = self._folded, start + len(wanted.exact)
        return not (
            (_in_word(wanted.exact[0], text[start - 1 : start]) and _ended(wanted.prefix[-1:]))
            or (_in_word(wanted.exact[-1], text[end : end + 1]) and _ended(wanted.suffix[:1]))
        )

    def _agreement(self, wanted: _Folded, start: int, end: int) -> int:
        """For how many letters the text beside a place is what it was, counted outwards."""
        text = self._folded
        before = _common(wanted.prefix[::-1], text[max(0, start - CONTEXT) : start][::-1])
        return before + _common(wanted.suffix, text[end : end + CONTEXT])

    def _like_words(self, wanted: _Folded) -> Iterator[_Candidate]:
        """The places where words like those stand: between what stood beside them, and where
        pieces of them are."""
        exact = wanted.exact
        if len(exact) > _LONGEST:
            return
        spans = set(self._between(wanted))
        if len(exact) <= 2 * _HEAD:
            spans.update(self._near(exact, wanted))
        else:
            # Of long words the beginning and the end are looked for, the rest then compared.
            tails = self._near(exact[-_HEAD:], wanted)
            for head in self._near(exact[:_HEAD], wanted):
                spans.update(Span(head.start, tail.end) for tail in tails)
        for span in spans:
            if len(exact) / 2 <= span.size <= 2 * len(exact):
                yield self._weighed(wanted, span)

    def _near(self, exact: str, wanted: _Folded) -> set[Span]:
        """The places where something like `exact`, a part of `wanted`, stands."""
        spans = set[Span]()
        for window in self._windows(exact):
            for match in best_matches(exact, window.of(self._folded), len(exact) // 2)[:4]:
                span = Span(match.start, match.end).shifted(window.start)
                spans.add(_whole_words(span, self._folded, wanted))
        return spans

    def _between(self, wanted: _Folded) -> Iterator[Span]:
        """The stretches between the text that stood before and the text that stood after."""
        before, after = wanted.prefix[-CONTEXT // 2 :], wanted.suffix[: CONTEXT // 2]
        if len(before) < CONTEXT // 4 or len(after) < CONTEXT // 4:
            return
        for at in _occurrences(before, self._folded):
            start = at + len(before)
            end = self._folded.find(after, start, start + 2 * len(wanted.exact) + CONTEXT)
            if end > start:
                yield Span(start, end)

    def _windows(self, exact: str) -> list[Span]:
        """Stretches of the text that hold pieces of `exact`, as they would stand in it."""
        size = min(_SEED, len(exact) - 1)
        if size < 3:
            return []
        step = max(size, len(exact) // _MOST_SEEDS)
        votes: dict[int, int] = {}
        slack = max(8, len(exact) // 4)
        for at in range(0, len(exact) - size + 1, step):
            for found in _occurrences(exact[at : at + size], self._folded):
                votes[(found - at) // slack] = votes.get((found - at) // slack, 0) + 1
        likely = sorted(votes, key=lambda place: -votes[place])[:4]
        length = len(self._folded)
        return [
            Span(
                max(0, place * slack - slack),
                max(0, min(length, (place + 2) * slack + len(exact))),
            )
            for place in likely
        ]

    def _weighed(self, wanted: _Folded, span: Span) -> _Candidate:
        text = self._folded
        alike = _alike(wanted.exact, span.of(text))
        before = text[max(0, span.start - CONTEXT) : span.start]
        after = text[span.end : span.end + CONTEXT]
        most = max(len(wanted.prefix), len(wanted.suffix))
        place = 1 - abs(span.start - wanted.start) / max(1, len(text))
        left = _nearby(wanted.prefix, before, most)
        right = _nearby(wanted.suffix[::-1], after[::-1], most)
        score = _QUOTE * alike + _BESIDE * (left + right) + _PLACE * max(0.0, place)
        known = min(len(wanted.prefix), len(wanted.suffix)) >= CONTEXT // 4
        beside = max(left, right) if known else 0.0
        return _Candidate(span, score, alike, known and left == right == 1.0, beside == 1.0)


def _least(found: _Candidate, size: int) -> float:
    """The score below which a candidate is not even asked about."""
    if found.alike == 1.0 and size >= _LONG:
        return 0.0
    return _UNCERTAIN_SHORT if size < _SHORT and not found.enclosed else UNCERTAIN


def _needed(found: _Candidate, size: int, rivals: Sequence[_Candidate]) -> float:
    """The score at which a candidate is taken without asking."""
    if found.enclosed:
        return UNCERTAIN
    if found.alike < 1.0 or any(rival.alike == 1.0 for rival in rivals):
        return ACCEPTED
    # The words stand in one place only.
    if size >= _LONG:
        return 0.0 if size >= _VERY_LONG else _ACCEPTED_LONG
    return _ACCEPTED_ONLY if found.flanked else (_ACCEPTED_MIDDLE if size >= _SHORT else ACCEPTED)


def _whole_words(span: Span, text: str, wanted: _Folded) -> Span:
    """`span` without spaces at its ends, and with words that it cuts taken in whole, unless
    `wanted` itself cuts a word there."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = max(start, span.end - len(words) + len(words.rstrip()))
    if not _in_word(wanted.prefix[-1:], wanted.exact[0]):
        while 0 < start < end and _in_word(text[start - 1], text[start]):
            start -= 1
    if not _in_word(wanted.exact[-1], wanted.suffix[:1]):
        while start < end < len(text) and _in_word(text[end - 1], text[end]):
            end += 1
    return Span(start, end)


def _in_word(one: str, other: str) -> bool:
    return one.isalnum() and other.isalnum()


def _ended(beside: str) -> bool:
    """Whether a word ends where this character stands, or nothing does."""
    return beside != "" and not beside.isalnum()


def _occurrences(words: str, text: str) -> Iterator[int]:
    at, count = text.find(words), 0
    while at >= 0 and count < _MOST_OCCURRENCES:
        yield at
        at, count = text.find(words, at + 1), count + 1


def _common(one: str, other: str) -> int:
    """The length of the common beginning."""
    for size, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return size
    return min(len(one), len(other))


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    # Loaded here: where nothing changed, nothing is compared.
    from rapidfuzz.distance import Levenshtein

    return max(0.0, 1 - Levenshtein.distance(one, other) / len(one))


def _nearby(context: str, text: str, most: int) -> float:
    """How well `context` stands at the end of `text`; without any there is nothing against it.

    Where it is shorter than `most`, the text ended there; a place inside a text then counts for
    half of what is missing.
    """
    if not most:
        return 1.0
    found = 1.0 if text.endswith(context) else 1 - errors_at_end(context, text) / len(context)
    missing = 1 - len(context) / most
    if missing and len(text) > len(context):
        return found * (1 - missing) + missing / 2
    return found
