"""A real terminal for tests: the program in a pty, its screen as rows of text."""

from __future__ import annotations

import os
import re
import select
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
"""Seconds that a test waits for a screen before it fails; a working program needs a few."""


def not_given_back(received: bytes) -> set[str]:
    """The modes of the terminal that are not as they were before `received` was written: mouse,
    pasting, cursor, the other screen, the keyboard's protocol."""
    first: dict[bytes, bytes] = {}
    last: dict[bytes, bytes] = {}
    for modes, way in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", received):
        for mode in modes.split(b";"):
            first.setdefault(mode, way)
            last[mode] = way
    still = {mode.decode() for mode, way in last.items() if way == first[mode]}
    pushed = len(re.findall(rb"\x1b\[>[0-9]+u", received)) - received.count(b"\x1b[<u")
    return still | ({"keyboard"} if pushed > 0 else set())


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
        """Wait until the program ends, and see that the terminal is as it was; returns the exit
        status."""
        end = time.monotonic() + PATIENCE
        while self._read() or self._process.isalive():
            assert time.monotonic() < end, f"it does not end:\n{self.text}"
        assert not not_given_back(self.received)
        assert termios.tcgetattr(self._process.child_fd)[3] & termios.ECHO, (
            "no echo of what is typed"
        )
        self._process.close()
        status = self._process.exitstatus
        return -1 if status is None else int(status)

    def hang_up(self) -> None:
        """Close the terminal, as by closing its window, and wait until the program has ended."""
        self._process.ptyproc.fileobj.close()
        end = time.monotonic() + PATIENCE
        while self._process.isalive():
            assert time.monotonic() < end, "it goes on without a terminal"
            time.sleep(0.05)

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
