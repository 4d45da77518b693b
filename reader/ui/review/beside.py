"""The words as they were saved, beside the words as they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from reader.text.difference import Piece, difference
from reader.text.sanitise import one_line
from reader.ui.edits import LOOKS, folded
from reader.ui.plain import safe

_GAP = 3
_NARROWEST = 76
_LINES = 8


_SAVED = ("saved", "now")


def beside(old: str, new: str, width: int, *, heads: tuple[str, str] = _SAVED) -> Content:
    """Both, in columns where there is room and one above the other where there is not; what is
    gone is marked in the old words, what is new in the new ones. With other `heads` the two are
    of one right, and neither is struck out."""
    pieces = difference(old, new)
    gone = "gone" if heads == _SAVED else "new"
    sides = [_side(pieces, "gone", gone), _side(pieces, "new", "new")]
    if width < _NARROWEST:
        lines = [
            line
            for head, side in zip(heads, sides, strict=True)
            for line in _under(head, folded(side, width - 7, _LINES))
        ]
        return Content("\n").join(lines)
    half = (width - _GAP) // 2
    columns = [
        [Content.styled(head, "bold $quiet"), *folded(side, half, _LINES)]
        for head, side in zip(heads, sides, strict=True)
    ]
    rows = zip_longest(*columns, fillvalue=Content(""))
    return Content("\n").join(
        Content.assemble(left, " " * (half + _GAP - left.cell_length), right)
        for left, right in rows
    )


def _under(head: str, lines: Sequence[Content]) -> list[Content]:
    """The lines with their heading before the first."""
    shown = [*lines] or [Content.styled("nothing", "$quiet")]
    return [
        Content.assemble((head.ljust(7) if not n else " " * 7, "bold $quiet"), line)
        for n, line in enumerate(shown)
    ]


def _side(pieces: Sequence[Piece], fate: str, look: str) -> Content:
    """The words of one side: those of `fate` look as LOOKS has it for `look`."""
    parts: list[tuple[str, str]] = []
    for piece in pieces:
        if piece.fate in ("same", fate):
            before, after, style = LOOKS["same" if piece.fate == "same" else look]
            parts.append((f"{before}{_in_one_line(piece.text)}{after}", style))
    return Content.assemble(*parts) if parts else Content.styled("nothing", "$quiet")


def _in_one_line(words: str) -> str:
    """`words` in one line, with the spaces at their ends."""
    clean = " ".join(safe(words).split())
    if not clean:
        return " " if words else ""
    return f"{' ' * words[0].isspace()}{clean}{' ' * words[-1].isspace()}"


def quoted(words: str, limit: int = 400) -> str:
    """`words` in quotation marks, once."""
    return f"“{one_line(words, limit).strip('“”')}”"
