"""Spans of a text, one by one and by the thousand."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeVar, overload

T = TypeVar("T")


class Span(NamedTuple):
    """The half-open range ``[start, end)`` of a text, in code points."""

    start: int
    end: int

    @property
    def size(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


class SpanColumns(Sequence[T]):
    """Items in reading order that do not overlap, held as integer columns.

    An object is made only when one is asked for: tens of thousands of small objects cost more
    memory than the text that they describe.
    """

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.starts = array("I")
        self.ends = array("I")
        for start, end in spans:
            self.starts.append(start)
            self.ends.append(end)

    @abstractmethod
    def _item(self, index: int) -> T:
        """The object at a valid, non-negative `index`."""

    def span(self, index: int) -> Span:
        return Span(self.starts[index], self.ends[index])

    def within(self, span: Span) -> range:
        """Indices of the items that overlap `span`."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def at(self, offset: int) -> int | None:
        """Index of the item that holds `offset`, or None between items."""
        index = bisect_right(self.starts, offset) - 1
        return index if index >= 0 and offset < self.ends[index] else None

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(self._item(i) for i in range(*index.indices(len(self))))
        if index < 0:
            index += len(self)
        if not 0 <= index < len(self):
            raise IndexError(index)
        return self._item(index)

    def _columns(self) -> tuple[object, ...]:
        return (self.starts, self.ends)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._columns() == other._columns()

    def __hash__(self) -> int:
        return hash((type(self), self.starts.tobytes(), self.ends.tobytes()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self)!r})"
