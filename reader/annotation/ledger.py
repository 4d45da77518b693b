"""Changes to the rows of a store: all of an act or nothing, and never lost once made.

An act is made under the store's lock. Its new files are brought to disk under other names, its
journal line is put on disk, which is the moment it counts as saved, and then the new files take
their names. An act cut short before that moment never was; after it, whoever comes next finds
from the journal what the files lack and gives it to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.annotation import backup
from reader.annotation.clock import new_id, now
from reader.annotation.disk import Files, Stamp
from reader.annotation.errors import StoreError, not_saved
from reader.annotation.journal import JOURNAL, Change, Entry, file_of
from reader.annotation.migrate import Row
from reader.annotation.shelf import Shelf
from reader.files import Staged

if TYPE_CHECKING:
    from reader.annotation.tables import StoreFile

RowKey = tuple[str | None, str, str]
Listener = Callable[[Entry, int, int], None]


@dataclass(slots=True)
class _Act:
    label: str
    kind: str
    reverses: str | None
    named: bool
    rows: dict[RowKey, Row | None] = field(default_factory=dict)


class Ledger(Shelf):
    """The rows of all files of a store. `on_own` hears of each act that was saved here, with the
    place of its line in the journal."""

    def __init__(self, files: Files, place: str, read_only: str | None = None) -> None:
        super().__init__(files, place, read_only)
        self.on_own: list[Listener] = []
        self._act: _Act | None = None
        self._backed_up: set[str] = set()

    def rows(self, article: str | None, table: str) -> dict[str, Row]:
        """The rows of a table by id, those changed in the running act included."""
        with self.guard:
            name = file_of(article)
            rows = {} if self.is_absent(name) else dict(self.file(name).rows(table))
            for (of, at, key), row in (self._act.rows if self._act else {}).items():
                if of == article and at == table:
                    rows.pop(key, None)
                    if row is not None:
                        rows[key] = row
            return rows

    def row(self, article: str | None, table: str, key: str) -> Row | None:
        with self.guard:
            if self._act and (article, table, key) in self._act.rows:
                return self._act.rows[article, table, key]
            name = file_of(article)
            return None if self.is_absent(name) else self.file(name).row(table, key)

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

        Inside another action it is part of that; one without a label is called what the last
        inside it is. Raises StoreError when nothing was saved.
        """
        with self.guard:
            if self._act is not None:
                if not self._act.named:
                    self._act.label = label or self._act.label
                yield
                return
            if self.read_only:
                raise StoreError(f"NOT SAVED — {self.read_only}")
            with self.locked():
                self.catch_up()
                self._act = _Act(label, kind, reverses, bool(label))
                try:
                    yield
                    self._commit(self._act)
                finally:
                    self._act = None

    def put(self, article: str | None, table: str, key: str, row: Row | None) -> None:
        """Change one row in the running action; None removes it."""
        assert self._act is not None
        self._act.rows[article, table, key] = row

    def lay(self, article: str | None, table: str, key: str, row: Row) -> None:
        """Change one row in the running action; what stands in it that `row` does not speak of
        stays, as a newer Reader may have put it there."""
        self.put(article, table, key, (self.row(article, table, key) or {}) | row)

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
        self._touch(entry.files)

    def _back_up(self, name: str) -> None:
        if older := self.file(name).older:
            backup.keep(self.files, name, older)
        if name not in self._backed_up:
            backup.take(self.files, name)
            self._backed_up.add(name)
