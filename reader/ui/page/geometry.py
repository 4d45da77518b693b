"""How the page divides its width: margin, text, paragraph numbers."""

from __future__ import annotations

from dataclasses import dataclass

MEASURE = 72
"""Characters of a line at most; more tires the eye (WCAG 2.2, 1.4.8, allows 80)."""

_FULL_MARGIN = 6
_NARROW_MARGIN = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """How lines are wanted: `measure` cells wide where there are as many, with a blank line
    between every two when `spaced`, with a straight right edge when `justify`."""

    measure: int = MEASURE
    spaced: bool = False
    justify: bool = False


@dataclass(frozen=True, slots=True)
class Geometry:
    """Cells from the left: free space, margin (initials, note mark, bar), text, ¶ numbers."""

    left: int
    margin: int
    text: int
    numbers: int

    @property
    def text_left(self) -> int:
        return self.left + self.margin


def geometry(width: int, paragraphs: int, measure: int = MEASURE) -> Geometry:
    """Divide `width` cells for an article of so many paragraphs."""
    margin = _FULL_MARGIN if width >= 36 else _NARROW_MARGIN
    numbers = len(str(paragraphs)) + 2 if width >= 60 else 1
    text = max(8, min(measure, width - margin - numbers))
    return Geometry(max(0, (width - margin - text - numbers) // 2), margin, text, numbers)
