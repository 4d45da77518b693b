"""Whether marks are found again after edits, and never on the wrong words.

Spans of many lengths are marked in the articles of `written`, which were written for this; each
article is then edited as pages are edited, and each mark is looked for in it.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import articles
from benchmarks.report import Figure
from reader.annotation.anchor import CONTEXT, Anchorer, select
from reader.model import Anchor, AnchorState, Selector, Span
from reader.model.article import text_sha256

_WRITTEN = Path(__file__).parent / "written"
_LENGTHS = (1, 2, 3, 5, 8, 15, 25)
_EACH = 12
_LONG_WORDS, _LONG_MARKS = 20_000, 1_000
_ROUNDS = 3
_TAKEN = (AnchorState.EXACT, AnchorState.MOVED, AnchorState.CHANGED)
# Found at the right place: most of the letters are the same ones.
_RIGHT = 0.75
_STOP = r"[.?]”? (?=[“A-Z])"
_CURLY = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class _Edit:
    """A text after an edit, and where the mark's words are in it, None when they are gone."""

    name: str
    text: str
    span: Span | None


@dataclass(slots=True)
class _Counts:
    """What became of marks, by kind of edit: how many, and of those which were taken for found,
    at the right words, and asked about."""

    all: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, edit: _Edit, anchor: Anchor) -> None:
        self.all[kind] += 1
        taken = anchor.state in _TAKEN
        self.taken[kind] += taken
        self.asked[kind] += anchor.state is AnchorState.UNCERTAIN
        self.right[kind] += taken and _is_right(anchor.span, edit.span)

    def percent(self, counted: Counter[str], kind: str) -> float:
        return 100 * counted[kind] / self.all[kind]


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """Percent of deleted words that were taken for found, and of words that are there still and
    were not found; and seconds for a long article."""
    counts = count(random.Random(5))
    for kind, limit in (("one word", 5.0), ("several words", 1.0)):
        name = f"deleted, {kind}"
        beside = f"{counts.all[name]:,} marks; asked about: {_short(counts, counts.asked, name)}"
        taken = counts.percent(counts.taken, name)
        yield Figure(f"{name}: taken for found", taken, "%", limit, beside)
    for name in [name for name in counts.all if not name.startswith("deleted")]:
        missed = 100 - counts.percent(counts.right, name)
        wrong = counts.percent(counts.taken, name) - counts.percent(counts.right, name)
        beside = (
            f"{counts.all[name]:,} marks; asked about: {_short(counts, counts.asked, name)}, "
            f"on other words: {wrong:.2g} %"
        )
        yield Figure(f"{name}: not kept", missed, "%", 5.0, beside)
    seconds = _long(random.Random(7))
    yield Figure(f"{_LONG_MARKS:,} marks, {_LONG_WORDS:,} words, edited", seconds, "s", 2.0)


def count(chance: random.Random) -> _Counts:
    """What became of all marks."""
    counts = _Counts()
    written = [path.read_text(encoding="utf-8") for path in sorted(_WRITTEN.glob("*.txt"))]
    words = sorted({word for text in written for word in re.findall(r"[a-z]{4,}", text)})
    for text in written:
        sha256 = text_sha256(text)
        for span in _spans(text, chance):
            selector = select(text, span, sha256)
            for edit in _edits(text, span, chance, words):
                kind = edit.name
                if edit.span is None:
                    single = len(span.of(text).split()) == 1
                    kind = f"deleted, {'one word' if single else 'several words'}"
                anchor = Anchorer(edit.text, text_sha256(edit.text)).anchor(selector)
                counts.add(kind, edit, anchor)
    return counts


def _spans(text: str, chance: random.Random) -> Iterator[Span]:
    """Runs of whole words inside paragraphs, and all quotations."""
    paragraphs = [found.span() for found in re.finditer(r"[^\n]+", text)]
    for length in _LENGTHS:
        for _ in range(_EACH):
            start, end = chance.choice(paragraphs)
            words = [found.span() for found in re.finditer(r"\w+(?:[’-]\w+)*", text[start:end])]
            if len(words) >= length:
                first = chance.randrange(len(words) - length + 1)
                yield Span(start + words[first][0], start + words[first + length - 1][1])
    for found in re.finditer("“[^”]+”", text):
        yield Span(*found.span())


