"""Laying short texts out in a given number of cells, for rows and headings."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content

ELLIPSIS = "…"


def fold_words(text: str, width: int, most: int) -> list[str]:
    """`text` broken at spaces into lines of at most `width` cells.

    Words longer than a line are cut; beyond `most` lines the last one ends in an ellipsis. Line
    ends in the text stay. An empty text has no lines.
    """
    lines: list[str] = []
    width = max(width, 2)
    for part in text.splitlines():
        rest = part.strip()
        while rest:
            if len(lines) == most:
                lines[-1] = cut(lines[-1] + " " + rest, width)
                return lines
            line = _first_line(rest, width)
            lines.append(line)
            rest = rest[len(line) :].lstrip()
    return lines


def _first_line(text: str, width: int) -> str:
    """The longest start of `text` that fits, broken at a space where there is one."""
    end = len(text) if text.isascii() else _cells_in(text, width)
    if end <= width and end == len(text):
        return text
    end = min(end, width)
    if text[end : end + 1] == " ":
        return text[:end].rstrip()
    space = text.rfind(" ", 0, end)
    return text[:space].rstrip() if space > 0 else text[: max(end, 1)]


def _cells_in(text: str, width: int) -> int:
    """How many characters of `text` fit into `width` cells."""
    cells = 0
    for count, char in enumerate(text[: 4 * width]):
        cells += cell_len(char)
        if cells > width:
            return count
    return min(len(text), 4 * width)


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, ending in an ellipsis when something is missing."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + ELLIPSIS if width > 0 else ""


def spread(left: Content, right: Content, width: int) -> Content:
    """One line with `left` and `right` at its ends; what does not fit is cut from `left`."""
    room = width - right.cell_length - (1 if right else 0)
    if room < 1:
        return left.truncate(max(width, 0), ellipsis=True)
    left = left.truncate(room, ellipsis=True)
    gap = width - left.cell_length - right.cell_length
    return Content.assemble(left, " " * gap, right)
