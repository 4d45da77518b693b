"""Writing a file so that it is either the old one or the new one, whatever happens."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple


class Staged(NamedTuple):
    """Bytes on disk that still wait for the name of their file."""

    commit: Callable[[], None]
    discard: Callable[[], None]


def stage(path: Path, data: bytes, *, prefix: str = ".") -> Staged:
    """Bring `data` to disk beside the file at `path`, for the user alone, without changing it yet.

    A symbolic link stays one. The folder is made when it is missing. Raises OSError; nothing is
    left behind then.
    """
    # Not at the top: it brings much along, and most commands write nothing.
    import tempfile

    path = Path(os.path.realpath(path))
    make_folder(path.parent)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=prefix)

    def commit() -> None:
        os.replace(temporary, path)

    def discard() -> None:
        Path(temporary).unlink(missing_ok=True)

    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        discard()
        raise
    return Staged(commit, discard)


def write_whole(path: Path, data: bytes) -> None:
    """Replace the file at `path` with `data` in one step that survives a crash, as `stage` does.

    Raises OSError; the old file is untouched then.
    """
    staged = stage(path, data, prefix=f".{path.name}.")
    try:
        staged.commit()
    except BaseException:
        staged.discard()
        raise
    sync_folder(Path(os.path.realpath(path)).parent)


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it that are missing, for the user alone. Raises OSError."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last, where the system and the file system can."""
    if os.name != "posix":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
