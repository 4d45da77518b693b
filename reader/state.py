"""What Reader remembers between runs and nobody would miss much: places, hints, choices.

It lives in the user's state folder, so that reading changes no store that is kept in git.
"""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

from reader.files import write_whole

_MOST_PLACES = 2_000


class State:
    """The state file, read once and written whole at each change.

    A file that is missing or damaged counts as empty, and a change that cannot be written is kept
    in memory only: reading goes on without it. Safe to use from several threads.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._values = _load(path)

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
        with self._lock:
            places = self._values.get("places")
            place = places.get(article) if isinstance(places, dict) else None
            return place if isinstance(place, int) and place > 0 else 0

    def put_place(self, article: str, offset: int) -> None:
        """Remember where `article` was left; the places left longest ago are forgotten."""
        with self._lock:
            places = self._values.get("places")
            places = dict(places) if isinstance(places, dict) else {}
            places.pop(article, None)
            places[article] = offset
            self._values["places"] = dict(list(places.items())[-_MOST_PLACES:])
            self._write()

    def forget(self, article: str) -> None:
        """Drop the place of `article`."""
        with self._lock:
            places = self._values.get("places")
            if isinstance(places, dict) and article in places:
                del places[article]
                self._write()

    def _write(self) -> None:
        if self._path is None:
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
