"""A program in a pseudo-terminal, watched with a clock."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

_QUIET = 0.12
"""A frame is over when the program has written nothing for this many seconds."""


class Watched:
    """A program that was just started in a pty; it is killed at the end of the `with` block."""

    def __init__(
        self, command: Sequence[str], environ: Mapping[str, str], size: tuple[int, int] = (100, 40)
    ) -> None:
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            _set_size(0, size)
            os.execvpe(
                command[0], list(command), {**os.environ, **environ, "TERM": "xterm-256color"}
            )
        _set_size(self._fd, size)
        self.received = bytearray()

    def __enter__(self) -> Watched:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.close(self._fd)
        os.waitpid(self.pid, 0)

    def until(self, words: bytes, limit: float = 120.0) -> float:
        """Seconds from the start until the program has written `words`.

        Raises TimeoutError after `limit` seconds, EOFError when it ends before.
        """
        while words not in self.received:
            if not self._read(limit):
                raise TimeoutError(f"{words!r} did not come within {limit} s")
        return time.perf_counter() - self.started

    def settle(self, quiet: float = 1.0) -> None:
        """Read until the program has written nothing for `quiet` seconds."""
        while self._read(quiet):
            pass

    def key(self, keys: bytes) -> float:
        """Seconds from sending `keys` to the last byte of what the program writes on them."""
        start = last = time.perf_counter()
        os.write(self._fd, keys)
        if self._read(5.0):
            last = time.perf_counter()
        while self._read(_QUIET):
            last = time.perf_counter()
        return last - start

    def resize(self, columns: int, rows: int) -> float:
        """Seconds from changing the terminal's size to the last byte of the new frame."""
        start = last = time.perf_counter()
        _set_size(self._fd, (columns, rows))
        os.kill(self.pid, signal.SIGWINCH)
        if self._read(10.0):
            last = time.perf_counter()
        while self._read(0.4):
            last = time.perf_counter()
        return last - start

    def peak_memory(self) -> float:
        """The most memory the process has had so far, in MB (Linux; elsewhere 0)."""
        try:
            status = Path(f"/proc/{self.pid}/status").read_text()
        except OSError:
            return 0.0
        line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1000

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._fd], [], [], patience)
        if not ready:
            return False
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError as error:
            raise EOFError(f"the program ended: {bytes(self.received[-500:])!r}") from error
        self.received += data
        return True


def _set_size(descriptor: int, size: tuple[int, int]) -> None:
    columns, rows = size
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
