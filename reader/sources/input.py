"""The bytes of a source, read whole and bounded."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from reader.sources.errors import SourceError
from reader.text.nearest import did_you_mean
from reader.text.sanitise import one_line

MAX_BYTES = 50_000_000
"""About eight million words. What is larger is a data set or a mistake, not an article."""

_MOST_BESIDE = 2_000
"""Names of a folder among which one is looked for that may have been meant."""

_KINDS = (
    (stat.S_ISDIR, "is a folder. Name a file in it."),
    (stat.S_ISFIFO, "is a pipe. Read it through standard input: reader - < {name}"),
    (stat.S_ISCHR, "is a device, not a file. To read standard input, run: reader -"),
    (stat.S_ISBLK, "is a device, not a file. Name a text file."),
    (stat.S_ISSOCK, "is a socket, not a file. Name a text file."),
)

_REASONS = {
    errno.ENOENT: "There is no file {name}. Check the spelling and the folder.",
    errno.ENOTDIR: "There is no file {name}. Check the spelling and the folder.",
    errno.EACCES: "You may not read {name}. Check its permissions, as with: ls -l {name}",
    errno.EPERM: "You may not read {name}. Check its permissions, as with: ls -l {name}",
    errno.ENAMETOOLONG: "{name} is too long for a file name. Check what was given.",
    errno.ELOOP: "{name} is a link that leads back to itself. Name the file itself.",
    errno.ENXIO: "{name} is a socket or a device, not a file. Name a text file.",
}


@dataclass(frozen=True)
class Input:
    """What was read: the bytes, and where and when they were found.

    `retrieved` is a UTC time ending in Z, for what came from a URL; `label` is what to call what
    came from neither a file nor a URL.
    """

    data: bytes
    path: Path | None = None
    url: str | None = None
    retrieved: str | None = None
    label: str = "standard input"

    @cached_property
    def sha256(self) -> str:
        """The hex digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    @property
    def name(self) -> str:
        """What to call it in a message."""
        if self.path is not None:
            return one_line(str(self.path), 120)
        return one_line(self.url, 120) if self.url else self.label


def read_file(path: Path | str) -> Input:
    """Read the regular file `path`, of at most MAX_BYTES.

    Never waits: a pipe or a device is refused. Raises SourceError.
    """
    if not str(path).strip():
        raise SourceError("The name of the file is empty. Name a file.")
    path = Path(path)
    name = one_line(str(path), 120)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            _refuse_unfit(os.fstat(descriptor), name)
            # A file may grow, and some, as in /proc, give their size as 0.
            with open(descriptor, "rb", closefd=False) as file:
                data = file.read(MAX_BYTES + 1)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _unreadable(path, name, error) from error
    if len(data) > MAX_BYTES:
        raise _too_large(name, f"is over {MAX_BYTES // 10**6} MB")
    return Input(data, path=path)


def read_standard_input() -> Input:
    """Read standard input to its end, as `read_stream` does."""
    if sys.stdin is None:
        raise SourceError("Standard input is closed. Pipe a text into it, or name a file.")
    return read_stream(sys.stdin.buffer)


def read_stream(stream: BinaryIO) -> Input:
    """Read `stream` (standard input) to its end, at most MAX_BYTES. Raises SourceError."""
    name = "Standard input"
    try:
        data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise SourceError(
            f"{name} could not be read ({_cause(error)}). Pipe a text into it, or name a file."
        ) from error
    if data is None:
        raise SourceError(f"{name} gave nothing. Pipe a text into it, or name a file.")
    if len(data) > MAX_BYTES:
        raise _too_large(name, f"is over {MAX_BYTES // 10**6} MB")
    return Input(data)


def _refuse_unfit(status: os.stat_result, name: str) -> None:
    """Raise SourceError for what is no regular file, or a file over the limit."""
    for is_kind, sentence in _KINDS:
        if is_kind(status.st_mode):
            raise SourceError(f"{name} {sentence.format(name=name)}")
    if status.st_size > MAX_BYTES:
        raise _too_large(name, f"is {status.st_size / 1e6:,.0f} MB")


def _too_large(name: str, what: str) -> SourceError:
    return SourceError(
        f"{name} {what}; Reader opens texts of up to {MAX_BYTES // 10**6} MB. "
        "Cut it into parts and open one of them."
    )


def _unreadable(path: Path, name: str, error: OSError | ValueError) -> SourceError:
    code = error.errno if isinstance(error, OSError) else None
    sentence = _REASONS.get(code or 0)
    if sentence is not None:
        meant = _beside(path) if code == errno.ENOENT else ""
        return SourceError(sentence.format(name=name) + meant)
    return SourceError(f"{name} could not be read ({_cause(error)}). Try a copy of the file.")


def _beside(path: Path) -> str:
    """The file of the same folder that may have been meant."""
    try:
        names = [one_line(entry.name) for entry in islice(os.scandir(path.parent), _MOST_BESIDE)]
    except OSError:
        return ""
    return did_you_mean(path.name, names)


def _cause(error: OSError | ValueError) -> str:
    return one_line(error.strerror or str(error) if isinstance(error, OSError) else str(error), 200)
