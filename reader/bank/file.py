"""The bank's SQLite file: opened, made anew when it is damaged or of another version, and in
memory when there can be no file."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from reader.files import make_folder
from reader.model.errors import ReaderError

VERSION = 3
"""Raised whenever what the file holds, or how it is looked up, changes."""

BUSY_SECONDS = 5.0
"""How long another process may hold the file before this one goes on without it."""

SEPARATOR = "\ue000"
"""Stands before, between and after names in one column. A private-use character is a word of its
own for the tokenizer, so that no phrase goes from one name into the next."""

_UNUSABLE = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_SCHEMA,
)

COLUMNS = ("words", "notes", "speaker", "entities", "tags", "coders", "flags")
TABLES = {"quotes": "quote", "notes": "note", "text": "paragraph"}

# Case and accents are folded and marks part words, as in `reader.text.fold`; the one mark that
# Unicode takes for a letter is named.
_TOKENS = "unicode61 remove_diacritics 2 separators 'ʼ'"

_SCHEMA = """
create table about (name text primary key, value text) without rowid;
create table article (
    number integer primary key,
    id text not null unique,
    stamp text not null,
    title text not null,
    site text,
    published text,
    url text,
    text_sha256 text not null,
    length integer not null,
    analysed integer not null,
    analysable integer not null,
    language text not null,
    quotes integer not null,
    notes integer not null,
    paragraphs integer not null
);
create table said (
    article integer not null,
    place integer not null,
    name text not null,
    names text not null,
    role text,
    quotes integer not null,
    primary key (article, place)
) without rowid;
create table run (hash integer not null, article integer not null, primary key (hash, article))
    without rowid;
create index run_of on run (article);
create table near (one integer not null, other integer not null, primary key (one, other))
    without rowid;
create index near_of on near (other);
""" + "".join(
    f"create virtual table {table} using fts5"
    f'({", ".join(COLUMNS)}, data unindexed, tokenize = "{_TOKENS}");\n'
    for table in TABLES.values()
)


class Held(ReaderError):
    """Another process holds the file, and has for BUSY_SECONDS."""


def open_file(path: Path | None, store: str = "") -> tuple[sqlite3.Connection, str | None]:
    """A connection to the file at `path`, which is made, and its folder, when it is missing or
    cannot be used; to memory without a path. `store` is the folder that it is an index of.

    The second value is a sentence where there is a path and memory had to do.
    """
    if path is None:
        return _in_memory(), None
    try:
        try:
            return _opened(path, store), None
        except sqlite3.DatabaseError as error:
            if is_busy(error):
                raise
            remove(path)
            return _opened(path, store), None
    except (OSError, sqlite3.Error) as error:
        return _in_memory(), in_memory_because(path, str(error))


def in_memory_because(path: Path, trouble: str) -> str:
    """The sentence that says why there is no file."""
    return (
        f"The index for searching cannot be kept in {path.parent} ({trouble}). It is made in "
        "memory, and again at every start."
    )


def is_busy(error: BaseException) -> bool:
    """Whether another process holds the file."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def is_unusable(error: sqlite3.Error) -> bool:
    """Whether the file is damaged or not ours, or cannot be written: not so for a mistake in what
    was asked of it."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    return code & 0xFF in _UNUSABLE or "no such" in str(error)


def remove(path: Path) -> None:
    """Remove the file with what SQLite keeps beside it. Raises OSError."""
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            os.unlink(f"{path}{ending}")


def sweep(folder: Path) -> None:
    """Remove the files in `folder` that are indexes of stores that are no more: their words should
    not outlive them."""
    for path in folder.glob("*.sqlite"):
        with suppress(OSError, sqlite3.Error):
            connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, timeout=0)
            try:
                found = connection.execute("select value from about where name = 'store'")
                (store,) = found.fetchone() or ("",)
            finally:
                connection.close()
            if store and not os.path.isdir(store):
                remove(path)


def _opened(path: Path, store: str) -> sqlite3.Connection:
    make_folder(path.parent)
    # What SQLite makes itself anybody may read.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    connection = _connect(str(path))
    try:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        _make(connection)
        # What cannot be written is of no use for long: found out now, not while searching.
        connection.execute("begin immediate")
        connection.execute("insert or replace into about values ('store', ?)", (store,))
        connection.execute("commit")
    except BaseException:
        connection.close()
        raise
    return connection


def _in_memory() -> sqlite3.Connection:
    connection = _connect(":memory:")
    _make(connection)
    return connection


def _connect(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.execute("pragma secure_delete = on")
    connection.execute("pragma temp_store = memory")
    connection.execute("pragma cache_size = -16000")
    return connection


def _make(connection: sqlite3.Connection) -> None:
    """The tables, unless they are there. Raises sqlite3.DatabaseError for those of another
    version."""
    (version,) = connection.execute("pragma user_version").fetchone()
    if version == VERSION:
        return
    connection.execute("begin immediate")
    try:
        (version,) = connection.execute("pragma user_version").fetchone()
        (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
        if version != VERSION:
            if tables:
                raise sqlite3.DatabaseError("of another version")
            for statement in _SCHEMA.split(";"):
                if statement.strip():
                    connection.execute(statement)
            connection.execute(f"pragma user_version = {VERSION}")
        connection.execute("commit")
    except BaseException:
        connection.execute("rollback")
        raise
