"""The TinyDB files of a store: one for each article and one for the codebook.

TinyDB writes over its file in place and locks nothing, so it gets a storage of its own here: a
change is staged as a whole new file and takes the old one's place in one step. Ids are ours, as
TinyDB uses its own again after a deletion. This module alone imports TinyDB, and is imported only
when a store's file is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from reader.annotation import migrate
from reader.annotation.disk import Files, Stamp
from reader.annotation.errors import Corrupt
from reader.annotation.migrate import Row
from reader.files import Staged

HEAD = "file"

Tables = dict[str, dict[str, Row]]


class StagedStorage(Storage):
    """Reads a file again only when its stamp has changed; a write waits to be staged."""

    def __init__(self, files: Files, name: str) -> None:
        self._files = files
        self._name = name
        self._stamp: Stamp | None = None
        self._tables: Tables | None = None
        self._written: Tables | None = None
        self.older: int | None = None
        self._lines: dict[int, tuple[Row, str]] = {}

    @property
    def stamp(self) -> Stamp | None:
        """The stamp of the file as last read."""
        return self._stamp

    @property
    def tables(self) -> Tables:
        """The tables as last read or written."""
        return (self._tables if self._written is None else self._written) or {}

    def read(self) -> Tables | None:
        """The tables, None without a file. Raises Corrupt for a file that is none of ours."""
        if self._written is None:
            stamp = self._files.stamp(self._name)
            if stamp != self._stamp or stamp is None:
                data = None if stamp is None else self._files.read(self._name)
                self._tables = None if data is None else parse(data)
                self._stamp = stamp
                self._make_present()
        # TinyDB puts changed tables into what it is given; what was read must stay as it was.
        return dict(self.tables) or None

    def _make_present(self) -> None:
        """Bring rows that an older Reader wrote into the present form."""
        head = (self._tables or {}).get("store", {}).get(HEAD)
        self.older = head["schema"] if head and head["schema"] < migrate.SCHEMA else None
        if head is None or self.older is None or self._tables is None:
            return
        schema = self.older
        self._tables = {
            table: {key: migrate.migrated(table, row, schema) for key, row in rows.items()}
            for table, rows in self._tables.items()
            if table != "store"
        } | {"store": {HEAD: head | {"schema": migrate.SCHEMA}}}

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        self._written = {table: dict(rows) for table, rows in data.items()}

    def stage(self) -> Staged | None:
        """Bring what was written to disk, still without its name."""
        if self._written is None:
            return None
        return self._files.stage(self._name, self._serialised(self._written))

    def save(self) -> None:
        """Write the file at once. Raises OSError."""
        if self._written is not None:
            self._files.write(self._name, self._serialised(self._written))
            self.settle()

    def _serialised(self, tables: Tables) -> bytes:
        """JSON with one row a line, sorted by id: a store kept in git shows changes row by row."""
        lines: dict[int, tuple[Row, str]] = {}
        parts = []
        for name, rows in tables.items():
            body = []
            for key in sorted(rows):
                row = rows[key]
                known = self._lines.get(id(row))
                # Rows are never changed in place, so that one kept as it was is written alike.
                text = known[1] if known and known[0] is row else _encoded(row)
                lines[id(row)] = (row, text)
                body.append(f"{json.dumps(key)}: {text}")
            parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(body) + "\n}")
        self._lines = lines
        return ("{\n" + ",\n".join(parts) + "\n}\n").encode("utf-8", "surrogatepass")

    def forget(self) -> None:
        """Drop what was written and not committed, and what was read."""
        self._stamp = self._tables = self._written = None

    def settle(self) -> None:
        """Call after the staged file took its name."""
        self._tables, self._written, self.older = self._written, None, None
        self._stamp = self._files.stamp(self._name)


class OwnIds(Table):
    """A table whose documents have ids of our own, and no cache of queries."""

    document_id_class = str  # type: ignore[assignment]
    default_query_cache_capacity = 0


class Database(TinyDB):
    table_class = OwnIds


class StoreFile:
    """One TinyDB file of a store."""

    def __init__(self, files: Files, name: str) -> None:
        self.name = name
        self.storage = StagedStorage(files, name)
        self._database = Database(storage=lambda: self.storage)

    def fresh(self) -> Stamp | None:
        """Read the file again if it has changed; its stamp."""
        self.storage.read()
        return self.storage.stamp

    def rows(self, table: str) -> dict[str, Row]:
        """All rows of a table by id. They are not to be changed; one that nobody changed is the
        same object as before."""
        self.storage.read()
        return dict(self.storage.tables.get(table, {}))

    def row(self, table: str, key: str) -> Row | None:
        """A row of the content that was last read; not to be changed."""
        return self.storage.tables.get(table, {}).get(key)

    @property
    def applied(self) -> int:
        """The number of the last journal entry that the file has taken in."""
        head = self.row("store", HEAD)
        return head["applied"] if head else 0

    @property
    def schema(self) -> int:
        head = self.row("store", HEAD)
        return head["schema"] if head else migrate.SCHEMA

    @property
    def older(self) -> int | None:
        """The schema of the file, where it is older than what was read was made into."""
        self.storage.read()
        return self.storage.older

    def put(self, changes: Iterable[tuple[str, str, Row | None]], applied: int) -> None:
        """Take in (table, id, row or None to remove) and the number of their journal entry."""
        by_table: dict[str, dict[str, Row | None]] = {}
        for table, key, row in changes:
            by_table.setdefault(table, {})[key] = row
        by_table["store"] = {HEAD: {"schema": migrate.SCHEMA, "applied": applied}}
        for name, rows in by_table.items():
            table_ = self._database.table(name)
            present = self.storage.tables.get(name, {})
            table_.remove(doc_ids=[key for key in rows if key in present])  # type: ignore[misc]
            table_.insert_multiple(
                Document(row, doc_id=key)  # type: ignore[arg-type]
                for key, row in rows.items()
                if row is not None
            )


def _encoded(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False)


def parse(data: bytes) -> Tables:
    """The tables in a file. Raises Corrupt when it is anything but a whole file of ours."""
    try:
        tables = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Corrupt(str(error)) from error
    if not _is_tables(tables):
        raise Corrupt("not a file of a Reader store")
    return tables  # type: ignore[no-any-return]


def _is_tables(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    for rows in value.values():
        if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
            return False
    head = value.get("store", {}).get(HEAD, {})
    schema, applied = head.get("schema"), head.get("applied")
    return isinstance(schema, int) and schema > 0 and isinstance(applied, int)
