"""How a fetch goes, told on the screen that waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.key_names import with_keys
from reader.ui.style.look import look_of
from reader.ui.widgets.status import Status

if TYPE_CHECKING:
    from reader.ui.screens.reading import ReadingScreen

_OPENING = "opening…"


class Fetching:
    """Is told by the workspace, from any thread, how far a fetch has come."""

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._told = ""

    def opening(self) -> None:
        """The article of the screen is being opened."""
        self._tell("")

    def progress(self, words: str) -> None:
        """`words` say how far it is; nothing says that it has ended."""
        self._screen.jobs.call(lambda: self._tell(words))

    def _tell(self, words: str) -> None:
        screen = self._screen
        if not screen.is_open:
            hints = ((with_keys("{leave}", look_of(screen).keymap), "stop and quit"),)
            screen.status.show(Status(message=words or _OPENING, hints=hints))
            return
        if words or screen.messages.now == self._told:
            stops = screen.desk.with_keys("{leave} stops it.")
            screen.messages.now = f"{words} {stops}" if words else ""
            screen.desk.tell()
        self._told = screen.messages.now
