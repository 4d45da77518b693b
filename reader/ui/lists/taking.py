"""Copies made on a list: put on the clipboard, and how that went."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.ui.dialogs.copy import CopyView
from reader.ui.screens.copied import short

if TYPE_CHECKING:
    from reader.clipboard import Copied
    from reader.ui.lists.screen import ListScreen

Terminal = Callable[[str], None]


def terminal_of(screen: ListScreen) -> Terminal:
    """Writes a raw sequence to the terminal, from any thread."""

    def write(sequence: str) -> None:
        # Textual has no public way to write raw sequences; its own copying does the same.
        driver = screen.app._driver
        if driver is not None:
            driver.write(sequence)
            driver.flush()

    return lambda sequence: screen.jobs.call(lambda: write(sequence))


def tell_copy(
    screen: ListScreen,
    copied: Copied,
    text: str,
    what: str,
    remarks: list[str] | None = None,
    lost: tuple[str, ...] = (),
) -> None:
    """Say in one line how a copy went; where there is no way, show the text to be taken."""
    if not copied.way:
        screen.say(copied.message)
        screen.app.push_screen(CopyView(text, copied.message))
        return
    told = remarks or []
    whole = " ".join([f"{what[:1].upper()}{what[1:]}: {copied.message}", *told])
    screen.say(short(copied, what, told, lost, screen.size.width - 4), whole)
