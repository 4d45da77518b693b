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
    lines, kinds, reasons = draft.lines, draft.kinds, draft.reasons
    pieces: list[str] = []
    blocks: list[Block] = []
    removed: list[RemovedLine] = []
    pending: list[int] = []
    at = 0
    for index, text in enumerate(lines.texts):
        if index in reasons and not _is_restored(draft, index, restored):
            pending.append(index)
            continue
        start = at
        if pending:
            removed += _removed(draft, pending, start, raw_lines)
            pending.clear()
        pieces.append(text)
        kind = kinds[index] or BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(start, start + len(text)), draft.levels.get(index, 0)))
        at = start + len(text) + len(SEPARATOR)
    joined = SEPARATOR.join(pieces)
    removed += _removed(draft, pending, len(joined), raw_lines)
    return Assembled(joined, Blocks(blocks), tuple(removed))


def _is_restored(draft: Draft, index: int, restored: Collection[int]) -> bool:
    if not restored:
        return False
    first, last = draft.lines.firsts[index], draft.lines.lasts[index]
    return any(number in restored for number in range(first, last + 1))


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
