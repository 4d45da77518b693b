"""The screen of `reader SOURCE`."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import datetime
from pathlib import PurePath
from typing import ClassVar

from textual import events
from textual.app import SuspendNotSupported

from reader.model import Article
from reader.model.errors import ReaderError
from reader.resources import styles
from reader.ui.key_names import with_keys
from reader.ui.places import Places
from reader.ui.saves import Clock
from reader.ui.screens.reading import ReadingScreen
from reader.ui.signals import SIGNALLED, ctrl_c_for_another, heed
from reader.ui.style.look import Look
from reader.workspace import Workspace

SECONDS_TO_WRITE = 5.0
"""How long a program that has met an error waits for what is being written."""


class ReaderApp(Look[Exception | None]):
    """Reads one article; ends with the error that kept it from being opened, if there was one."""

    # The style sheets of panels and dialogs are read behind the first paint, with them.
    CSS_PATH: ClassVar[list[str | PurePath]] = [styles() / "reader.tcss"]
    INLINE_PADDING = 0

    def __init__(
        self, workspace: Workspace, opening: Future[Article], clock: Clock = datetime.now
    ) -> None:
        settings = workspace.settings
        super().__init__(settings.theme or workspace.state.get("theme", ""), settings.keys)
        self.workspace, self.clock, self._opening = workspace, clock, opening
        self.places = Places(self)
        self.crash: Exception | None = None
        """The first error that nobody foresaw."""

    def on_load(self) -> None:
        """Before anything is drawn: the user's own style sheet, if there is one."""
        heed(self._end)
        path = self.workspace.folders.style_sheet
        if path.exists():
            from reader.ui.style.user_sheet import add_user_sheet

            if wrong := add_user_sheet(self.stylesheet, path):
                self.notices.append(wrong)

    def on_ready(self) -> None:
        """Show the terminal's cursor, and say what is wrong with the keys that the user chose."""
        if self.workspace.settings.cursor:
            self.app_resume_signal.subscribe(self, self._show_cursor)
            self._show_cursor()
        keys = self.workspace.settings.keys

        def check() -> list[str]:
            from reader.ui.key_check import what_is_wrong

            return what_is_wrong(keys, self.workspace.folders.settings_file)

        def tell(sentences: list[str]) -> None:
            self.reading.use(lambda tools: tools.program.tell(sentences))

        if keys:
            self.reading.jobs.run(check, tell, lambda _: None)

    def _show_cursor(self, _: object = None) -> None:
        """Textual hides the cursor, though it puts it where the keys are: braille lines need it."""
        self.write_raw("\x1b[?25h")

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

    def _handle_exception(self, error: Exception) -> None:
        """Textual would print a page of code and of what is being read. Here what is written and
        not saved is kept, and `run` says the rest."""
        self.crash = self.crash or error
        super()._handle_exception(error)
        self._exit_renderables.clear()
        with contextlib.suppress(Exception):
            self._keep_unsaved()

    def _keep_unsaved(self) -> None:
        from reader.ui.dialogs.note import NoteEditor

        for screen in self.screen_stack:
            if isinstance(screen, NoteEditor):
                screen.keep_now()
        for screen in self.screen_stack:
            if isinstance(screen, ReadingScreen):
                screen.jobs.finish(SECONDS_TO_WRITE)
                if screen.is_open:
                    screen.keep_place()

    def _end(self, status: int) -> None:
        """Told to end, from outside or because the terminal goes away."""
        with contextlib.suppress(Exception):
            self._keep_unsaved()
        self.exit(return_code=status)

    def thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        """An error that nobody foresaw in a thread of its own: the screen goes on, and says so."""
        if failed.exc_value is not None:
            sentence = self.told(failed.exc_value)
            self.reading.jobs.call(
                lambda: self.reading.use(lambda tools: tools.program.tell([sentence]))
            )

    def told(self, error: BaseException) -> str:
        from reader.crash import told

        return told(self.workspace.folders.log, error, private=self.workspace.private)

    @contextlib.contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal to another program."""
        with super().suspend(), ctrl_c_for_another():
            yield

    def action_suspend_process(self) -> None:
        """Stop the whole job, as the terminal itself does: a shell that ran `make` waits for make.

        Textual stops this process alone, which leaves such a shell waiting and the terminal dead.
        """
        try:
            with self.suspend():
                kept = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
                os.killpg(os.getpgrp(), signal.SIGTSTP)
                signal.signal(signal.SIGTSTP, kept)
        except SuspendNotSupported:
            sentence = with_keys(
                "The shell cannot be reached from here. {quit} leaves.", self.keymap
            )
            self.reading.use(lambda tools: tools.program.tell([sentence]))


def run(workspace: Workspace, opening: Future[Article], *, inline: bool = False) -> int:
    """Show the article that is being opened until the user leaves, `inline` below what stands in
    the terminal; returns the exit status.

    Raises ReaderError when the article cannot be opened.
    """
    if opening.done():
        opening.result()
    return ended(ReaderApp(workspace, opening), inline=inline)


def ended(app: ReaderApp, *, inline: bool = False) -> int:
    """Run `app` to its end; returns the exit status. Raises ReaderError when it ended with one, or
    with an error that nobody foresaw."""
    usual, threading.excepthook = threading.excepthook, app.thread_failed
    try:
        error = app.run(inline=inline)
    finally:
        threading.excepthook = usual
        app.stop_reading_keys()
    if isinstance(error, Exception):
        raise error
    status = app.return_code or 0
    if status > SIGNALLED:
        return status
    if status:
        raise ReaderError(app.told(app.crash or RuntimeError("the screen ended without a word")))
    return 0
