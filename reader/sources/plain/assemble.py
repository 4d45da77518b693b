"""From settled lines to one text, its blocks, and the lines set aside."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reader.model import Block, BlockKind, Blocks, RemovedLine, Span
from reader.sources.plain.draft import Draft

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True)
class Assembled:
    text: str
    blocks: Blocks
    removed: tuple[RemovedLine, ...]


def assemble(draft: Draft, raw_lines: list[str], restored: Collection[int] = ()) -> Assembled:
    """Join the kept lines and those with a number in `restored`.

    `raw_lines` are the input's lines, for the words of a line set aside. What is restored
    becomes a paragraph and changes nothing else.
    """
    kinds, reasons, levels = draft.kinds, draft.reasons, draft.levels
    back = _restored_indices(draft, restored)
    pieces: list[str] = []
    blocks: list[Block] = []
    removed: list[RemovedLine] = []
    pending: list[int] = []
    at = 0
    for index, text in enumerate(draft.texts):
        if index in reasons and index not in back:
            pending.append(index)
            continue
        if pending:
            removed += _removed(draft, pending, at, raw_lines)
            pending.clear()
        pieces.append(text)
        end = at + len(text)
        kind = kinds[index] or BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, end), levels.get(index, 0)))
        at = end + len(SEPARATOR)
    joined = SEPARATOR.join(pieces)
    removed += _removed(draft, pending, len(joined), raw_lines)
    return Assembled(joined, Blocks(blocks), tuple(removed))


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


def _removed(draft: Draft, indices: list[int], at: int, raw_lines: list[str]) -> list[RemovedLine]:
    lines = draft.lines
    removed = []
    for index in indices:
        first, last, reason = lines.firsts[index], lines.lasts[index], draft.reasons[index]
        if first == last:
            removed.append(RemovedLine(first, at, lines.texts[index], reason))
        else:
            removed += [
                RemovedLine(number, at, raw_lines[number - 1].strip(), reason)
                for number in range(first, last + 1)
            ]
    return removed
