"""The places that movement keys go to: sorted starts, looked up by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from reader.model import Article, BlockKind, Span
from reader.text.sentences import sentences


class Targets:
    """Spans in order of their starts. They may overlap, as annotations do."""

    __slots__ = ("ends", "names", "starts")

    def __init__(self, spans: Iterable[Span] = (), names: Sequence[int] | None = None) -> None:
        """`names[i]` says what target `i` is (an utterance's or annotation's index)."""
        self.starts, self.ends = array("I"), array("I")
        for start, end in spans:
            self.starts.append(start)
            self.ends.append(end)
        self.names = names

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, index: int) -> Span:
        return Span(self.starts[index], self.ends[index])

    def name(self, index: int) -> int:
        return index if self.names is None else self.names[index]

    def next(self, offset: int, count: int = 1, on: int | None = None) -> int | None:
        """The `count`-th target from `offset` on, or the last one there is; None if there is none.

        When the reader is on target `on`, counting starts behind it; else a target that starts
        at `offset` itself counts.
        """
        first = bisect_left(self.starts, offset) if on is None else on + 1
        return min(first + count - 1, len(self) - 1) if first < len(self) else None

    def previous(self, offset: int, count: int = 1, on: int | None = None) -> int | None:
        """The `count`-th target before `offset` (or before target `on`), or the first one."""
        last = (bisect_left(self.starts, offset) if on is None else on) - 1
        return max(last - count + 1, 0) if last >= 0 else None

    def at(self, offset: int) -> int | None:
        """The last target that starts at or before `offset` and holds it."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def after(self, offset: int) -> int:
        """How many targets start before `offset`."""
        return bisect_left(self.starts, offset)


class SentenceFinder:
    """Sentences of an article, found when they are asked for, block by block."""

    def __init__(self, article: Article) -> None:
        self._text, self._blocks = article.text, article.blocks
        self._cache: dict[int, list[Span]] = {}

    def in_block(self, block: int) -> list[Span]:
        """The sentences of a block; a heading is one sentence."""
        found = self._cache.get(block)
        if found is None:
            span = self._blocks.span(block)
            if self._blocks.kind(block) in (BlockKind.TITLE, BlockKind.HEADING):
                found = [span]
            else:
                found = sentences(self._text, span) or [span]
            if len(self._cache) > 500:
                self._cache.clear()
            self._cache[block] = found
        return found

    def block_at(self, offset: int) -> int:
        """The block that holds `offset`, or the one before it."""
        return max(0, bisect_right(self._blocks.starts, offset) - 1)

    def at(self, offset: int) -> Span:
        """The sentence that holds `offset`, or the nearest before it, or the first of all."""
        if not len(self._blocks):
            return Span(0, len(self._text))
        found = self.in_block(self.block_at(offset))
        index = bisect_right(found, offset, key=lambda span: span.start) - 1
        return found[max(0, index)]

    def forward(self, offset: int) -> Iterator[Span]:
        """Sentences that start at or after `offset`, in order."""
        for block in range(self.block_at(offset), len(self._blocks)):
            yield from (span for span in self.in_block(block) if span.start >= offset)

    def backward(self, offset: int) -> Iterator[Span]:
        """Sentences that start before `offset`, the nearest first."""
        if len(self._blocks):
            for block in range(self.block_at(offset), -1, -1):
                yield from (s for s in reversed(self.in_block(block)) if s.start < offset)
