"""Lines with a straight right edge: which spaces of a line are drawn wider."""

from __future__ import annotations

from collections.abc import Mapping

from rich.cells import cell_len

from reader.text.sanitise import is_clean

_WIDEST = 2
"""Cells that a space may gain; a line that would need more keeps its ragged end."""

Gaps = Mapping[int, int]
"""How many cells wider the space at each offset is."""


def justified(text: str, start: int, end: int, room: int) -> Gaps:
    """The spaces to widen so that the line ``text[start:end]`` takes `room` cells.

    What is added is spread evenly, from the left and from the right by turns, so that no
    rivers of white run down the page.
    """
    shown = text[start:end]
    slack = room - cell_len(shown)
    spaces = [start + at for at, char in enumerate(shown) if char == " " and shown[:at].strip()]
    if not 0 < slack <= _WIDEST * len(spaces) or not is_clean(shown):
        return {}
    shares = [(n + 1) * slack // len(spaces) - n * slack // len(spaces) for n in range(len(spaces))]
    if start % 2:
        shares.reverse()
    return {at: share for at, share in zip(spaces, shares, strict=True) if share}


def widened(text: str, start: int, end: int, gaps: Gaps) -> str:
    """``text[start:end]`` with its wider spaces."""
    if not gaps:
        return text[start:end]
    return "".join(text[at] + " " * gaps.get(at, 0) for at in range(start, end))


def added(gaps: Gaps, offset: int) -> int:
    """The cells that wider spaces add before `offset`."""
    return sum(share for at, share in gaps.items() if at < offset)
