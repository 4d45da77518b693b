"""Themes: every colour there, and text that can be read on what lies under it."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from reader.ui.article.layers import Rank
from reader.ui.page.draw import GROUNDS, LOOKS
from reader.ui.style.inks import Inks
from reader.ui.style.themes import (
    GROUP_VARIABLES,
    READABLE,
    TINTS,
    complete,
    contrast,
    own_themes,
    usual_theme,
)
from reader.ui.style.xterm import of_256

_TEXTS = ("ink", "quiet", "quote", "unsure", "note", "tag", "danger-ink", "accent-ink")
_SPEAKERS = tuple(f"speaker-{number}" for number in range(1, 7))
_OWN = {theme.name: theme for theme in own_themes()}
_COLOURED = {**_OWN, **{name: theme for name, theme in BUILTIN_THEMES.items() if not theme.ansi}}


def _variables(name: str) -> dict[str, str]:
    theme = {**_OWN, **BUILTIN_THEMES}[name]
    variables = {**theme.to_color_system().generate(), **theme.variables}
    return {**variables, **complete(variables)}


@pytest.mark.parametrize("name", sorted(_COLOURED))
def test_text_can_be_read_on_the_page_and_on_every_tint(name: str) -> None:
    variables = _variables(name)
    color = {key: Color.parse(variables[key]) for key in (*_TEXTS, *TINTS, "page", "bar")}
    assert contrast(color["ink"], Color.parse(variables["cursor-tint"])) >= READABLE
    for key in (*_TEXTS, *GROUP_VARIABLES, *_SPEAKERS):
        for ground in ("page", "bar", *TINTS):
            ratio = contrast(Color.parse(variables[key]), color[ground])
            assert ratio >= min(READABLE, _best(color[ground])), (key, ground, ratio)


def _best(ground: Color) -> float:
    return max(contrast(Color(255, 255, 255), ground), contrast(Color(0, 0, 0), ground)) - 0.01


@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT])
@pytest.mark.parametrize("name", sorted(_COLOURED))
def test_whatever_lies_over_the_text_it_can_be_read(name: str, system: ColorSystem) -> None:
    """Names of every kind, in every kind of block, under quotes, marks of every colour, overlaps,
    the focus, matches and the selection."""
    variables, is_256 = _variables(name), system is ColorSystem.EIGHT_BIT
    inks = Inks(variables | (of_256(variables) if is_256 else {}), of_256=is_256)
    over = (Rank.QUOTE, Rank.ANNOTATION, Rank.FOCUS, Rank.HIT, Rank.SELECTION)
    looks = (
        inks.layered(ground, (*name_of, upper))
        for ground in {"", *GROUNDS.values()}
        for name_of in ((), *((kind,) for kind in LOOKS[Rank.ENTITY]))
        for upper in {look for rank in over for look in LOOKS[rank]}
    )
    for ink, ground in {(look.color, look.bgcolor) for look in looks}:
        assert ink is not None and ground is not None
        text, under = (Color(*part.downgrade(system).get_truecolor()) for part in (ink, ground))
        ratio = contrast(text, under)
        assert ratio >= min(READABLE, _best(under)), (ink, ground, ratio)


@pytest.mark.parametrize("name", sorted({**_OWN, **BUILTIN_THEMES}))
def test_every_theme_has_every_variable(name: str) -> None:
    assert set(_OWN["ink"].variables) <= set(_variables(name))


def test_our_own_themes_leave_nothing_to_be_made_up() -> None:
    for theme in _OWN.values():
        assert complete({**theme.to_color_system().generate(), **theme.variables}) == {}


def test_the_usual_theme_is_as_light_and_as_coloured_as_the_terminal() -> None:
    assert usual_theme({}, "truecolor") == usual_theme({"COLORFGBG": "15;0"}, "256") == "ink"
    assert usual_theme({"COLORFGBG": "0;default;15"}, "truecolor") == "paper"
    assert usual_theme({}, "standard") == "ansi-dark"
    assert usual_theme({"COLORFGBG": "0;15"}, "standard") == "ansi-light"


def test_what_would_be_a_tint_is_a_text_style_where_there_are_sixteen_colours() -> None:
    inks = Inks(_variables("ansi-dark"))
    assert inks["focus"].bold and inks["selection"].reverse
    for mark in LOOKS[Rank.ANNOTATION]:
        assert inks[mark].underline, mark
