"""Searching one text as a reader means it: across line ends, whatever marks were typed."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence

from reader.model.span import Span, SpanColumns
from reader.text.fold import fold, fold_case, fold_marks


class Hits(SpanColumns[Span]):
    """Where a query was found, in reading order, in columns."""

    __slots__ = ()

    @classmethod
    def starting(cls, starts: Sequence[int], size: int) -> Hits:
        """Hits of `size` code points each; quicker than from spans, as a letter has many."""
        hits = cls()
        hits.starts = array("I", starts)
        hits.ends = array("I", [start + size for start in starts])
        return hits

    def _item(self, index: int) -> Span:
        return self.span(index)


class Searcher:
    """Searches one text again and again; the text is folded once, at the first search."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: str | None = None

    def prepare(self) -> str:
        """Fold the text now, so that the first search answers at once; returns the folded text."""
        if self._folded is None:
            self._folded = fold(self._text)
        return self._folded

    def find(self, query: str) -> Hits:
        """All places of `query` that do not overlap.

        Quotation marks, dashes, spaces and accents are folded; case too, unless the query has an
        upper-case letter (smart case). An empty query finds nothing.
        """
        wanted = " ".join(fold_marks(query).split())
        if not wanted:
            return Hits()
        key = fold_case(wanted)
        starts = _places(self.prepare(), key)
        if wanted != wanted.lower():
            starts = [s for s in starts if fold_marks(self._text[s : s + len(key)]) == wanted]
        return Hits.starting(starts, len(key))


def _places(text: str, key: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(key), text)]


def nearest(text: str, words: str, at: int) -> int | None:
    """Where `words` stand in `text`, exactly as they are, nearest to the offset `at`; None when
    they do not."""
    before, after = text.rfind(words, 0, at + len(words)), text.find(words, at)
    return min((i for i in (before, after) if i >= 0), key=lambda i: abs(i - at), default=None)
