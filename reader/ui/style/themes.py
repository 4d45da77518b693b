"""Reader's colours: its own themes, and the same set of colours made from any Textual theme."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from textual.color import Color, ColorParseError
from textual.theme import Theme

from reader.resources import styles

DARK, LIGHT = "ink", "paper"
_LIGHT_GROUNDS = ("7", "15")
READABLE = 4.5
"""The least contrast of text on what lies under it (WCAG 2.2, success criterion 1.4.3)."""

GROUP_VARIABLES = ("people", "organisations", "places", "other-names", "dates", "amounts")
ON_PAGE = ("ink", "quote", "quiet", "accent-ink", *GROUP_VARIABLES)
"""The colours of the text itself."""
TINTS = ("focus-tint", "quote-tint", "note-tint", "tag-tint")

# Which colour of a Textual theme each of ours is made from, where the theme does not set it.
_TEXT_FROM = {
    "quiet": "foreground",
    "accent-ink": "accent",
    "quote": "foreground",
    "unsure": "warning",
    "note": "warning",
    "tag": "success",
    "danger-ink": "error",
    "people": "warning",
    "organisations": "primary",
    "places": "success",
    "other-names": "secondary",
    "dates": "foreground",
    "amounts": "accent",
    "speaker-1": "error",
    "speaker-2": "primary",
    "speaker-3": "success",
    "speaker-4": "secondary",
    "speaker-5": "warning",
    "speaker-6": "accent",
}
_TINT_FROM = {
    "rule": ("foreground", 0.18),
    "bar": ("foreground", 0.06),
    "focus-tint": ("accent", 0.16),
    "cursor-tint": ("accent", 0.22),
    "quote-tint": ("primary", 0.07),
    "note-tint": ("warning", 0.18),
    "tag-tint": ("success", 0.16),
    "selection-tint": ("primary", 0.35),
    "hit-tint": ("warning", 0.35),
}


TEXTS = tuple(_TEXT_FROM)
"""The colours of text other than plain."""


def usual_theme(environ: Mapping[str, str], color_system: str | None) -> str:
    """The theme where none was chosen: light or dark as the terminal says that it is (in
    `COLORFGBG`, if at all), and of the terminal's own colours where it has sixteen only."""
    light = environ.get("COLORFGBG", "").rsplit(";", 1)[-1] in _LIGHT_GROUNDS
    if color_system in ("standard", "windows"):
        return "ansi-light" if light else "ansi-dark"
    return LIGHT if light else DARK


def is_terminals_own(variables: Mapping[str, str]) -> bool:
    """Whether a complete theme is made of the terminal's own sixteen colours."""
    return variables["page"].startswith("ansi_")


def own_themes() -> list[Theme]:
    """The themes in `styles/themes`, Reader's own."""
    return [_read(path) for path in sorted((styles() / "themes").glob("*.toml"))]


def _read(path: Path) -> Theme:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Theme(
        name=table["name"], dark=table["dark"], variables=table["variables"], **table["colors"]
    )


# Themes that use the terminal's own sixteen colours say nothing about contrast: names take a
# colour each, and what would be a tint is left to the margin and to text styles.
_ANSI = {
    "page": "ansi_default",
    "ink": "ansi_default",
    "quiet": "ansi_default",
    "quote": "ansi_default",
    "rule": "ansi_bright_black",
    "bar": "ansi_default",
    "cursor-tint": "ansi_default",
    "focus": "ansi_yellow",
    "hit": "ansi_black",
    "hit-tint": "ansi_yellow",
    "hit-now": "ansi_black",
    "hit-now-tint": "ansi_green",
    "selection-tint": "ansi_blue",
    "dates": "ansi_default",
    **dict.fromkeys(TINTS, "ansi_default"),
}


def complete(variables: Mapping[str, str]) -> dict[str, str]:
    """Reader's variables that a theme does not set, made from those that it does.

    Text colours move towards the plainest one until they can be read on the page and its tints.
    """
    if variables["background"].startswith("ansi_"):
        named = {name: variables.get(source, "") for name, source in _TEXT_FROM.items()}
        made = {**named, **_ANSI}
    else:
        made = _made(variables)
    return {name: value for name, value in made.items() if name not in variables}


def _made(variables: Mapping[str, str]) -> dict[str, str]:
    page = _color(variables.get("page", variables["background"]), Color(18, 18, 18))
    ink = _readable(_color(variables["foreground"], page), page.get_contrast_text(1.0), page)
    base = {name: _color(variables.get(name, ""), ink) for name in set(_TEXT_FROM.values())}
    made = {"page": page, "ink": ink, "focus": _readable(base["accent"], ink, page)}
    for name, (source, factor) in _TINT_FROM.items():
        made[name] = _tint(page, base[source], factor, ink)
    grounds = [page, made["bar"], *(made[name] for name in TINTS)]
    for name, source in _TEXT_FROM.items():
        muted = name in ("quiet", "dates")
        color = base[source].blend(page, 0.3, 1.0) if muted else base[source]
        made[name] = _readable(color, ink, *grounds)
    made["hit"] = ink
    made["hit-now-tint"] = made["focus"]
    made["hit-now"] = _readable(page, page, made["focus"])
    return {name: color.hex6 for name, color in made.items()}


def on_page(color: Color, variables: Mapping[str, str]) -> str:
    """`color` changed until text in it can be read on the page of a complete theme."""
    page = _color(variables["page"], Color(18, 18, 18))
    ink = _color(variables["ink"], page.get_contrast_text(1.0))
    return _readable(color, ink, page, _color(variables["bar"], page)).hex6


def tinted(color: Color, variables: Mapping[str, str]) -> str:
    """The page of a complete theme tinted in `color`, so that all its text can be read on it."""
    page = _color(variables["page"], Color(18, 18, 18))
    ink = _color(variables["ink"], page.get_contrast_text(1.0))
    return _tint(page, color, 0.3, *(_color(variables[name], ink) for name in ON_PAGE)).hex6


def _color(value: str, default: Color) -> Color:
    try:
        color = Color.parse(value.split()[0]) if value else default
    except ColorParseError:
        return default
    return default if color.ansi is not None or color.a < 1 else color


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable(color: Color, towards: Color, *grounds: Color) -> Color:
    """`color` blended towards another, and if need be towards black or white, until it can be
    read on all `grounds`."""
    goals = (towards, Color(255, 255, 255), Color(0, 0, 0))
    best, best_worst = color, 0.0
    for goal in goals:
        for step in range(11):
            blended = color.blend(goal, step / 10, 1.0)
            worst = min(contrast(blended, ground) for ground in grounds)
            if worst >= READABLE:
                return blended
            if worst > best_worst:
                best, best_worst = blended, worst
    return best


def _tint(page: Color, color: Color, factor: float, *texts: Color) -> Color:
    """`page` tinted, weakly enough for `texts` to be read on it."""
    while factor > 0.01:
        tint = page.blend(color, factor, 1.0)
        if all(contrast(text, tint) >= READABLE for text in texts):
            return tint
        factor *= 0.85
    return page
