"""Answers to what is being typed: never more than one at work, and only the newest is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from reader.ui.jobs import Jobs

T = TypeVar("T")


class Latest:
    """Runs requests in threads, one at a time; a request made meanwhile waits, and takes the
    place of one that waits already. What an older request found is not handed over."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._at_work = False
        self._number = 0
        self._next: Callable[[], None] | None = None

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `work` in a thread, then `done` or `failed` unless something was asked since."""
        self._number += 1
        number = self._number

        def begin() -> None:
            self._at_work = True
            self._jobs.run(
                work,
                lambda result: self._end(number, lambda: done(result)),
                lambda error: self._end(number, lambda: failed(error)),
            )

        if self._at_work:
            self._next = begin
        else:
            begin()

    @property
    def waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._at_work

    def _end(self, number: int, tell: Callable[[], None]) -> None:
        self._at_work = False
        following, self._next = self._next, None
        if following is not None:
            following()
        if number == self._number:
            tell()
