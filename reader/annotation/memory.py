"""The files of a store with the changes kept in memory: for private reading, and for a store that
cannot be written."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from reader.annotation.disk import Files, Stamp
from reader.files import Staged


class Memory:
    """Changes kept in memory over the files of a folder, or over nothing.

    The journal below is hidden: what others did is no business of a private session.
    """

    def __init__(self, below: Files | None = None, hidden: tuple[str, ...] = ()) -> None:
        self._below = below
        self._files: dict[str, bytes | None] = dict.fromkeys(hidden)
        self._stamps: dict[str, Stamp] = {}
        self._count = 0

    def stamp(self, name: str) -> Stamp | None:
        if name in self._files:
            return self._stamps.get(name)
        return self._below.stamp(name) if self._below else None

    def read(self, name: str, start: int = 0, size: int = -1) -> bytes | None:
        if name not in self._files:
            return self._below.read(name, start, size) if self._below else None
        data = self._files[name]
        if data is None:
            return None
        return data[start:] if size < 0 else data[start : start + size]

    def stage(self, name: str, data: bytes) -> Staged:
        return Staged(lambda: self._set(name, data), lambda: None)

    def sync(self, names: Iterable[str]) -> None:
        return

    def write(self, name: str, data: bytes) -> None:
        self._set(name, data)

    def append(self, name: str, data: bytes) -> None:
        self._set(name, (self.read(name) or b"") + data)

    def truncate(self, name: str, size: int) -> None:
        self._set(name, (self.read(name) or b"")[:size])

    def listing(self, folder: str) -> dict[str, Stamp]:
        found = self._below.listing(folder) if self._below else {}
        prefix = f"{folder}/" if folder else ""
        for name in self._files:
            rest = name.removeprefix(prefix)
            if name.startswith(prefix) and "/" not in rest:
                found.pop(rest, None)
                if stamp := self._stamps.get(name):
                    found[rest] = stamp
        return found

    def move(self, name: str, to: str) -> None:
        self.copy(name, to)
        self.remove(name)

    def copy(self, name: str, to: str) -> None:
        data = self.read(name)
        if data is None:
            raise FileNotFoundError(name)
        self._set(to, data)

    def remove(self, name: str) -> None:
        self._files[name] = None
        self._stamps.pop(name, None)

    def lock(self) -> AbstractContextManager[None]:
        return nullcontext()

    def _set(self, name: str, data: bytes) -> None:
        self._count += 1
        self._files[name] = data
        self._stamps[name] = Stamp(-1, len(data), self._count)
