"""The folder of a store, and the few things that are done with its files.

Every replacement of a file is all or nothing: a temporary file in the same folder, flushed to
disk, renamed over the old one, and the folder flushed.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from reader.annotation.errors import StoreError
from reader.files import Staged, make_folder, stage, sync_folder

LOCK = "store.lock"
STAGED = ".staged-"
# How long another writer is waited for, and how long between two looks, in seconds. A save takes
# a few milliseconds.
LOCK_WAIT, _LOCK_POLL = 10.0, 0.004


class Stamp(NamedTuple):
    """What tells one content of a file from the next without reading it."""

    inode: int
    size: int
    modified: int


class Files(Protocol):
    """The files of a store by name ("articles/0123.json").

    What reads raises StoreError when something is there and cannot be read; what writes raises
    OSError.
    """

    def stamp(self, name: str) -> Stamp | None:
        """The file's stamp, None when there is no such file."""

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes | None:
        """`size` bytes from `start` (all without it); None when there is no such file."""

    def stage(self, name: str, data: bytes) -> Staged:
        """Bring `data` to disk without changing the file `name` yet."""

    def sync(self, names: Iterable[str]) -> None:
        """Make the renames of these files last."""

    def write(self, name: str, data: bytes) -> None:
        """Replace the file `name` by `data`, all or nothing."""

    def append(self, name: str, data: bytes) -> None:
        """Add `data` to the end of the file, on disk when this returns; nothing if it raises."""

    def truncate(self, name: str, size: int) -> None:
        """Cut the file to `size` bytes."""

    def listing(self, folder: str) -> dict[str, Stamp]:
        """The files in `folder` ("" for the top) by their names in it."""

    def move(self, name: str, to: str) -> None:
        """Rename a file, replacing what has the new name."""

    def copy(self, name: str, to: str) -> None:
        """A second name for the present content, which later changes of `name` leave alone."""

    def remove(self, name: str) -> None:
        """Remove a file; nothing happens when there is none."""

    def lock(self) -> AbstractContextManager[None]:
        """The one lock of the store, against all other processes and threads."""


class Disk:
    """The files of a store on disk, the folder made when first needed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._base = os.fspath(root)

    def stamp(self, name: str) -> Stamp | None:
        try:
            return _stamp(os.stat(f"{self._base}/{name}"))
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._unreadable(name, error) from error

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes | None:
        try:
            with open(self.root / name, "rb") as file:
                if start:
                    file.seek(start)
                return file.read(size)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self._unreadable(name, error) from error

    def stage(self, name: str, data: bytes) -> Staged:
        path = self.root / name
        if path.exists() and not os.access(path, os.W_OK):
            # A file could be replaced although it may not be written; who forbade it meant it.
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), os.path.realpath(path))
        return stage(path, data, prefix=STAGED)

    def sync(self, names: Iterable[str]) -> None:
        # Not every file system can flush a folder; the journal makes up for a rename lost.
        for folder in {os.path.dirname(os.path.realpath(self.root / name)) for name in names}:
            sync_folder(Path(folder))

    def write(self, name: str, data: bytes) -> None:
        staged = self.stage(name, data)
        try:
            staged.commit()
        except BaseException:
            staged.discard()
            raise
        self.sync([name])

    def append(self, name: str, data: bytes) -> None:
        path = self.root / name
        make_folder(path.parent)
        fresh = not path.exists()
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            before = os.fstat(descriptor).st_size
            try:
                _write_all(descriptor, data)
                os.fsync(descriptor)
            except BaseException:
                os.ftruncate(descriptor, before)
                raise
        finally:
            os.close(descriptor)
        if fresh:
            self.sync([name])

    def truncate(self, name: str, size: int) -> None:
        with open(self.root / name, "r+b") as file:
            file.truncate(size)
            os.fsync(file.fileno())

    def listing(self, folder: str) -> dict[str, Stamp]:
        try:
            with os.scandir(self.root / folder) as entries:
                return {e.name: _stamp(e.stat()) for e in entries if e.is_file()}
        except (FileNotFoundError, NotADirectoryError):
            return {}
        except OSError as error:
            raise self._unreadable(folder, error) from error

    def move(self, name: str, to: str) -> None:
        make_folder((self.root / to).parent)
        os.replace(self.root / name, self.root / to)
        # Of two names of one file (see `copy`) neither goes away by being given to the other.
        (self.root / name).unlink(missing_ok=True)

    def copy(self, name: str, to: str) -> None:
        source, target = os.path.realpath(self.root / name), self.root / to
        make_folder(target.parent)
        target.unlink(missing_ok=True)
        try:
            # Files are replaced, never written in place, so a hard link is a copy for nothing.
            os.link(source, target)
        except OSError:
            self.write(to, Path(source).read_bytes())

    def remove(self, name: str) -> None:
        (self.root / name).unlink(missing_ok=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        # Loaded here: most commands take no lock, and the library brings asyncio along.
        from filelock import FileLock, Timeout

        make_folder(self.root)
        # A new object each time: a lock object must not cross a fork.
        lock = FileLock(self.root / LOCK, mode=0o600)
        try:
            lock.acquire(timeout=LOCK_WAIT, poll_interval=_LOCK_POLL)
        except Timeout:
            raise StoreError(
                f"NOT SAVED — another window has been writing in {self.root} for "
                f"{LOCK_WAIT:.0f} seconds. Try again; if it hangs, end that window."
            ) from None
        try:
            yield
        finally:
            lock.release()

    def _unreadable(self, name: str, error: OSError) -> StoreError:
        place = self.root / name
        return StoreError(f"{place} cannot be read: {error.strerror}. Check its permissions.")


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_ino, status.st_size, status.st_mtime_ns)


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
