"""Changes to the rows of a store: all of an act or nothing, and never lost once made.

An act is made under the store's lock. Its new files are brought to disk under other names, its
journal line is put on disk, which is the moment it counts as saved, and then the new files take
their names. An act cut short before that moment never was; after it, whoever comes next finds
from the journal what the files lack and gives it to them.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.annotation import backup
from reader.annotation.clock import new_id, now
from reader.annotation.disk import STAGED, Files, Memory, Staged, Stamp
from reader.annotation.errors import Corrupt, StoreError, not_saved
from reader.annotation.journal import JOURNAL, Change, Entry, Journal, Row, file_of

if TYPE_CHECKING:
    from reader.annotation.tables import StoreFile

_OPEN_FILES = 64

RowKey = tuple[str | None, str, str]
Listener = Callable[[Entry, int, int], None]


@dataclass(slots=True)
class Position:
    """How far the journal has been read, and the last entry that concerns each file."""

    inode: int = 0
    offset: int = 0
    seq: int = 0
    latest: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Act:
    label: str
    kind: str
    reverses: str | None
    rows: dict[RowKey, Row | None] = field(default_factory=dict)


class Ledger:
    """The rows of all files of a store. Thread-safe."""

    def __init__(self, files: Files, place: str, read_only: str | None = None) -> None:
        self.files = Memory(files, ()) if read_only and not isinstance(files, Memory) else files
        self.place = place
        self.read_only = read_only
        self.journal = Journal(self.files)
        self.position = Position()
        self.notices: list[str] = []
        self.on_own: list[Listener] = []
        self.before_lock: Callable[[], None] | None = None
        self.after_lock: Callable[[], None] | None = None
        self.prime: Callable[[], None] | None = None
        self.guard = threading.RLock()
        self._act: _Act | None = None
        self._locked = False
        self._open: OrderedDict[str, StoreFile] = OrderedDict()
        self._backed_up: set[str] = set()
        self._touched: set[str] = set()
        self._swept = False

    def rows(self, article: str | None, table: str) -> dict[str, Row]:
        """The rows of a table by id, those changed in the running act included."""
        with self.guard:
            rows = dict(self.file(file_of(article)).rows(table))
            for (of, name, key), row in (self._act.rows if self._act else {}).items():
                if of == article and name == table:
                    rows.pop(key, None)
                    if row is not None:
                        rows[key] = row
            return rows

    def row(self, article: str | None, table: str, key: str) -> Row | None:
        with self.guard:
            if self._act and (article, table, key) in self._act.rows:
                return self._act.rows[article, table, key]
            return self.file(file_of(article)).row(table, key)

    def stamp(self, article: str | None) -> Stamp | None:
        """The stamp of the file that `rows` answers from."""
        with self.guard:
            return self.file(file_of(article)).fresh()

    @property
    def acting(self) -> bool:
        return self._act is not None

    @contextmanager
    def action(self, label: str, kind: str = "do", reverses: str | None = None) -> Iterator[None]:
        """All `put` inside are saved together when the block ends, none if it raises.

        Inside another action it is part of that. Raises StoreError when nothing was saved.
        """
        with self.guard:
            if self._act is not None:
                self._act.label = self._act.label or label
                yield
                return
            if self.read_only:
                raise StoreError(f"NOT SAVED — {self.read_only}")
            with self.locked():
                self.catch_up()
                self._act = _Act(label, kind, reverses)
                try:
                    yield
                    self._commit(self._act)
                finally:
                    self._act = None

    def put(self, table: str, article: str | None, key: str, row: Row | None) -> None:
        """Change one row in the running action; None removes it."""
        assert self._act is not None
        self._act.rows[article, table, key] = row

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
        """The file `name`, set right first if it was damaged."""
        # TinyDB is loaded with the first file.
        from reader.annotation.tables import SCHEMA, StoreFile

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
            self._recover(file)
        if first:
            self.mend([name])
        if file.schema > SCHEMA and not self.read_only:
            self.read_only = (
                f"{self.place} was written by a newer Reader. It can be read here; "
                "install the newer Reader to change it."
            )
        return file

    def take_touched(self) -> set[str]:
        """The names of the files that changed, here or elsewhere, since last asked."""
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
            stamp = self.files.stamp(JOURNAL)
            if stamp is None or stamp.inode != self.position.inode:
                self.position = Position(inode=stamp.inode if stamp else 0)
            if stamp is None or stamp.size <= self.position.offset:
                return
            fresh = self._read_on()
            lacking = [name for name in fresh if self._lacks(name)]
            if lacking:
                with self.locked():
                    self._replay([name for name in lacking if self._lacks(name)])

    def mend(self, names: Sequence[str]) -> None:
        """Give those of the files `names` that are behind the journal what they lack."""
        with self.guard:
            lacking = [name for name in names if self._lacks(name)]
            if lacking:
                with self.locked():
                    self._replay(lacking)

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
        self._touched |= fresh
        return fresh

    def _lacks(self, name: str) -> bool:
        return self.file(name).applied < self.position.latest.get(name, 0)

    def _commit(self, act: _Act) -> None:
        changes = tuple(
            Change(table, article, key, before, after)
            for (article, table, key), after in act.rows.items()
            if (before := self.file(file_of(article)).row(table, key)) != after
        )
        if not changes:
            return
        by_file: dict[str, list[Change]] = {}
        for change in changes:
            by_file.setdefault(change.file, []).append(change)
        files = {name: self.file(name) for name in by_file}
        if self.read_only:
            raise StoreError(f"NOT SAVED — {self.read_only}")
        seq = max(self.position.seq, *(file.applied for file in files.values())) + 1
        entry = Entry(seq, new_id(), now(), act.label, act.kind, act.reverses, changes)
        for name, file in files.items():
            file.put(((c.table, c.id, c.after) for c in by_file[name]), seq)
        try:
            start, end = self._write(entry, list(files.values()))
        except OSError as error:
            raise not_saved(error, self.place) from error
        for listener in self.on_own:
            listener(entry, start, end)

    def _write(self, entry: Entry, files: Sequence[StoreFile]) -> tuple[int, int]:
        staged: list[Staged] = []
        renamed = 0
        try:
            for file in files:
                self._back_up(file.name)
                if (one := file.storage.stage()) is not None:
                    staged.append(one)
            start, end = self.journal.append(entry)
            try:
                for one in staged:
                    one.commit()
                    renamed += 1
                self.files.sync(entry.files)
            except OSError:
                # With one file changed the act is saved: `catch_up` gives the others the rest.
                if renamed == 0:
                    self.journal.cut(start)
                    raise
            else:
                self._note(entry, end)
        finally:
            for one in staged[renamed:]:
                one.discard()
            for file in files:
                file.storage.settle() if renamed == len(files) else file.storage.forget()
        return start, end

    def _note(self, entry: Entry, end: int) -> None:
        stamp = self.files.stamp(JOURNAL)
        self.position.inode = stamp.inode if stamp else 0
        self.position.offset, self.position.seq = end, entry.seq
        for name in entry.files:
            self.position.latest[name] = entry.seq
            self._touched.add(name)

    def _back_up(self, name: str) -> None:
        if name not in self._backed_up:
            backup.take(self.files, name)
            self._backed_up.add(name)

    def _tidy(self) -> None:
        """Remove what a killed writer staged; only a holder of the lock stages."""
        try:
            if self.after_lock:
                self.after_lock()
            if not self._swept:
                self._swept = True
                for folder in ("", "articles", "texts", "inputs"):
                    for name in self.files.listing(folder):
                        if name.startswith(STAGED):
                            self.files.remove(f"{folder}/{name}" if folder else name)
        except OSError as error:
            raise not_saved(error, self.place) from error

    def _replay(self, names: Sequence[str]) -> None:
        count = sum(self._bring_up(self.file(name)) for name in names)
        if count:
            self.notices.append(
                "The last session was cut short. Its last change was safe in the journal and is "
                "now in its place."
                if count == 1
                else f"{count} changes that were safe in the journal are now in their places."
            )

    def _bring_up(self, file: StoreFile) -> int:
        entries = list(self.journal.entries_for(file.name, file.applied))
        if not entries:
            return 0
        for entry in entries:
            rows = ((c.table, c.id, c.after) for c in entry.changes if c.file == file.name)
            file.put(rows, entry.seq)
        self._save(file)
        return len(entries)

    def _save(self, file: StoreFile) -> None:
        try:
            file.storage.save()
        except OSError as error:
            file.storage.forget()
            raise not_saved(error, self.place) from error

    def _recover(self, file: StoreFile) -> None:
        with self.locked():
            file.storage.forget()
            try:
                file.fresh()
                return
            except Corrupt:
                pass
            aside = f"{file.name}.corrupt-{now().replace(':', '')}"
            try:
                good = backup.newest_good(self.files, file.name)
                # Copied, not moved: killed here, the next to come finds the same damage again.
                self.files.copy(file.name, aside)
                if good is not None:
                    self.files.write(file.name, good)
                else:
                    self.files.remove(file.name)
            except OSError as error:
                raise not_saved(error, self.place) from error
            file.storage.forget()
            count = self._bring_up(file)
            self.notices.append(_what_was_recovered(file.name, aside, good is not None, count))


def _what_was_recovered(name: str, aside: str, backup_used: bool, count: int) -> str:
    sources = []
    if backup_used:
        sources.append("the last good backup")
    if count:
        sources.append(f"{count} change{'s' * (count != 1)} from the journal")
    came = (
        f"It was restored from {' and '.join(sources)}" if sources else "Nothing could be restored"
    )
    return f"{name} was damaged. {came}; the damaged file is kept as {aside}."
