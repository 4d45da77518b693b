"""What a screen saves: on its way to the store, saved, or not saved and to be tried again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeVar

from reader.model.errors import ReaderError
from reader.ui.jobs import Jobs, reason

T = TypeVar("T")

Clock = Callable[[], datetime]

_NOT_SAVED = "NOT SAVED"


class Unsaved(NamedTuple):
    """Something that could not be saved: what it is, why, and the way to try it again."""

    what: str
    why: str
    again: Callable[[], None]


class Saves:
    """Saves in the one thread of a screen for that. Nothing is called saved before it is on disk;
    `say` gets what is to be read now, `tell` is called when anything here is another."""

    def __init__(
        self, jobs: Jobs, clock: Clock, say: Callable[[str], None], tell: Callable[[], None]
    ) -> None:
        self._jobs, self._clock, self._say, self._tell = jobs, clock, say, tell
        self.waiting = 0
        """How many are on their way."""
        self.last = ""
        """When something was saved: "saved 12:05"."""
        self.failed: list[Unsaved] = []
        self.listeners: list[Callable[[], None]] = []
        """Called after every save, whatever came of it, and when another window has saved."""

    def save(
        self,
        what: str,
        work: Callable[[], T],
        done: Callable[[T], None],
        refused: Callable[[str], None] | None = None,
    ) -> None:
        """Do `work` in the writer's thread, then call `done`. `refused` is told why when the store
        says no for a reason that another try would not change (a name that is taken); without it,
        that counts as not saved."""
        self.waiting += 1
        self._tell()

        def saved(result: T) -> None:
            self.waiting -= 1
            self.last = f"saved {self._clock():%H:%M}"
            done(result)
            self._tell()
            self.tell_others()

        def failed(error: Exception) -> None:
            self.waiting -= 1
            if refused is not None and _is_refusal(what, error):
                self._tell()
                refused(reason(error))
                return
            again = Unsaved(what, reason(error), lambda: self.save(what, work, done, refused))
            self.failed.append(again)
            self._say(f"{_NOT_SAVED}: {self.why}")
            self.tell_others()

        self._jobs.write(work, saved, failed)

    def tell_others(self) -> None:
        """Tell those who want to hear of saves."""
        for call in list(self.listeners):
            call()

    def try_again(self) -> None:
        """Save again what could not be saved."""
        failed, self.failed = self.failed, []
        if not failed:
            self._say("Everything is saved.")
        for one in failed:
            one.again()

    @property
    def unsaved(self) -> bool:
        """Whether something was not saved, or is not yet."""
        return bool(self.failed or self.waiting)

    @property
    def why(self) -> str:
        """What could not be saved last, and why."""
        if not self.failed:
            return ""
        what, why, _ = self.failed[-1]
        why = why.removeprefix(_NOT_SAVED).lstrip(" —:")
        return f"{what}. {why}" if what else why

    @property
    def told(self) -> str:
        """How it goes, for the status line."""
        return "saving…" if self.waiting else self.last


def _is_refusal(what: str, error: Exception) -> bool:
    """Whether another try would end in the same way."""
    if what in ("undo", "redo"):
        return True
    return isinstance(error, ReaderError) and not str(error).startswith(_NOT_SAVED)
