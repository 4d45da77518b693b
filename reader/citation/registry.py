"""The one table of styles."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reader.citation import (
    ap,
    apa,
    bibtex,
    chicago,
    harvard,
    managers,
    markdown,
    mla,
    numbered,
    wikipedia,
)
from reader.citation.style import Style
from reader.model.errors import ReaderError
from reader.text.nearest import did_you_mean

_FAMILIES = (apa, mla, chicago, harvard, ap, numbered, bibtex, managers, markdown, wikipedia)

STYLES: Mapping[str, Style] = MappingProxyType(
    {style.name: style for family in _FAMILIES for style in family.STYLES}
)
"""All styles by name, in the order in which they are offered."""


def style_named(name: str) -> Style:
    """The style of that name; ReaderError lists them all when there is none."""
    if name not in STYLES:
        meant = did_you_mean(name, STYLES)
        raise ReaderError(
            f"There is no citation style “{name}”.{meant} Styles: {', '.join(STYLES)}."
        )
    return STYLES[name]
