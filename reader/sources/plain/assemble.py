"""From settled lines to one text, its blocks, and the lines set aside."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from reader.model import BlockKind, Blocks, RemovedLine
from reader.sources.plain.draft import Draft

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Assembled:
    text: str
    blocks: Blocks
    removed: tuple[RemovedLine, ...]


def assemble(draft: Draft, text: str, restored: Collection[int] = ()) -> Assembled:
    """Join the kept lines and those with a number in `restored`.

    `text` is the input, for the words of a line set aside. What is restored becomes a paragraph
    and changes nothing else.
    """
    kinds, levels = draft.kinds, draft.levels
    gone = draft.reasons.keys() - _restored_indices(draft, restored)
    kept = [index for index in range(len(draft)) if index not in gone]
    sizes = [draft.sizes[index] for index in kept]
    starts = [0, *accumulate(size + len(SEPARATOR) for size in sizes)][: len(kept)]
    blocks = Blocks.of_columns(
        starts,
        map(add, starts, sizes),
        [kinds[index] or BlockKind.PARAGRAPH for index in kept],
        [levels.get(index, 0) for index in kept],
    )
    joined = SEPARATOR.join([draft.texts[index] for index in kept])
    return Assembled(joined, blocks, tuple(_removed(draft, gone, kept, blocks, len(joined), text)))


def _restored_indices(draft: Draft, restored: Collection[int]) -> set[int]:
    """The lines set aside that were made from an input line with a number in `restored`."""
    if not restored:
        return set()
    lines = draft.lines
    return {
        index
        for index in draft.reasons
        if any(number in restored for number in range(lines.firsts[index], lines.lasts[index] + 1))
    }


def _removed(
    draft: Draft, gone: Iterable[int], kept: list[int], blocks: Blocks, end: int, text: str
) -> Iterator[RemovedLine]:
    """The lines set aside, each to return before the block of the next line that is kept."""
    lines = draft.lines
    raw_lines: list[str] = []
    for index in sorted(gone):
        following = bisect_left(kept, index)
        at = blocks.starts[following] if following < len(kept) else end
        first, last, reason = lines.firsts[index], lines.lasts[index], draft.reasons[index]
        if first == last:
            yield RemovedLine(first, at, lines.texts[index], reason)
            continue
        raw_lines = raw_lines or text.split("\n")
        for number in range(first, last + 1):
            yield RemovedLine(number, at, raw_lines[number - 1].strip(), reason)
