"""The screen of `reader SOURCE`."""

from __future__ import annotations

import contextlib
import os
import signal
from concurrent.futures import Future
from datetime import datetime
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import SuspendNotSupported

from reader.model import Article
from reader.model.errors import ReaderError
from reader.resources import styles
from reader.ui.look import Look
from reader.ui.places import Places
from reader.ui.screens.desk import Clock
from reader.ui.screens.reading import ReadingScreen
from reader.workspace import Workspace


class ReaderApp(Look[Exception | None]):
    """Reads one article; ends with the error that kept it from being opened, if there was one."""

    # The style sheets of panels and dialogs are read behind the first paint, with them.
    CSS_PATH: ClassVar[list[str | PurePath]] = [styles() / "reader.tcss"]

    def __init__(
        self, workspace: Workspace, opening: Future[Article], clock: Clock = datetime.now
    ) -> None:
        settings = workspace.settings
        super().__init__(settings.theme or workspace.state.get("theme", ""))
        self.workspace, self.clock, self._opening = workspace, clock, opening
        self.places = Places(self)
        self.set_keymap(dict(settings.keys))

    def on_load(self) -> None:
        """Before anything is drawn: the user's own style sheet, if there is one."""
        path = self.workspace.folders.style_sheet
        if path.exists():
            from reader.ui.user_sheet import add_user_sheet

            self.notice = add_user_sheet(self.stylesheet, path)

    async def take_key(self, event: events.Key) -> bool:
        """Keys for the text go to the reading screen, which acts on them at once."""
        stack = self.screen_stack
        top = stack[-1] if stack else None
        if isinstance(top, ReadingScreen):
            return await top.take_key(event)
        before_key = getattr(top, "before_key", None)
        if before_key is not None:
            before_key()
        return False

    @property
    def reading(self) -> ReadingScreen:
        """The article that lies uppermost."""
        return self.places.reading

    def get_default_screen(self) -> ReadingScreen:
        return ReadingScreen(self.workspace, self._opening, self.clock, self.places)

    def action_suspend_process(self) -> None:
        """Stop the whole job, as the terminal itself does: a shell that ran `make` waits for make.

        Textual stops this process alone, which leaves such a shell waiting and the terminal dead.
        """
        with contextlib.suppress(SuspendNotSupported), self.suspend():
            kept = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
            os.killpg(os.getpgrp(), signal.SIGTSTP)
            signal.signal(signal.SIGTSTP, kept)


def run(workspace: Workspace, opening: Future[Article]) -> int:
    """Show the article that is being opened until the user leaves; returns the exit status.

    Raises ReaderError when the article cannot be opened.
    """
    if opening.done():
        opening.result()
    app = ReaderApp(workspace, opening)
    error = app.run()
    if isinstance(error, Exception):
        raise error
    if app.return_code:
        raise ReaderError("The screen ended with an error.")
    return 0
