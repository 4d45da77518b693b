"""Work that may block, in daemon threads: the screen never waits, and quitting never does."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from textual.message import Message
from textual.message_pump import MessagePump

from reader.model.errors import ReaderError

T = TypeVar("T")

_IDLE_SECONDS = 1.0
"""After so long without a write the writer's thread ends, and lets go of its screen."""


class Called(Message):
    """Runs `call` in the screen's own thread."""

    def __init__(self, call: Callable[[], None]) -> None:
        super().__init__()
        self.call = call


class Jobs:
    """Runs functions in threads and hands their results over to one screen.

    What writes to the store goes through one thread, in order; anything else gets its own.
    Textual's workers are not used: leaving the program would wait for those that hang.
    """

    def __init__(self, target: MessagePump) -> None:
        self._target = target
        self._writes: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._writer: threading.Thread | None = None
        self._lock = threading.Lock()

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Call `work` in a thread of its own, then `done` or `failed` on the screen."""
        threading.Thread(
            target=self._work, args=(work, done, failed), name="ui-job", daemon=True
        ).start()

    def write(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """The same, after all writes that were asked for before."""
        with self._lock:
            self._writes.put(lambda: self._work(work, done, failed))
            if self._writer is None:
                self._writer = threading.Thread(
                    target=self._write_all, name="ui-writer", daemon=True
                )
                self._writer.start()

    def finish(self, seconds: float) -> bool:
        """Wait until what was asked to be written is written, so many seconds at most; False when
        it is not."""
        written = threading.Event()
        with self._lock:
            if self._writer is None:
                return True
            self._writes.put(written.set)
        return written.wait(seconds)

    def call(self, call: Callable[[], None]) -> None:
        """Call `call` in the screen's thread; safe from any thread, nothing once it is gone."""
        self._target.post_message(Called(call))

    def _work(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = work()
        except Exception as error:
            caught = error
            self.call(lambda: failed(caught))
        else:
            self.call(lambda: done(result))

    def _write_all(self) -> None:
        while True:
            try:
                write = self._writes.get(timeout=_IDLE_SECONDS)
            except queue.Empty:
                with self._lock:
                    if self._writes.empty():
                        self._writer = None
                        return
            else:
                write()
                del write


def reason(error: Exception) -> str:
    """A sentence for the user on an error: its own, or its kind where it has none for them."""
    if isinstance(error, ReaderError) and str(error):
        return str(error)
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
