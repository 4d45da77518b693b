"""The files of a store, opened, and set right when they are not what they should be.

A file can be damaged, missing, or behind the journal, because a writer was killed or because a
copy of it was put back. Whoever opens it next restores it from its newest good backup and gives it
what the journal has and it lacks.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.annotation import backup
from reader.annotation.backup import FOLDER as BACKUPS
from reader.annotation.clock import now
from reader.annotation.disk import STAGED, Files
from reader.annotation.errors import Corrupt, StoreError, not_saved
from reader.annotation.journal import JOURNAL, Journal
from reader.annotation.memory import Memory
from reader.annotation.migrate import SCHEMA
from reader.text.counted import counted

if TYPE_CHECKING:
    from reader.annotation.tables import StoreFile

_OPEN_FILES = 16


@dataclass(slots=True)
class Position:
    """How far the journal has been read, and the last entry that concerns each file."""

    inode: int = 0
    offset: int = 0
    seq: int = 0
    latest: dict[str, int] = field(default_factory=dict)


class Shelf:
    """All files of a store. Thread-safe.

    `files` is where they are, `place` what the user calls that, `read_only` why nothing can be
    saved. `prime` is called once, before the journal is first read.
    """

    def __init__(self, files: Files, place: str, read_only: str | None = None) -> None:
        self.files: Files = Memory(files) if read_only else files
        self.place = place
        self.read_only = read_only
        self.journal = Journal(self.files)
        self.position = Position()
        self.notices: list[str] = []
        self.before_lock: Callable[[], None] | None = None
        self.after_lock: Callable[[], None] | None = None
        self.prime: Callable[[], None] | None = None
        self.guard = threading.RLock()
        self._locked = False
        self._swept = False
        self._open: OrderedDict[str, StoreFile] = OrderedDict()
        self._touched: set[str] | None = set()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the store's lock. Raises StoreError when it cannot be had."""
        with self.guard:
            if self._locked:
                yield
                return
            try:
                if self.before_lock:
                    self.before_lock()
                lock = self.files.lock()
                lock.__enter__()
            except OSError as error:
                raise not_saved(error, self.place) from error
            self._locked = True
            try:
                self._tidy()
                yield
            finally:
                self._locked = False
                lock.__exit__(None, None, None)

    def file(self, name: str) -> StoreFile:
        """The file `name`, set right first if need be. Raises StoreError."""
        # TinyDB is loaded with the first file.
        from reader.annotation.tables import StoreFile

        if self.prime:
            self.catch_up()
        file = self._open.get(name)
        first = file is None
        if file is None:
            file = self._open[name] = StoreFile(self.files, name)
            if len(self._open) > _OPEN_FILES:
                self._open.popitem(last=False)
        self._open.move_to_end(name)
        try:
            file.fresh()
        except Corrupt:
            self._repair(lambda: self._restore(name))
            return self.file(name)
        if file.schema > SCHEMA and not self.read_only:
            # Before it is mended, which would put rows of this Reader's schema into it.
            self._spare_the_disk(
                f"{self.place} was written by a newer Reader. It can be read here; "
                "install the newer Reader to change it."
            )
            return self.file(name)
        if first:
            self.mend([name])
        return self._open.get(name, file)

    def is_absent(self, name: str) -> bool:
        """Whether there is no file `name`, and none to be made from the journal. Spares loading
        TinyDB for an article that is not in the store."""
        if self.prime:
            self.catch_up()
        return (
            name not in self._open
            and name not in self.position.latest
            and self.files.stamp(name) is None
        )

    def take_touched(self) -> set[str] | None:
        """The names of the files that changed, here or elsewhere, since last asked; None for any of
        them, as there is another journal than the one that was read."""
        touched, self._touched = self._touched, set()
        return touched

    def catch_up(self) -> None:
        """Read what others added to the journal and give files what they lack.

        Raises StoreError.
        """
        with self.guard:
            if self.prime:
                prime, self.prime = self.prime, None
                prime()
            inode, size, _ = self.files.stamp(JOURNAL) or (0, 0, 0)
            if inode != self.position.inode or self._is_beside(size):
                # It was cut, or lines of an article that was forgotten were taken out.
                self.position, self._touched = Position(inode), None
            if size > self.position.offset:
                self.mend(self._read_on())

    def _is_beside(self, size: int) -> bool:
        """Whether the place up to which the journal was read is none in one of that size: another
        can have the number of the file that it replaced."""
        at = self.position.offset
        return size < at or (size > at > 0 and self.files.read(JOURNAL, at - 1, 1) != b"\n")

    def mend(self, names: Iterable[str]) -> None:
        """Give those of the files `names` that are behind the journal what they lack."""
        with self.guard:
            lacking = [name for name in names if self._lacks(name)]
            if lacking:
                self._repair(lambda: self._replay(lacking))

    def _read_on(self) -> set[str]:
        fresh, position = set[str](), self.position
        for line in self.journal.lines(position.offset):
            position.offset = line.end
            if line.entry is None:
                continue
            position.seq = max(position.seq, line.entry.seq)
            for name in line.entry.files:
                position.latest[name] = line.entry.seq
                fresh.add(name)
        self._touch(fresh)
        return fresh

    def _touch(self, names: Iterable[str]) -> None:
        if self._touched is not None:
            self._touched.update(names)

    def _lacks(self, name: str) -> bool:
        return self.file(name).applied < self.position.latest.get(name, 0)

    def _repair(self, work: Callable[[], None]) -> None:
        """Do `work` under the lock; where the disk refuses it, in memory, so that everything can
        at least be read."""
        try:
            with self.locked():
                work()
        except StoreError as error:
            if self._locked or not isinstance(error.__cause__, OSError):
                raise
            reason = str(error).removeprefix("NOT SAVED — ")
            self._spare_the_disk(f"{reason} Until Reader is started again nothing is saved here.")
            work()

    def _spare_the_disk(self, why: str) -> None:
        """Only read the files from now on: what changes in them is kept in memory."""
        self.read_only = why
        self.files = Memory(self.files)
        self.journal = Journal(self.files)
        self._open.clear()

    def _replay(self, names: Iterable[str]) -> None:
        count = sum(self._bring_up(name) for name in names if self._lacks(name))
        if count:
            self.notices.append(
                "The last session was cut short. Its last change was safe in the journal and is "
                "now in its place."
                if count == 1
                else f"{count} changes that were safe in the journal are now in their places."
            )

    def _bring_up(self, name: str) -> int:
        """Give the file what the journal has and it lacks; how many changes that were."""
        file = self.file(name)
        entries = list(self.journal.entries_for(name, file.applied))
        for entry in entries:
            rows = ((c.table, c.id, c.after) for c in entry.changes if c.file == name)
            file.put(rows, entry.seq)
        try:
            if file.older:
                backup.keep(self.files, name, file.older)
            file.storage.save()
        except OSError as error:
            file.storage.forget()
            raise not_saved(error, self.place) from error
        return len(entries)

    def _restore(self, name: str) -> None:
        """Set the damaged file aside and put what is known to be good in its place."""
        from reader.annotation.tables import parse

        try:
            parse(self.files.read(name) or b"")
        except Corrupt:
            pass
        else:
            return
        aside = self._free_name(f"{name}.corrupt-{now().replace(':', '')}")
        good = backup.newest_good(self.files, name)
        try:
            # Copied, not moved: killed here, the next to come finds the same damage again.
            self.files.copy(name, aside)
            if good is not None:
                self.files.write(name, good)
            else:
                self.files.remove(name)
        except OSError as error:
            raise not_saved(error, self.place) from error
        self._open.pop(name, None)
        latest = self.position.latest.pop(name, 0)
        count = self._bring_up(name)
        self.position.latest[name] = latest
        self.notices.append(_what_was_restored(name, aside, good is not None, count))

    def _free_name(self, name: str) -> str:
        free, number = name, 1
        while self.files.stamp(free):
            number += 1
            free = f"{name}-{number}"
        return free

    def _tidy(self) -> None:
        """Remove what a killed writer staged; only a holder of the lock stages."""
        try:
            if self.after_lock:
                self.after_lock()
            if not self._swept:
                self._swept = True
                for folder in ("", "articles", "texts", "inputs", BACKUPS, f"{BACKUPS}/articles"):
                    for name in self.files.listing(folder):
                        if name.startswith(STAGED):
                            self.files.remove(f"{folder}/{name}" if folder else name)
        except OSError as error:
            raise not_saved(error, self.place) from error


def _what_was_restored(name: str, aside: str, backup_used: bool, count: int) -> str:
    sources = []
    if backup_used:
        sources.append("the last good backup")
    if count:
        sources.append(f"{counted(count, 'change')} from the journal")
    came = (
        f"It was restored from {' and '.join(sources)}" if sources else "Nothing could be restored"
    )
    return f"{name} was damaged. {came}; the damaged file is kept as {aside}."
