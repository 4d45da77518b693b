"""The colours of tags: kept as the user chose them, shown so that every theme can be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from textual.color import Color, ColorParseError

from reader.ui.style.themes import is_terminals_own, on_page, tinted

COLORS = {
    "red": "#d9534a",
    "orange": "#e08a3c",
    "yellow": "#d4b62f",
    "green": "#5fa853",
    "teal": "#3fa59b",
    "blue": "#4d8fd1",
    "purple": "#9a76d0",
    "pink": "#d070a8",
    "brown": "#a07850",
    "grey": "#8c929c",
}
"""The colours that are offered, by their names."""

_TERMINAL = {
    "red": "ansi_red",
    "orange": "ansi_yellow",
    "yellow": "ansi_bright_yellow",
    "green": "ansi_green",
    "teal": "ansi_cyan",
    "blue": "ansi_blue",
    "purple": "ansi_magenta",
    "pink": "ansi_bright_magenta",
    "brown": "ansi_yellow",
    "grey": "ansi_bright_black",
}
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")


def parsed(words: str) -> str | None:
    """The colour that the user wrote, by name or as #rrggbb, as `#rrggbb`; None if it is none."""
    words = words.strip().lower()
    if words in COLORS:
        return COLORS[words]
    found = _HEX.fullmatch(words)
    if found is None:
        return None
    digits = found[1]
    return "#" + ("".join(2 * digit for digit in digits) if len(digits) == 3 else digits)


def name_of(color: str) -> str:
    """What the user calls a colour: its name where it has one."""
    return next((name for name, known in COLORS.items() if known == color.lower()), color)


def ink_of(color: str, variables: Mapping[str, str]) -> str:
    """`color` as text that can be read on the page of a theme; "" where it is none."""
    found = _color(color)
    if found is None:
        return ""
    if is_terminals_own(variables):
        return _TERMINAL[nearest(found.hex6.lower())]
    return on_page(found, variables)


def tint_of(color: str, variables: Mapping[str, str]) -> str:
    """`color` as a ground on which the page's text can be read; "" where there is none."""
    found = _color(color)
    if found is None or is_terminals_own(variables):
        return ""
    return tinted(found, variables)


def _color(color: str) -> Color | None:
    try:
        return Color.parse(color) if _HEX.fullmatch(color) else None
    except ColorParseError:
        return None


@cache
def nearest(color: str) -> str:
    """The name of the offered colour that is most like this one; grey for what is none."""
    wanted = _color(color)
    if wanted is None:
        return "grey"

    def distance(name: str) -> int:
        other = Color.parse(COLORS[name])
        return sum((a - b) ** 2 for a, b in zip(wanted.rgb, other.rgb, strict=True))

    return min(COLORS, key=distance)
