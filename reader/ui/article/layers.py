"""Style layers: what lies over the text, merged for one line at a time.

A layer is a sorted list of spans that do not overlap, each with a small code, in integer columns.
A line asks every layer for the few spans that touch it and gets back runs of text, each with the
codes that cover it from the lowest layer to the highest.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import pairwise
from typing import NamedTuple

from reader.model import Span


class Rank(IntEnum):
    """The layers, from the lowest; where two disagree about an attribute the higher one wins."""

    LINK = 0
    ENTITY = 1
    QUOTE = 2
    ANNOTATION = 3
    FOCUS = 4
    HIT = 5
    SELECTION = 6


class Layer:
    """Spans in order that do not overlap; `codes` holds one byte per span, or one for all."""

    __slots__ = ("_codes", "_ends", "_starts")

    def __init__(
        self, starts: Sequence[int] = (), ends: Sequence[int] = (), codes: bytes = b"\0"
    ) -> None:
        self._starts, self._ends, self._codes = starts, ends, codes

    @classmethod
    def of(cls, spans: Iterable[tuple[Span, int]]) -> Layer:
        """A layer of spans in any order; where they overlap, the highest code is kept."""
        starts, ends, codes = array("I"), array("I"), bytearray()
        for start, end, code in _flattened(spans):
            starts.append(start)
            ends.append(end)
            codes.append(code)
        return cls(starts, ends, bytes(codes) or b"\0")

    def __len__(self) -> int:
        return len(self._starts)

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Layer):
            return self is other
        mine = (self._codes, self._starts, self._ends)
        return mine == (other._codes, other._starts, other._ends)

    __hash__ = None  # type: ignore[assignment]

    def touching(self, start: int, end: int) -> Iterable[tuple[int, int, int]]:
        """(start, end, code) of the spans that overlap the range, cut to it."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end)
        shared = len(self._codes) == 1
        for index in range(first, last):
            yield (
                max(start, self._starts[index]),
                min(end, self._ends[index]),
                self._codes[0 if shared else index],
            )


class Run(NamedTuple):
    """A stretch of a line that looks the same; `looks` are (rank, code), lowest rank first."""

    start: int
    end: int
    looks: tuple[tuple[Rank, int], ...]


def runs(layers: Sequence[tuple[Rank, Layer]], start: int, end: int) -> list[Run]:
    """Cut ``[start, end)`` into runs; `layers` are given from the lowest rank to the highest."""
    over = [
        (rank, first, last, code)
        for rank, layer in layers
        for first, last, code in layer.touching(start, end)
    ]
    if not over:
        return [Run(start, end, ())] if start < end else []
    cuts = {start, end}
    for _, first, last, _ in over:
        cuts.add(first)
        cuts.add(last)
    edges = sorted(cuts)
    return [
        Run(a, b, tuple((rank, code) for rank, first, last, code in over if first <= a < last))
        for a, b in pairwise(edges)
    ]


def overlaps(spans: Iterable[Span]) -> Iterable[Span]:
    """The stretches that two or more of `spans` cover."""
    edges = sorted(edge for span in spans if span for edge in ((span.start, 1), (span.end, -1)))
    over, begun = 0, 0
    for at, step in edges:
        if over < 2 <= over + step:
            begun = at
        elif over >= 2 > over + step and begun < at:
            yield Span(begun, at)
        over += step


def _flattened(spans: Iterable[tuple[Span, int]]) -> Iterable[tuple[int, int, int]]:
    """The spans cut so that none overlap, neighbours of one code joined (a sweep over edges)."""
    edges: list[tuple[int, int, int]] = []
    for span, code in spans:
        if span.start < span.end:
            edges += [(span.start, 1, code), (span.end, -1, code)]
    edges.sort()
    open_now: dict[int, int] = {}
    begun, current = 0, -1
    index = 0
    while index < len(edges):
        at = edges[index][0]
        while index < len(edges) and edges[index][0] == at:
            _, step, code = edges[index]
            open_now[code] = open_now.get(code, 0) + step
            index += 1
        top = max((code for code, count in open_now.items() if count > 0), default=-1)
        if top != current:
            if current >= 0:
                yield begun, at, current
            begun, current = at, top
