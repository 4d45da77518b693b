"""Copies of the store's files, for the day when one is damaged."""

from __future__ import annotations

import time

from reader.annotation.disk import Files
from reader.annotation.errors import Corrupt

FOLDER = "backups"
KEPT = 3
_HOUR = 3600


def backups_of(file: str) -> list[str]:
    """The names that backups of `file` have, the newest first."""
    stem = file.removesuffix(".json")
    return [f"{FOLDER}/{stem}.{number}.json" for number in range(1, KEPT + 1)]


def take(files: Files, file: str) -> None:
    """Keep the present content of `file`, unless its last backup is of the same hour."""
    if files.stamp(file) is None:
        return
    names = backups_of(file)
    newest = files.stamp(names[0])
    if newest and abs(time.time() - newest.modified / 1e9) < _HOUR:
        return
    for name, older in zip(names[-2::-1], names[:0:-1], strict=True):
        if files.stamp(name):
            files.move(name, older)
    files.copy(file, names[0])


def keep(files: Files, file: str, schema: int) -> None:
    """Keep `file` for good as an older Reader of that schema wrote it."""
    name = f"{FOLDER}/{file.removesuffix('.json')}.schema-{schema}.json"
    if files.stamp(name) is None:
        files.copy(file, name)


def renew(files: Files, file: str) -> None:
    """Make the newest backup of `file` a copy of what is in it now, with bytes of its own."""
    if (data := files.read(file)) is not None:
        files.write(backups_of(file)[0], data)


def newest_good(files: Files, file: str) -> bytes | None:
    """The content of the backup of `file` that has taken in most, None when there is none."""
    from reader.annotation.tables import HEAD, parse

    best: tuple[int, bytes] | None = None
    for name in backups_of(file):
        data = files.read(name)
        if data is None:
            continue
        try:
            applied = parse(data)["store"][HEAD]["applied"]
        except Corrupt:
            continue
        if best is None or applied > best[0]:
            best = (applied, data)
    return best[1] if best else None


def all_backups(files: Files) -> list[str]:
    """The names of all backups."""
    inside = [f"{FOLDER}/{name}" for name in files.listing(FOLDER)]
    return inside + [f"{FOLDER}/articles/{name}" for name in files.listing(f"{FOLDER}/articles")]
