"""The bank: articles' rows put in, taken out and found. Thread-safe, and several processes may use
one file at once."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from reader.bank import near
from reader.bank.cards import FIELDS, MOST_ROWS, ROWS_BITS, Cards
from reader.bank.file import (
    COLUMNS,
    SEPARATOR,
    TABLES,
    Held,
    in_memory_because,
    is_busy,
    is_unusable,
    open_file,
    remove,
)
from reader.bank.match import columns_of
from reader.bank.rows import Entry, Row, Said

T = TypeVar("T")

_MOST_CHANGED = 500
"""From so many articles on that have changed, all cards are read again."""


class Bank:
    """The rows in the file at `path`; in memory without one, or when it cannot be used. `store` is
    the folder that they come from.

    A damaged file is thrown away: `generation` then grows, and all articles must be put in again.
    Only another process that holds the file for long makes a method raise, Held.
    """

    def __init__(self, path: Path | None, store: str = "") -> None:
        self._path, self._store = path, store
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._cards: tuple[tuple[int, int], Cards] | None = None
        self._changed: set[int] = set()
        self.generation = 0
        self.notices: list[str] = []

    def cards(self) -> Cards:
        """The articles in the bank; the same object until somebody changes something."""
        return self.work(self._read_cards)

    def put(self, entries: Iterable[Entry]) -> None:
        """Put articles in, each in the place of what was known of it, all at once."""
        made = list(entries)
        self.work(lambda connection: self._put(connection, made))

    def drop(self, articles: Iterable[str]) -> None:
        """Take articles out."""
        gone = list(articles)
        self.work(lambda connection: self._drop(connection, gone))

    def forget(self, article: str) -> None:
        """Take an article out and leave no trace of its words in the file."""
        if not self.exists:
            return

        def scrub(connection: sqlite3.Connection) -> None:
            self._drop(connection, [article])
            for table in TABLES.values():
                # A row that was deleted stays in the index until its parts are merged.
                connection.execute(f"insert into {table} ({table}) values ('optimize')")
            connection.execute("vacuum")
            connection.execute("pragma wal_checkpoint(truncate)")

        self.work(scrub)

    def clear(self) -> None:
        """Throw everything away."""
        with self._lock:
            self._start_again()

    def go_to_memory(self, trouble: str) -> None:
        """Leave the file to whoever holds it, and go on with an empty bank in memory."""
        with self._lock:
            if self._path is not None:
                self.notices.append(in_memory_because(self._path, trouble))
                self._path = None
            self._start_again()

    def said(self) -> tuple[Said, ...]:
        """Who is quoted in each article, in the order of the articles and of speaking."""

        def read(connection: sqlite3.Connection) -> tuple[Said, ...]:
            rows = connection.execute(
                "select id, name, names, role, said.quotes from said "
                "join article on number = article order by article, place"
            )
            return tuple(
                Said(key, name, tuple(names.split(SEPARATOR)), role, quotes)
                for key, name, names, role, quotes in rows
            )

        return self.work(read)

    def near(self) -> dict[str, tuple[str, ...]]:
        """The near copies of each article that has some."""
        found: dict[str, list[str]] = {}
        for one, other in self.work(near.pairs):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
        return {key: tuple(others) for key, others in found.items()}

    def near_copies(self, article: str) -> tuple[str, ...]:
        """The near copies of one article."""
        return self.work(lambda connection: near.copies(connection, article))

    def is_sound(self) -> bool:
        """Whether the file is whole, as SQLite checks it. One that is not is made anew."""
        before = self.generation

        def check(connection: sqlite3.Connection) -> bool:
            for table in TABLES.values():
                connection.execute(f"insert into {table} ({table}) values ('integrity-check')")
            return bool(connection.execute("pragma quick_check").fetchone() == ("ok",))

        sound = self.work(check)
        if not sound:
            self.clear()
        return sound and self.generation == before

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                with suppress(sqlite3.Error):
                    self._connection.execute("pragma optimize")
                self._connection.close()
                self._connection = None

    @property
    def exists(self) -> bool:
        """Whether there is anything to look at."""
        return self._connection is not None or (self._path is not None and self._path.is_file())

    @property
    def in_memory(self) -> bool:
        """Whether nothing is kept."""
        return self._path is None

    def work(self, do: Callable[[sqlite3.Connection], T]) -> T:
        """What `do` makes of the connection: of an empty one where the file is of no use."""
        with self._lock:
            for last in (False, True):
                try:
                    return do(self._open())
                except sqlite3.Error as error:
                    if is_busy(error):
                        raise Held(f"The index for searching is in use: {error}.") from error
                    if not is_unusable(error):
                        raise
                    self._start_again(str(error) if last else "")
            return do(self._open())

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection, notice = open_file(self._path, self._store)
            if notice:
                self.notices.append(notice)
                self._path = None
        return self._connection

    def _start_again(self, trouble: str = "") -> None:
        """Throw the file away. Where that is not possible, or because of the `trouble` that there
        is with any file, go on in memory."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._cards = None
        self.generation += 1
        if self._path is None:
            return
        try:
            remove(self._path)
        except OSError as error:
            trouble = trouble or str(error.strerror)
        if trouble:
            self.notices.append(in_memory_because(self._path, trouble))
            self._path = None

    def _read_cards(self, connection: sqlite3.Connection) -> Cards:
        """All cards; after a change of our own, which does not count in SQLite's `data_version`,
        those that it concerns are read again."""
        (version,) = connection.execute("pragma data_version").fetchone()
        seen, changed = (self.generation, version), self._changed
        every = f"select {', '.join(FIELDS)} from article"
        if self._cards is None or self._cards[0] != seen or len(changed) > _MOST_CHANGED:
            cards = Cards(connection.execute(every), self._cards[1] if self._cards else None)
        elif changed:
            these = f"{every} where number in ({', '.join(map(str, changed))})"
            cards = self._cards[1].changed(changed, connection.execute(these))
        else:
            return self._cards[1]
        self._cards, self._changed = (seen, cards), set()
        return cards

    @contextmanager
    def _change(self, connection: sqlite3.Connection) -> Iterator[None]:
        connection.execute("begin immediate")
        try:
            yield
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("rollback")
            raise
        connection.execute("commit")

    def _put(self, connection: sqlite3.Connection, entries: Sequence[Entry]) -> None:
        with self._change(connection):
            for entry in entries:
                number, text = _known(connection, entry.article)
                if number is not None:
                    _delete_rows(connection, number)
                number = _insert(connection, number, entry)
                self._changed.add(number)
                if text != entry.text_sha256:
                    near.remove(connection, number)
                    near.add(connection, number, [r.words for r in entry.rows if r.what == "text"])

    def _drop(self, connection: sqlite3.Connection, articles: Sequence[str]) -> None:
        with self._change(connection):
            for article in articles:
                number, _ = _known(connection, article)
                if number is not None:
                    self._changed.add(number)
                    _delete_rows(connection, number)
                    near.remove(connection, number)
                    connection.execute("delete from article where number = ?", (number,))


