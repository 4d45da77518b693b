"""Searching one text as a reader means it: across line ends, whatever marks were typed."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from unicodedata import normalize

from reader.model.span import Span, SpanColumns
from reader.text.fold import JOINED, fold, fold_case, fold_marks, spell_out


class Hits(SpanColumns[Span]):
    """Where a query was found, in reading order, in columns."""

    __slots__ = ()

    @classmethod
    def starting(cls, starts: Sequence[int], ends: Sequence[int]) -> Hits:
        """Hits from `starts` to `ends`; quicker than from spans, as a letter has many."""
        hits = cls()
        hits.starts, hits.ends = array("I", starts), array("I", ends)
        return hits

    def _item(self, index: int) -> Span:
        return self.span(index)


class Searcher:
    """Searches one text again and again; the text is folded once, at the first search."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: str | None = None
        self._joints: tuple[array[int], array[int]] = array("I"), array("I")

    def prepare(self) -> str:
        """Fold the text now, so that the first search answers at once; returns the folded text."""
        if self._folded is None:
            folded = fold(self._text)
            self._folded = spell_out(folded)
            if len(self._folded) != len(folded):
                self._joints = _joints(folded)
        return self._folded

    def find(self, query: str) -> Hits:
        """All places of `query` that do not overlap.

        Quotation marks, dashes, spaces and accents are folded, ß is ss and a ligature its letters;
        case is folded too, unless the query has an upper-case letter (smart case). An empty query
        finds nothing.
        """
        wanted = spell_out(" ".join(fold_marks(normalize("NFC", query)).split()))
        if not wanted:
            return Hits()
        key = fold_case(wanted)
        starts = _places(self.prepare(), key)
        ends = [start + len(key) for start in starts]
        if self._joints[0]:
            starts, ends = self._of_text(starts, ends)
        if wanted != wanted.lower():
            spans = [span for span in zip(starts, ends, strict=True) if self._reads(wanted, *span)]
            starts, ends = [start for start, _ in spans], [end for _, end in spans]
        return Hits.starting(starts, ends)

    def _reads(self, wanted: str, start: int, end: int) -> bool:
        """Whether the case of the words there is that of `wanted`."""
        return wanted in spell_out(fold_marks(self._text[start:end]))

    def _of_text(self, starts: Sequence[int], ends: Sequence[int]) -> tuple[list[int], list[int]]:
        """Where these places of the folded text are in the text; a ligature is in or out whole."""
        first: list[int] = []
        last: list[int] = []
        for start, end in zip(starts, ends, strict=True):
            at = self._at(start)
            if not last or at >= last[-1]:
                first.append(at)
                last.append(self._at(end - 1) + 1)
        return first, last

    def _at(self, place: int) -> int:
        """The offset in the text of the character that stands at `place` in the folded one."""
        places, offsets = self._joints
        index = bisect_right(places, place) - 1
        if index < 0:
            return place
        start = offsets[index]
        spelled = len(spell_out(fold(self._text[start])))
        return start + max(0, place - places[index] - spelled + 1)


def _joints(folded: str) -> tuple[array[int], array[int]]:
    """For each character that stands for several: where it is spelled out, and its offset."""
    places, offsets, more = array("I"), array("I"), 0
    for found in JOINED.finditer(folded):
        places.append(found.start() + more)
        offsets.append(found.start())
        more += len(spell_out(found[0])) - 1
    return places, offsets


def _places(text: str, key: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(key), text)]


def nearest(text: str, words: str, at: int) -> int | None:
    """Where `words` stand in `text`, exactly as they are, nearest to the offset `at`; None when
    they do not."""
    before, after = text.rfind(words, 0, at + len(words)), text.find(words, at)
    return min((i for i in (before, after) if i >= 0), key=lambda i: abs(i - at), default=None)