def _edits(text: str, span: Span, chance: random.Random, words: list[str]) -> Iterator[_Edit]:
    """The text after each kind of edit."""
    start, end = span
    sentence, paragraph = _sentence(text, span), _paragraph(text, span)
    for gone in (span, sentence, paragraph):
        left = text[: gone.start].rstrip(" ") + " " + text[gone.end :].lstrip(" ")
        yield _Edit("deleted", left, None)
    news = "A paragraph that was not there before says that it rained in the north.\n\n"
    added = news * chance.randint(1, 6)
    yield _Edit("moved down by new paragraphs", added + text, span.shifted(len(added)))
    for name, moved in (("sentence moved", sentence), ("paragraph moved", paragraph)):
        rest = text[: moved.start] + text[moved.end :].rstrip() + "\n\n"
        yield _Edit(
            f"{name} to the end",
            rest + moved.of(text),
            span.shifted(len(rest) - moved.start),
        )
    plain = added + text.translate(_CURLY)
    yield _Edit("other quotation marks and dashes", plain, span.shifted(len(added)))
    size = len(span.of(text).split())
    for number, least in ((1, 3), (2, 8)):
        if size >= least:
            new = _replaced(span.of(text), number, chance, words)
            after = Span(start, start + len(new)).shifted(len(added))
            yield _Edit(
                f"{number} word{'s' * (number > 1)} of them changed",
                added + text[:start] + new + text[end:],
                after,
            )
    before = _replaced(text[max(0, start - CONTEXT) : start], 2, chance, words)
    behind = _replaced(text[end : end + CONTEXT], 1, chance, words)
    head = added + text[: max(0, start - CONTEXT)] + before
    yield _Edit(
        "words beside them changed",
        head + text[start:end] + behind + text[end + CONTEXT :],
        Span(len(head), len(head) + span.size),
    )


def _replaced(text: str, number: int, chance: random.Random, words: list[str]) -> str:
    """`text` with `number` of its words replaced by others."""
    places = [found.span() for found in re.finditer(r"[A-Za-z]+", text)]
    for start, end in sorted(chance.sample(places, min(number, len(places))), reverse=True):
        text = text[:start] + chance.choice(words) + text[end:]
    return text


def _sentence(text: str, span: Span) -> Span:
    """The sentence round `span`, or the sentences that it touches."""
    whole = _paragraph(text, span)
    stops = [whole.start + found.end() for found in re.finditer(_STOP, whole.of(text))]
    start = max((stop for stop in stops if stop <= span.start), default=whole.start)
    return Span(start, min((stop for stop in stops if stop >= span.end), default=whole.end))


def _paragraph(text: str, span: Span) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end)


def _is_right(found: Span | None, wanted: Span | None) -> bool:
    if found is None or wanted is None:
        return False
    common = min(found.end, wanted.end) - max(found.start, wanted.start)
    whole = max(found.end, wanted.end) - min(found.start, wanted.start)
    return common >= _RIGHT * whole


def _short(counts: _Counts, counted: Counter[str], kind: str) -> str:
    return f"{counts.percent(counted, kind):.2g} %"


def _long(chance: random.Random) -> float:
    """Seconds for many marks on a long article of which one word in fifty has changed."""
    text = articles.text(_LONG_WORDS)
    marks: list[Selector] = []
    sha256 = text_sha256(text)
    places = [found.span() for found in re.finditer(r"\S+", text)]
    for _ in range(_LONG_MARKS):
        first = chance.randrange(len(places) - 40)
        last = first + chance.choice((0, 2, 7, 24, 39))
        marks.append(select(text, Span(places[first][0], places[last][1]), sha256))
    new = re.sub(r"\S+", lambda w: "anew" if chance.random() < 0.02 else w[0], text)
    new = "A new first paragraph.\n\n" + new
    return min(_timed(marks, new) for _ in range(_ROUNDS))


def _timed(marks: list[Selector], text: str) -> float:
    start = time.perf_counter()
    anchorer = Anchorer(text, text_sha256(text))
    for selector in marks:
        anchorer.anchor(selector)
    return time.perf_counter() - start
