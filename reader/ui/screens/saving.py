"""Saving: written in the writer's thread, shown as saved only once it is on disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.folders import short_path
from reader.model import Metadata
from reader.ui.article.session import Found
from reader.ui.screens.desk import Desk
from reader.workspace import Mark

if TYPE_CHECKING:
    from reader.annotation.store import Token

T = TypeVar("T")


class Kept(NamedTuple):
    """What the store has for the article on screen; None where nothing has changed."""

    marks: tuple[Mark, ...]
    found: Found | None
    metadata: Metadata | None


class Saver:
    """Saves through the workspace, and lets the page follow."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._details: tuple[Metadata | None] | None = None
        self._token: Token | None = None
        self._said_where = False

    def save(
        self,
        what: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[str], None] | None = None,
    ) -> None:
        """Do `work` as `Saves.save` does; then show annotations, corrections and details as the
        store has them, and call `done`."""
        desk = self._desk

        def write() -> tuple[T, Kept]:
            self._know_details()
            return work(), self.look()

        def saved(outcome: tuple[T, Kept]) -> None:
            result, kept = outcome
            self._say_where()
            self._show(kept)
            done(result)
            desk.refocus()

        desk.saves.save(what, write, saved, refused)

    def _say_where(self) -> None:
        """The first save says where it went."""
        folder = self._desk.workspace.store.folder
        if folder is not None and not self._said_where:
            self._desk.messages.say(f"Saved in {short_path(folder)}.")
        self._said_where = True

    def look(self) -> Kept:
        """What the store has for the article now; blocks."""
        desk = self._desk
        article, workspace = desk.session.article, desk.workspace
        before = self._know_details()
        self._token = workspace.store.token(article.id)
        self._details = (workspace.details(article),)
        latest = workspace.latest_analysis(article)
        same = latest is None or latest is desk.session.reading.analysis
        found = None if same or latest is None else Found(latest)
        changed = self._details != before
        return Kept(workspace.marks(article), found, self._details[0] if changed else None)

    def look_if_changed(self) -> Kept | None:
        """The same, or None while nobody has changed the store since the last look."""
        now = self._desk.workspace.store.token(self._desk.session.article.id)
        if self._token is None:
            self._token = now
        return None if now == self._token else self.look()

    def _know_details(self) -> tuple[Metadata | None]:
        """What the library knew about the article when it was last looked at."""
        if self._details is None:
            self._details = (self._desk.workspace.details(self._desk.session.article),)
        return self._details

    def follow(self, kept: Kept) -> None:
        """Show what another window has saved."""
        self._show(kept)
        self._desk.refocus()
        self._desk.saves.tell_others()

    def _show(self, kept: Kept) -> None:
        desk = self._desk
        if kept.metadata is not None:
            desk.take_details(kept.metadata)
        desk.session.set_marks(kept.marks)
        if kept.found is not None:
            desk.take(kept.found, whole=desk.session.reading.analysed)
