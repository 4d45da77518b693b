"""A text as lines, each with its place in the input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Lines:
    """The lines that hold words, in columns: a long text has hundreds of thousands.

    `texts` are stripped; `firsts` and `lasts` are the numbers, from 1, of the input lines that
    each was made from; `gaps` says whether a blank line (or nothing) stands before it; `indents`
    counts its leading spaces.
    """

    texts: list[str] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    lasts: list[int] = field(default_factory=list)
    gaps: list[bool] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)


def split(text: str) -> Lines:
    """The lines of sanitised `text`."""
    raws = text.split("\n")
    stripped = list(map(str.strip, raws))
    firsts = [number for number, line in enumerate(stripped, 1) if line]
    return Lines(
        texts=list(filter(None, stripped)),
        firsts=firsts,
        lasts=firsts.copy(),
        gaps=[number == 1 or not stripped[number - 2] for number in firsts],
        indents=[
            0 if raw is line else len(raw) - len(raw.lstrip())
            for raw, line in zip(raws, stripped, strict=True)
            if line
        ],
    )


def blank_line_share(gaps: Iterable[bool]) -> float:
    """How many of the lines have a blank line before them, from 0 to 1."""
    counts = list(gaps)
    return sum(counts) / len(counts) if counts else 0.0
