"""An app without an article that looks like Reader: a place for one part under test."""

from __future__ import annotations

from reader.ui.style.look import Look


class Host(Look[None]):
    """Has Reader's themes and style sheets."""
