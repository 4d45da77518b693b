"""A real terminal for tests: the program in a pty, its screen as rows of text."""

from __future__ import annotations

import os
import select
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
"""Seconds that a test waits for a screen before it fails; a working program needs a few."""


class Terminal:
    """`reader WORDS…` in a pty of its own; leaving the `with` block kills it."""

    def __init__(
        self,
        words: Sequence[str],
        environ: Mapping[str, str],
        *,
        columns: int = 100,
        rows: int = 30,
        shell: str | None = None,
        cwd: Path | None = None,
    ) -> None:
        """`shell` is run by sh in place of `reader WORDS…`; "$READER" stands for it there."""
        reader = [sys.executable, "-m", "reader"]
        command = ["/bin/sh", "-c", shell] if shell else [*reader, *words]
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.received = b""
        self._process = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(rows, columns),
            cwd=str(cwd or Path.cwd()),
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
                "READER": " ".join(reader),
                **environ,
            },
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.close(force=True)

    @property
    def pid(self) -> int:
        return int(self._process.pid)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as they stand, without trailing spaces."""
        return [row.rstrip() for row in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def press(self, *keys: str) -> None:
        """Type `keys`, one after the other."""
        for key in keys:
            self._process.send(key)

    def wait(self, *words: str) -> str:
        """Wait until all of `words` stand on the screen; returns its text."""
        return self.wait_until(
            lambda text: all(word in text for word in words), f"{' and '.join(words)} on screen"
        )

    def wait_until(self, holds: Callable[[str], bool], what: str = "the screen to be right") -> str:
        """Wait until `holds` is true of the screen's text; returns the text."""
        end = time.monotonic() + PATIENCE
        while not holds(self.text):
            assert time.monotonic() < end, f"waited in vain for {what}:\n{self.text}"
            assert self._read() or self._process.isalive(), f"ended before {what}:\n{self.text}"
        return self.text

    def wait_for_end(self) -> int:
        """Wait until the program ends; returns its exit status."""
        end = time.monotonic() + PATIENCE
        while self._read() or self._process.isalive():
            assert time.monotonic() < end, f"it does not end:\n{self.text}"
        self._process.close()
        status = self._process.exitstatus
        return -1 if status is None else int(status)

    def _read(self) -> bool:
        """Take in what the program has written; False when there was nothing for a moment."""
        descriptor = self._process.child_fd
        ready, _, _ = select.select([descriptor], [], [], 0.05)
        if not ready:
            return False
        try:
            data = os.read(descriptor, 65_536)
        except OSError:
            return False
        self.received += data
        self._stream.feed(data)
        return bool(data)
