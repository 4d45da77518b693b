"""Pictures of the screen, made so that what looks the same is the same."""

from __future__ import annotations

import re

_GROUND = re.compile(
    r'<rect fill="([^"]+)" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" '
    r'shape-rendering="crispEdges"/>'
)
_GROUNDS = re.compile(rf"(?:{re.sub('[(](?!.:)', '(?:', _GROUND.pattern)})+")


def joined(picture: str) -> str:
    """`picture`, an SVG by Textual, with the ground of neighbouring cells drawn at once where it is
    of one colour. Textual parts it where one widget ends and another begins, be it a scroll bar
    that shows nothing, and whether that is there may depend on which came first."""
    return _GROUNDS.sub(_join, picture)


def _join(grounds: re.Match[str]) -> str:
    rects: list[tuple[str, float, str, float, str]] = []
    for fill, left, y, width, height in _GROUND.findall(grounds[0]):
        x, wide = float(left), float(width)
        if rects:
            last_fill, last_x, last_y, last_wide, _ = rects[-1]
            if (fill, y) == (last_fill, last_y) and abs(last_x + last_wide - x) < 0.1:
                rects.pop()
                x, wide = last_x, last_wide + wide
        rects.append((fill, x, y, wide, height))
    return "".join(
        f'<rect fill="{fill}" x="{x:.1f}" y="{y}" width="{wide:.1f}" height="{height}" '
        'shape-rendering="crispEdges"/>'
        for fill, x, y, wide, height in rects
    )
