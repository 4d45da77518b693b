"""What is settled so far about each line while the rules run."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import BlockKind
from reader.sources.plain.lines import Lines


class Draft:
    """Verdicts on lines: a kind, or a reason to set the line aside, or none yet.

    The first rule to settle a line has it; later ones see only what is still open. `prose` holds
    the indices of lines that are surely running text, in order.
    """

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.kinds: list[BlockKind | None] = [None] * len(lines)
        self.reasons: dict[int, str] = {}
        self.levels: dict[int, int] = {}
        self.prose: list[int] = []

    def is_open(self, index: int) -> bool:
        return self.kinds[index] is None and index not in self.reasons

    def keep(self, index: int, kind: BlockKind, level: int = 0) -> None:
        """Settle the line as a block of `kind`, whatever was said before."""
        self.kinds[index] = kind
        self.reasons.pop(index, None)
        if level:
            self.levels[index] = level

    def remove(self, index: int, reason: str) -> None:
        """Settle the line as one to set aside."""
        self.kinds[index] = None
        self.reasons[index] = reason

    def open_lines(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        kinds, reasons = self.kinds, self.reasons
        for index in range(start, len(kinds) if end is None else end):
            if kinds[index] is None and index not in reasons:
                yield index
