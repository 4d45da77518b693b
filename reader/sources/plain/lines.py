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
    lines = Lines()
    blank = True
    texts, firsts, gaps, indents = lines.texts, lines.firsts, lines.gaps, lines.indents
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line:
            blank = True
            continue
        texts.append(line)
        firsts.append(number)
        gaps.append(blank)
        indents.append(0 if raw[0] == line[0] else len(raw) - len(raw.lstrip()))
        blank = False
    lines.lasts = firsts.copy()
    return lines


def blank_line_share(gaps: Iterable[bool]) -> float:
    """How many of the lines have a blank line before them, from 0 to 1."""
    counts = list(gaps)
    return sum(counts) / len(counts) if counts else 0.0
