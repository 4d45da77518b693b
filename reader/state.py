"""What Reader remembers between runs and nobody would miss much: places, hints, choices.

It lives in the user's state folder, so that reading changes no store that is kept in git.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from reader.files import write_whole

_MOST_ARTICLES = 2_000
_OF_ARTICLES = ("places", "seen", "views", "jumps")


class State:
    """The state file, read once and written whole at each change.

    A file that is missing or damaged counts as empty, and a change that cannot be written is kept
    in memory only: reading goes on without it. Safe to use from several threads.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._values = _load(path)
        self._waits = self._changed = False

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What is put meanwhile is written in one go."""
        with self._lock:
            self._waits, self._changed = True, False
            try:
                yield
            finally:
                self._waits = False
                if self._changed:
                    self._write()

    def get(self, key: str, default: Any = None) -> Any:
        with self._lock:
            return self._values.get(key, default)

    def put(self, key: str, value: Any) -> None:
        with self._lock:
            if self._values.get(key) != value:
                self._values[key] = value
                self._write()

    def place(self, article: str) -> int:
        """The offset at which `article` was left, 0 when it was never open."""
        place = self._of("places", article)
        return place if isinstance(place, int) and place > 0 else 0

    def put_place(self, article: str, offset: int, seen: int | None = None) -> None:
        """Remember where `article` was left, and that its text was `seen` up to an offset."""
        self._put_of("places", article, offset)
        if seen is not None:
            self._put_of("seen", article, max(seen, self.seen(article) or 0))

    def seen(self, article: str) -> int | None:
        """The furthest offset of `article` that was on screen, None when it was never open."""
        seen = self._of("seen", article)
        return seen if isinstance(seen, int) and seen > 0 else self.place(article) or None

    def view(self, article: str) -> dict[str, Any]:
        """How `article` was looked at: width, spacing, panels; empty when never changed."""
        view = self._of("views", article)
        return dict(view) if isinstance(view, dict) else {}

    def put_view(self, article: str, view: Mapping[str, Any]) -> None:
        """Remember how `article` is looked at."""
        self._put_of("views", article, dict(view))

    def jumps(self, article: str) -> dict[str, Any]:
        """The marks set in `article`, and the places left there; empty when there are none."""
        jumps = self._of("jumps", article)
        return dict(jumps) if isinstance(jumps, dict) else {}

    def put_jumps(self, article: str, jumps: Mapping[str, Any]) -> None:
        """Remember the marks and the places left in `article`."""
        self._put_of("jumps", article, dict(jumps))

    def forget(self, article: str) -> None:
        """Drop what is remembered of `article`."""
        with self._lock:
            kinds = [self._values.get(kind) for kind in _OF_ARTICLES]
            known = [kept for kept in kinds if isinstance(kept, dict) and article in kept]
            for kept in known:
                del kept[article]
            if known:
                self._write()

    def _of(self, kind: str, article: str) -> Any:
        with self._lock:
            kept = self._values.get(kind)
            return kept.get(article) if isinstance(kept, dict) else None

    def _put_of(self, kind: str, article: str, value: Any) -> None:
        """Remember `value`; what was put longest ago is forgotten beyond a bound."""
        with self._lock:
            kept = self._values.get(kind)
            kept = dict(kept) if isinstance(kept, dict) else {}
            kept.pop(article, None)
            kept[article] = value
            self._values[kind] = dict(list(kept.items())[-_MOST_ARTICLES:])
            self._write()

    def _write(self) -> None:
        self._changed = True
        if self._path is None or self._waits:
            return
        try:
            write_whole(self._path, json.dumps(self._values, ensure_ascii=False).encode())
        except OSError:
            self._path = None


def _load(path: Path | None) -> dict[str, Any]:
    try:
        values = json.loads(path.read_bytes()) if path else {}
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
