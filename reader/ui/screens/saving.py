"""Saving: written in the writer's thread, shown as saved only once it is on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.model import Metadata, Span
from reader.model.errors import ReaderError
from reader.ui.article.session import Found
from reader.ui.screens.desk import Desk, reason
from reader.workspace import Mark

if TYPE_CHECKING:
    from reader.annotation.store import Token

T = TypeVar("T")

_NOT_SAVED = "NOT SAVED"


class Kept(NamedTuple):
    """What the store has for the article on screen; None where nothing has changed."""

    marks: tuple[Mark, ...]
    found: Found | None
    metadata: Metadata | None


class Unsaved(NamedTuple):
    """Something that could not be saved: what it is, why, and the way to try it again."""

    what: str
    why: str
    again: Callable[[], None]


class Saver:
    """Saves through the workspace, and lets the page follow. What failed can be tried again."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._details: tuple[Metadata | None] | None = None
        self._token: Token | None = None
        self.failed: list[Unsaved] = []
        self.saved: list[Callable[[], None]] = []
        """Called after every save, and when another window has saved something."""

    @property
    def unsaved(self) -> bool:
        """Whether something was not saved, or is not yet."""
        return bool(self.failed or self._desk.saving.waiting)

    def save(
        self,
        what: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[str], None] | None = None,
    ) -> None:
        """Do `work` in the writer's thread; then show annotations, corrections and details as the
        store has them, and call `done`. `refused` is told why when the store says no for a reason
        that another try would not change (a name that is taken); without it, that counts as not
        saved."""
        desk = self._desk
        desk.saving.waiting += 1
        desk.tell()

        def write() -> tuple[T, Kept]:
            self._know_details()
            return work(), self.look()

        def saved(outcome: tuple[T, Kept]) -> None:
            result, kept = outcome
            desk.saving.waiting -= 1
            self._say_saved()
            self._show(kept)
            done(result)
            desk.refocus()
            self._tell_others()

        def failed(error: Exception) -> None:
            desk.saving.waiting -= 1
            why = reason(error)
            if refused is not None and _is_refusal(what, error):
                desk.tell()
                refused(why)
            else:
                self._failed(Unsaved(what, why, lambda: self.save(what, work, done, refused)))

        desk.jobs.write(write, saved, failed)

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
        self._tell_others()

    def _show(self, kept: Kept) -> None:
        desk = self._desk
        if kept.metadata is not None:
            desk.take_details(kept.metadata)
        desk.session.set_marks(kept.marks)
        if kept.found is not None:
            desk.take(kept.found, whole=desk.session.reading.analysed)

    def save_again(self) -> None:
        """Try again what could not be saved."""
        failed, self.failed = self.failed, []
        self._desk.saving.failed = ""
        if not failed:
            self._desk.say("Everything is saved.")
        for one in failed:
            one.again()

    def _failed(self, unsaved: Unsaved) -> None:
        desk = self._desk
        self.failed.append(unsaved)
        why = unsaved.why.removeprefix(_NOT_SAVED).lstrip(" —:")
        desk.saving.failed = f"{unsaved.what}. {why}"
        desk.messages.say(f"{_NOT_SAVED}: {desk.saving.failed}")
        desk.tell()
        self._tell_others()

    def _tell_others(self) -> None:
        for call in list(self.saved):
            call()

    def _say_saved(self) -> None:
        desk = self._desk
        first = not desk.saving.last
        desk.saving.last = f"saved {desk.clock():%H:%M}"
        folder = desk.workspace.store.folder
        if first and folder is not None:
            desk.messages.say(f"Saved in {short_path(folder)}.")
        if not self.failed:
            desk.saving.failed = ""


class Drafts:
    """The note being written, kept in the state file so that a crash does not lose it."""

    def __init__(self, desk: Desk, on: Span | str) -> None:
        self._state = desk.workspace.state
        self._jobs = desk.jobs
        where = on if isinstance(on, str) else f"{on.start}-{on.end}"
        self._key = f"{desk.session.article.version.sha256[:16]}:{where}"

    def found(self) -> str | None:
        """What was written here and never saved."""
        draft = self._state.get("draft")
        if isinstance(draft, dict) and draft.get("on") == self._key:
            text = draft.get("text")
            return text if isinstance(text, str) and text else None
        return None

    def keep(self, text: str) -> None:
        self._put({"on": self._key, "text": text})

    def drop(self) -> None:
        self._put(None)

    def _put(self, value: object) -> None:
        self._jobs.write(lambda: self._state.put("draft", value), _nothing, _nothing)


def _is_refusal(what: str, error: Exception) -> bool:
    """Whether another try would end in the same way."""
    if what in ("undo", "redo"):
        return True
    return isinstance(error, ReaderError) and not str(error).startswith(_NOT_SAVED)


def _nothing(_: object) -> None:
    return


def short_path(path: Path) -> str:
    """`path` with the home folder written as ~."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
