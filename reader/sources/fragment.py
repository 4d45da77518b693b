"""What is copied out of a page: a part of its markup, as browsers put it on the clipboard."""

from __future__ import annotations

import re

START = "<!--StartFragment-->"
END = "<!--EndFragment-->"
_LOOK = 4_000
_START = re.compile(rb"<!--\s*StartFragment\s*-->", re.I)


def page_of(markup: str) -> bytes:
    """Copied markup as a page that is known for a part of one: marked as Windows marks it."""
    if START not in markup[:_LOOK]:
        markup = f"{START}{markup}{END}"
    return f'<!DOCTYPE html><meta charset="utf-8">\n{markup}'.encode("utf-8", "replace")


def is_fragment(data: bytes) -> bool:
    """Whether the page in `data` is a part of one that was copied."""
    return _START.search(data[:_LOOK]) is not None
