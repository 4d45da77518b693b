"""Colours of tags: written in several ways, read on every theme."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.ui.style.tag_colors import COLORS, ink_of, name_of, parsed, tint_of
from reader.ui.style.themes import READABLE, complete, contrast, own_themes

_THEMES = {**{theme.name: theme for theme in own_themes()}, **BUILTIN_THEMES}
_EXTREME = ("#000000", "#ffffff", "#00ff00", "#0000ff")


def _variables(name: str) -> dict[str, str]:
    theme = _THEMES[name]
    variables = {**theme.to_color_system().generate(), **theme.variables}
    return {**variables, **complete(variables)}


@pytest.mark.parametrize("name", sorted(n for n, theme in _THEMES.items() if not theme.ansi))
def test_every_colour_can_be_read_and_read_upon_in_every_theme(name: str) -> None:
    variables = _variables(name)
    page, ink = Color.parse(variables["page"]), Color.parse(variables["ink"])
    best = max(contrast(page, Color(255, 255, 255)), contrast(page, Color(0, 0, 0))) - 0.01
    for color in (*COLORS.values(), *_EXTREME):
        assert contrast(Color.parse(ink_of(color, variables)), page) >= min(READABLE, best), color
        on_tint = contrast(ink, Color.parse(tint_of(color, variables)))
        assert on_tint >= min(READABLE, contrast(ink, page)) - 0.01, color


@pytest.mark.parametrize("name", sorted(n for n, theme in _THEMES.items() if theme.ansi))
def test_themes_of_the_terminals_own_colours_take_one_of_these(name: str) -> None:
    variables = _variables(name)
    for color in (*COLORS.values(), *_EXTREME):
        assert ink_of(color, variables).startswith("ansi_")
        assert tint_of(color, variables) == ""


def test_a_colour_is_written_by_name_or_in_hexadecimal_digits() -> None:
    assert parsed(" Red ") == COLORS["red"]
    assert parsed("#ABC") == "#aabbcc"
    assert parsed("12ab9f") == "#12ab9f"
    assert parsed("reddish") is parsed("") is parsed("#12") is None
    assert name_of(COLORS["teal"].upper()) == "teal"
    assert name_of("#123456") == "#123456"


def test_what_is_no_colour_has_no_ink() -> None:
    variables = _variables("ink")
    assert ink_of("", variables) == ink_of("[red]", variables) == tint_of("url(x)", variables) == ""
