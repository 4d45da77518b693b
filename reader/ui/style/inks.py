"""The styles of what Reader draws line by line, from `styles/inks.toml` and the theme.

Textual's component classes would do the same, but each of them is a node that is styled again
with every change of class or focus: forty of them cost a tenth of the time to the first paint.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from rich.style import Style
from textual.color import Color

from reader.resources import styles
from reader.ui.style.tag_colors import COLORS, tint_of
from reader.ui.style.themes import is_terminals_own
from reader.ui.style.xterm import ground_of_256


class Inks:
    """The styles of one theme by name; the empty name is plain text on the page."""

    def __init__(
        self, variables: Mapping[str, str], *, colors: bool = True, of_256: bool = False
    ) -> None:
        table = _table()
        words = table["color"] | (_instead(table, variables) if colors else table["plain"])
        for name, color in COLORS.items():
            tint = tint_of(color, variables) if colors else ""
            if tint and of_256:
                tint = ground_of_256(tint, variables)
            # Where nothing is tinted all tagged words look alike.
            words[color_ink(name)] = f"on {tint}" if tint else words["tagged"]
        self._base = _style("$ink on $page", variables)
        self._styles = {name: _style(text, variables) for name, text in words.items()}
        self._over: dict[str, Style] = {}
        self._combined: dict[tuple[object, ...], Style] = {}

    def __getitem__(self, name: str) -> Style:
        """The style of `name` upon the page."""
        style = self._over.get(name)
        if style is None:
            style = self._over[name] = self._base + self._styles[name] if name else self._base
        return style

    def layered(self, ground: str, names: tuple[str, ...]) -> Style:
        """The styles of `names` laid over `ground`, the last one uppermost."""
        style = self._combined.get((ground, names))
        if style is None:
            style = self[ground]
            for name in names:
                style += self._styles[name]
            self._combined[(ground, names)] = style
        return style


def _instead(table: Mapping[str, dict[str, str]], variables: Mapping[str, str]) -> dict[str, str]:
    return table["sixteen"] if is_terminals_own(variables) else {}


def color_ink(name: str) -> str:
    """The name of the style of words with a tag of the colour `name`."""
    return f"tag-{name}"


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads((styles() / "inks.toml").read_text(encoding="utf-8"))


def ink_names() -> frozenset[str]:
    """Everything that has a style."""
    return frozenset(_table()["color"])


def _style(text: str, variables: Mapping[str, str]) -> Style:
    """The style that `text` describes, such as "bold $ink on $page" or "on #33507a"."""
    style, on = Style(), False
    for word in text.split():
        if word == "on":
            on = True
        elif word[0] in "$#":
            color = Color.parse(variables[word[1:]] if word[0] == "$" else word).rich_color
            style += Style(bgcolor=color) if on else Style(color=color)
        else:
            style += Style.parse(word)
    return style
