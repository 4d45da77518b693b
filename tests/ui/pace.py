"""Whether a screen has anything left to do: told by its event loop and its jobs, not by a clock."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from weakref import WeakKeyDictionary

from reader.ui.jobs import Jobs

_SOON = 1 / 60
"""A timer that is due within a frame belongs to what is being done; a later one, such as that of
a blinking cursor, does not."""


async def idle(min_sleep: float = 0.0, max_sleep: float = 0.0) -> None:
    """Wait until nothing is ready to run and no timer is due; stands for Textual's `wait_for_idle`,
    which sleeps until the process seems to use no processor."""
    loop = asyncio.get_running_loop()
    while True:
        # Twice: what a callback of this round set off runs in the next.
        for _ in range(2):
            await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        timers = loop._scheduled  # type: ignore[attr-defined]
        due = min((timer.when() for timer in timers if not timer.cancelled()), default=None)
        if due is None or (soon := due - loop.time()) > _SOON:
            return
        await asyncio.sleep(max(0.0, soon))


class Work:
    """Counts what jobs were asked for and have not yet told their screen about."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._open: WeakKeyDictionary[Jobs, int] = WeakKeyDictionary()

    @property
    def is_under_way(self) -> bool:
        with self._lock:
            return any(self._open.values())

    def forget(self) -> None:
        """Wait no more for what was asked for until now."""
        with self._lock:
            self._open.clear()

    def counted(self, ask: Callable[..., None]) -> Callable[..., None]:
        """`Jobs.run` or `Jobs.write`, with what is asked for counted."""

        def asked(jobs: Jobs, *arguments: object) -> None:
            with self._lock:
                self._open[jobs] = self._open.get(jobs, 0) + 1
            ask(jobs, *arguments)

        return asked

    def discounted(self, work: Callable[..., None]) -> Callable[..., None]:
        """`Jobs._work`, after which what was asked for counts no more."""

        def worked(jobs: Jobs, *arguments: object) -> None:
            try:
                work(jobs, *arguments)
            finally:
                with self._lock:
                    if self._open.get(jobs):
                        self._open[jobs] -= 1

        return worked


WORK = Work()
