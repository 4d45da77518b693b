"""What the articles of this run were read from."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Article, Metadata

if TYPE_CHECKING:
    from reader.sources import Input

Stamp = tuple[int, int, int]

CHANGED = "Changed since you read it"
NEWER = "A newer version of Reader cleans this article differently."


@dataclass(slots=True)
class Origin:
    """Where an article came from, and what the user said of it. `stamp` is that of the file when
    it was last known to hold the bytes with the hash `sha256`."""

    path: Path | None = None
    url: str | None = None
    known: Metadata | None = None
    sha256: str = ""
    stamp: Stamp | None = None
    changed: bool = False


class Opened:
    """The origins of the articles opened in this run, and the bytes of those that are not in the
    library yet. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inputs: dict[str, Callable[[], Input]] = {}
        self._origins: dict[str, Origin] = {}

    def take(self, article: Article, found: Input, known: Metadata | None = None) -> None:
        """Remember what `article` was read from."""
        with self._lock:
            self._inputs[found.sha256] = lambda: found
            self._origins[article.id] = origin_of(found, known)

    def take_later(self, article: Article, origin: Origin, read: Callable[[], Input]) -> None:
        """The same for what another process has read: `read`, called once, fetches its bytes."""
        with self._lock:
            self._inputs[origin.sha256] = read
            self._origins[article.id] = origin

    def hold(self, found: Input) -> None:
        """Remember bytes that may become a version of an article."""
        with self._lock:
            self._inputs[found.sha256] = lambda: found

    def data(self, sha256: str) -> bytes | None:
        """The bytes with that hash, if they are held here."""
        with self._lock:
            read = self._inputs.get(sha256)
            if read is None:
                return None
            found = read()
            self._inputs[sha256] = lambda: found
            return found.data

    def origin(self, article: str) -> Origin:
        """Where the article with that id came from; an empty one when it was not opened here."""
        with self._lock:
            return self._origins.setdefault(article, Origin())

    def release(self, sha256: str) -> Input | None:
        """The bytes with that hash, which are let go here."""
        with self._lock:
            read = self._inputs.pop(sha256, None)
            return read() if read else None


def origin_of(found: Input, known: Metadata | None) -> Origin:
    """Where what was found came from."""
    return Origin(found.path and found.path.absolute(), found.url, known, found.sha256)
