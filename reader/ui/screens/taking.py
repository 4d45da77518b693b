"""Copies: put on the clipboard by way of the terminal, and how that went."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App

from reader.ui.dialogs.copy import CopyView
from reader.ui.jobs import Jobs
from reader.ui.screens.copied import short

if TYPE_CHECKING:
    from reader.clipboard import Copied

Say = Callable[[str, str], None]
"""Puts a message on the status line, and the whole of it into the list of messages."""


def terminal_of(app: App[Any], jobs: Jobs) -> Callable[[str], None]:
    """Writes a raw sequence to the terminal, from any thread."""

    def write(sequence: str) -> None:
        # Textual has no public way to write raw sequences; its own copying does the same.
        driver = app._driver
        if driver is not None:
            driver.write(sequence)
            driver.flush()

    return lambda sequence: jobs.call(lambda: write(sequence))


def tell_copy(
    app: App[Any],
    say: Say,
    room: int,
    copied: Copied,
    text: str,
    what: str,
    remarks: Sequence[str] = (),
    lost: tuple[str, ...] = (),
) -> None:
    """Say in `room` cells how the copy of `what` went, with what must be known of it and what
    plain text `lost`; where there is no way to copy, show the text so that it can be taken."""
    if not copied.way:
        say(copied.message, "")
        app.push_screen(CopyView(text, copied.message))
        return
    told = list(remarks)
    whole = " ".join([f"{what[:1].upper()}{what[1:]}: {copied.message}", *told])
    say(short(copied, what, told, lost, room), whole)