def _known(connection: sqlite3.Connection, article: str) -> tuple[int | None, str]:
    """The number of an article and the hash of its text, None and nothing when it is new."""
    wanted = "select number, text_sha256 from article where id = ?"
    row = connection.execute(wanted, (article,)).fetchone()
    return (row[0], row[1]) if row else (None, "")


def _delete_rows(connection: sqlite3.Connection, number: int) -> None:
    first = number << ROWS_BITS
    for table in TABLES.values():
        connection.execute(
            f"delete from {table} where rowid between ? and ?", (first, first + MOST_ROWS - 1)
        )
    connection.execute("delete from said where article = ?", (number,))


def _insert(connection: sqlite3.Connection, number: int | None, entry: Entry) -> int:
    by_what = {what: [row for row in entry.rows if row.what == what] for what in TABLES}
    number = connection.execute(
        f"insert or replace into article ({', '.join(FIELDS)}) "
        f"values ({', '.join('?' * len(FIELDS))})",
        (number, *_fields(entry), *map(len, by_what.values())),
    ).lastrowid
    assert number is not None
    first = number << ROWS_BITS
    for what, rows in by_what.items():
        places = ", ".join("?" * (len(COLUMNS) + 2))
        connection.executemany(
            f"insert into {TABLES[what]} (rowid, {', '.join(COLUMNS)}, data) values ({places})",
            (
                (first + place, *columns_of(row), _data(row))
                for place, row in enumerate(rows[:MOST_ROWS])
            ),
        )
    connection.executemany(
        "insert into said values (?, ?, ?, ?, ?, ?)",
        (
            (number, place, who.name, SEPARATOR.join(who.names), who.role, who.quotes)
            for place, who in enumerate(entry.said)
        ),
    )
    return number


def _fields(entry: Entry) -> tuple[object, ...]:
    """What stands on an article's card, but for its number and its counts."""
    return tuple(
        entry.article if name == "id" else getattr(entry, name) for name in FIELDS[1 : -len(TABLES)]
    )


def _data(row: Row) -> str:
    """What is shown of a row and never looked up; see `reader.bank.finding`."""
    value = (
        row.span,
        row.context,
        row.number,
        row.kind,
        row.speaker,
        row.role,
        row.sure,
        row.paragraph,
        row.section,
        row.tags,
        row.annotations,
        row.states[0] if row.states else None,
    )
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
