"""The numbers that the items of an ordered list are shown with, as HTML's `ol` has them.

Runs in the helper process only: it imports lxml.
"""

from __future__ import annotations

import re

from lxml import html as lxml_html

_NUMBER = re.compile(r"-?[0-9]{1,9}")
_STYLE = re.compile(
    r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-(?:alpha|latin|roman))\b"
)
_TYPES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I", "none": "none",
}  # fmt: skip
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Numbers:
    """Counts the items of an ordered list, from its `start`, backwards if it is `reversed`, in the
    figures or letters of its `type` or of its own style."""

    def __init__(self, element: lxml_html.HtmlElement) -> None:
        backwards = element.get("reversed") is not None
        self._step = -1 if backwards else 1
        items = sum(1 for child in element if child.tag == "li") if backwards else 1
        self._at = _number(element, "start", items)
        style = _STYLE.search(element.get("style", "").lower())
        self._type = _TYPES[style[1]] if style else element.get("type", "1")

    def next(self, item: lxml_html.HtmlElement) -> str:
        """What stands before the words of the next `item`."""
        number = _number(item, "value", self._at)
        self._at = number + self._step
        return "" if self._type == "none" else f"{_written(number, self._type)}. "


def _number(element: lxml_html.HtmlElement, name: str, otherwise: int) -> int:
    said = element.get(name, "")
    return int(said) if _NUMBER.fullmatch(said) else otherwise


def _written(number: int, type_: str) -> str:
    """`number` in letters ("a", "A") or Roman figures ("i", "I"), where there is one for it."""
    if type_ in ("a", "A") and number > 0:
        written = _letters(number)
    elif type_ in ("i", "I") and 0 < number < 4000:
        written = _roman(number)
    else:
        return str(number)
    return written.upper() if type_.isupper() else written


def _letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa."""
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = chr(ord("a") + letter) + written
    return written


def _roman(number: int) -> str:
    written = ""
    for value, figures in _ROMAN:
        count, number = divmod(number, value)
        written += figures * count
    return written
