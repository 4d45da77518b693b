"""A text as lines, each with its place in the input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain, compress, count
from operator import not_


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
    firsts = list(compress(count(1), stripped))
    indents = [0] * len(firsts)
    if raws != stripped:
        both = zip(raws, stripped, strict=True)
        indents = [len(raw) - len(raw.lstrip()) for raw, line in both if line]
    return Lines(
        texts=list(filter(None, stripped)),
        firsts=firsts,
        lasts=firsts.copy(),
        gaps=list(compress(chain((True,), map(not_, stripped)), stripped)),
        indents=indents,
    )


def blank_line_share(gaps: Iterable[bool]) -> float:
    """How many of the lines have a blank line before them, from 0 to 1."""
    counts = list(gaps)
    return sum(counts) / len(counts) if counts else 0.0
