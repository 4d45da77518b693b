"""Undo and redo of what was saved, in this run or an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.ui.screens.desk import Desk
from reader.ui.screens.saving import Saver
from reader.ui.screens.versions import Versions

if TYPE_CHECKING:
    from reader.annotation import Undone


class History:
    """Takes acts back and makes them again."""

    def __init__(self, desk: Desk, saver: Saver, versions: Versions) -> None:
        self._desk, self._saver, self._versions = desk, saver, versions

    def undo(self) -> None:
        desk = self._desk
        self._saver.save(
            "undo", desk.workspace.undo, lambda done: self._done("Undone", done), desk.say
        )

    def redo(self) -> None:
        desk = self._desk
        self._saver.save(
            "redo", desk.workspace.redo, lambda done: self._done("Redone", done), desk.say
        )

    def _done(self, what: str, done: Undone) -> None:
        message = f"{what}: {done.label}."
        self._desk.say(message)
        if self._desk.session.article.id in done.articles:
            self._versions.follow_undo(done.label, message)
