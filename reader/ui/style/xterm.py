"""Colours for terminals that have 256 of them: near to those of the theme, and as readable.

Rich takes the nearest of them one by one. Dark tints then turn olive or teal, and text on them
can no longer be read; here each ground is chosen for its text, and each text for its grounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from textual.color import Color

from reader.ui.style.themes import ON_PAGE, READABLE, TEXTS, TINTS, contrast

_LEVELS = (0, 95, 135, 175, 215, 255)
_GREYS = 24
_ON_INK = ("bar", *TINTS, "selection-tint", "hit-tint", "cursor-tint")
_PAIRS = (("hit", "hit-tint"), ("hit-now", "hit-now-tint"))


class Entry(NamedTuple):
    """A colour of the terminal, and the one that Rich makes it from."""

    shown: Color
    sent: Color


@cache
def _entries() -> tuple[Entry, ...]:
    """The cube of six levels (without its greys) and the ramp of greys of xterm's palette."""
    cube = (Color(r, g, b) for r in _LEVELS for g in _LEVELS for b in _LEVELS)
    colors = [Entry(color, color) for color in cube if len({*color.rgb}) > 1]
    ends = [Entry(color, color) for color in (Color(0, 0, 0), Color(255, 255, 255))]
    greys = []
    for step in range(_GREYS):
        shown, sent = 8 + 10 * step, round(255 * (step + 1) / (_GREYS + 1))
        greys.append(Entry(Color(shown, shown, shown), Color(sent, sent, sent)))
    return (*colors, *ends, *greys)


def nearest(color: Color, against: Sequence[Color] = ()) -> Entry:
    """The entry most like `color` among those that can be read with each of `against`; the most
    readable one where there is none."""

    def worst(entry: Entry) -> float:
        return min((contrast(entry.shown, other) for other in against), default=READABLE)

    by_likeness = sorted(_entries(), key=lambda entry: _distance(color, entry.shown))
    return next((e for e in by_likeness if worst(e) >= READABLE), None) or max(
        by_likeness, key=worst
    )


def _distance(one: Color, other: Color) -> float:
    """How unlike two colours look, by the cheap formula of CompuPhase ("Colour metric")."""
    mean = (one.r + other.r) / 2
    red, green, blue = one.r - other.r, one.g - other.g, one.b - other.b
    return (2 + mean / 256) * red**2 + 4 * green**2 + (2 + (255 - mean) / 256) * blue**2


def of_256(variables: Mapping[str, str]) -> dict[str, str]:
    """Those of Reader's colours in a complete theme that text is made of or lies on, as entries."""
    wanted = {name: Color.parse(variables[name]) for name in ("page", "ink", *TEXTS, *_ON_INK)}
    found = {"page": nearest(wanted["page"])}
    found["ink"] = nearest(wanted["ink"], [found["page"].shown])
    for name in _ON_INK:
        found[name] = nearest(wanted[name], [found["ink"].shown])
    grounds = [found[name].shown for name in ("page", "bar", *TINTS)]
    for name in TEXTS:
        found[name] = nearest(wanted[name], grounds)
    for text, ground in _PAIRS:
        under = found.get(ground) or nearest(Color.parse(variables[ground]))
        found[ground] = under
        found[text] = nearest(Color.parse(variables[text]), [under.shown])
    return {name: entry.sent.hex6 for name, entry in found.items()}


def ground_of_256(tint: str, variables: Mapping[str, str]) -> str:
    """A tint of the page as an entry on which all text of `variables`, made by `of_256`, can be
    read."""
    texts = _shown(variables[name] for name in ON_PAGE)
    return nearest(Color.parse(tint), texts).sent.hex6


def _shown(sent: Iterable[str]) -> list[Color]:
    known = {entry.sent.hex6: entry.shown for entry in _entries()}
    return [known[color] for color in sent]
