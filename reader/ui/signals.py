"""Signals that tell the program to end: what is unsaved is kept, the terminal given back."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Iterator

SIGNALLED = 128
"""The exit status of a program that a signal ended is this and the signal's number."""

_FROM_KEYS = ("SIGINT",)
_FROM_OUTSIDE = ("SIGTERM", "SIGHUP")


def heed(end: Callable[[int], None]) -> None:
    """From now on call `end` in the running loop, with the exit status, when one comes."""
    loop = asyncio.get_running_loop()
    for number in _numbers(_FROM_KEYS + _FROM_OUTSIDE):
        with contextlib.suppress(NotImplementedError, RuntimeError):
            loop.add_signal_handler(number, end, SIGNALLED + number)


@contextlib.contextmanager
def ctrl_c_for_another() -> Iterator[None]:
    """While another program has the terminal, and the loop stands still: ctrl+c there is for that
    program alone, though the system tells both; what comes from outside is heeded afterwards."""
    missed: list[int] = []
    waking = signal.set_wakeup_fd(-1)
    kept = {
        number: signal.signal(number, lambda came, _: missed.append(came))
        for number in _numbers(_FROM_OUTSIDE)
    }
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(waking)
        for number in missed:
            os.kill(os.getpid(), number)


def _numbers(names: tuple[str, ...]) -> list[int]:
    """Those of `names` that the system has."""
    return [getattr(signal, name) for name in names if hasattr(signal, name)]
