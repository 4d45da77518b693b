"""What became of some words, shown: gone ones struck out in [-…-], new ones in {+…+}, so that
colour is not alone."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from reader.text.difference import Piece
from reader.ui.plain import safe

LOOKS = {
    "same": ("", "", ""),
    "gone": ("[-", "-]", "$danger-ink strike"),
    "new": ("{+", "+}", "$tag bold"),
}
_AROUND = 60
"""Characters of unchanged words that are shown before and after a change."""


def edited(pieces: Sequence[Piece], *, around: int = _AROUND) -> Content:
    """The words with what is gone and what is new marked; of long stretches that stay the same
    only `around` characters are shown next to a change."""
    parts: list[Content | tuple[str, str]] = []
    last = len(pieces) - 1
    for index, piece in enumerate(pieces):
        before, after, style = LOOKS[piece.fate]
        words = " ".join(safe(piece.text).split(" "))
        if piece.fate == "same":
            words = _shortened(words, around, first=index == 0, last=index == last)
        parts.append((f"{before}{words}{after}", style))
    return Content.assemble(*parts)


def _shortened(words: str, around: int, *, first: bool, last: bool) -> str:
    """`words` with their middle, beginning or end left out, cut at spaces."""
    if len(words) <= around * (1 if first or last else 2) + 1:
        return words
    head = [] if first else [words[:around].rsplit(" ", 1)[0]]
    tail = [] if last else [words[-around:].split(" ", 1)[-1]]
    return " ".join([*head, "…", *tail])


def folded(content: Content, width: int, most: int) -> list[Content]:
    """`content` in at most `most` lines of `width` cells."""
    lines = list(content.wrap(max(2, width)))
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].truncate(max(1, width - 1)) + Content("…")]
    return lines
