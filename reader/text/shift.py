"""Carrying spans from one version of a text to another with more or fewer restored lines: exact, as
what was put in or taken out is known."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reader.model import RemovedLine, Span, Version


class Shift:
    """Where the blocks of one version stand in another. Called with a span of the one, it gives
    the span of the same words in the other, None where these are not in it; a span over several
    blocks takes in what was restored between them."""

    def __init__(self, starts: Sequence[int], ends: Sequence[int], by: Sequence[int]) -> None:
        self._starts, self._ends, self._by = starts, ends, by

    def __call__(self, span: Span) -> Span | None:
        first = bisect_right(self._ends, span.start)
        last = bisect_left(self._starts, max(span.end, span.start + 1)) - 1
        if first > last:
            return None
        start, end = self._starts[first], self._ends[last]
        if span.start < start or span.end > end:
            # It begins or ends outside the blocks that both have.
            return None
        return Span(span.start + self._by[first], span.end + self._by[last])


def shift(old: Version, new: Version) -> Shift | None:
    """How spans of `old` move to `new`, another version of the same input that differs in the
    lines restored; None when it differs in more."""
    if old.input_sha256 != new.input_sha256:
        return None
    put_in = _letters_at(_only(old.removed, new.removed))
    taken_out = _letters_at(_only(new.removed, old.removed))
    starts, ends, by = array("I"), array("I"), array("q")
    i = j = 0
    while i < len(old.blocks) or j < len(new.blocks):
        came = put_in.pop(_start(old, i), 0)
        went = taken_out.pop(_start(new, j), 0)
        if came or went:
            j, i = _passed(new, j, came), _passed(old, i, went)
            continue
        if i == len(old.blocks) or j == len(new.blocks):
            return None
        before, after = old.blocks.span(i), new.blocks.span(j)
        if before.of(old.text) != after.of(new.text):
            return None
        starts.append(before.start)
        ends.append(before.end)
        by.append(after.start - before.start)
        i, j = i + 1, j + 1
    return Shift(starts, ends, by)


def _only(removed: Sequence[RemovedLine], other: Sequence[RemovedLine]) -> list[RemovedLine]:
    """Those of the removed lines that the other version has in its text."""
    there = {line.line for line in other}
    return [line for line in removed if line.line is not None and line.line not in there]


def _letters_at(lines: Sequence[RemovedLine]) -> dict[int, int]:
    """How much text lines bring back, by the offset at which they do. Letters are counted, as
    spaces and hyphens change where hard-wrapped lines are joined."""
    letters: dict[int, int] = {}
    for line in lines:
        letters[line.at] = letters.get(line.at, 0) + _letters(line.text)
    return letters


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words)) or 1


def _passed(version: Version, index: int, letters: int) -> int:
    """The index of the block after those from `index` on that hold so many letters."""
    while letters > 0 and index < len(version.blocks):
        letters -= _letters(version.blocks.span(index).of(version.text))
        index += 1
    return index


def _start(version: Version, index: int) -> int:
    """Where a block begins, and for the one after the last, where the text ends."""
    return version.blocks.starts[index] if index < len(version.blocks) else len(version.text)
