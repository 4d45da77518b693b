"""A number typed before a key."""

from __future__ import annotations


class Count:
    """The number typed before a key."""

    LIMIT = 99_999

    def __init__(self) -> None:
        self._digits = ""

    def feed(self, character: str | None) -> bool:
        """Take a typed character; False when it is no part of a number."""
        if character is None or not character.isascii() or not character.isdigit():
            return False
        if character == "0" and not self._digits:
            return False
        self._digits = (self._digits + character)[-len(str(self.LIMIT)) :]
        return True

    @property
    def text(self) -> str:
        return self._digits

    def take(self) -> int | None:
        """The number, once."""
        digits, self._digits = self._digits, ""
        return int(digits) if digits else None
