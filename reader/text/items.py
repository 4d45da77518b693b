"""Items of a list."""

from __future__ import annotations

import re

_OWN_MARK = re.compile(r"[-*•–‣] |\(?(?:-?\d|(?:[a-zA-Z]|[ivxlcdm]+|[IVXLCDM]+)[.)] )")


def has_own_mark(text: str, start: int) -> bool:
    """Whether the item that begins at `start` begins with a bullet, a number or a letter of its
    own, and needs no bullet before it."""
    return _OWN_MARK.match(text, start) is not None
