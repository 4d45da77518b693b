"""How many there are of something, in words."""

from __future__ import annotations


def counted(count: int, one: str, more: str = "") -> str:
    """ "1 note", "2 notes", "1,000 notes"; `more` is the plural where an s does not make it."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"
