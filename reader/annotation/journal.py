"""The journal of a store: one line for every change, on disk before the change counts as saved.

An entry holds each changed row as it was and as it became. That makes it enough for three things:
to give a file what it lacks after a crash, to rebuild a file that was damaged, and to undo.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.annotation.disk import Files
from reader.annotation.migrate import SCHEMA, Row, migrated

JOURNAL = "journal.jsonl"
CODEBOOK = "codebook.json"
PEOPLE = "people"
"""Stands in the place of an article's id for the rows of `people.json`."""
ARTICLE_ID = re.compile("[0-9a-f]{16}")
ARTICLE_FILE = re.compile(rf"({ARTICLE_ID.pattern})\.json")
_CHUNK = 1 << 20


def file_of(article: str | None) -> str:
    """The name of the file with the rows of an article, of PEOPLE, or (None) of the codebook."""
    if article is None:
        return CODEBOOK
    return f"{PEOPLE}.json" if article == PEOPLE else f"articles/{article}.json"


@dataclass(frozen=True, slots=True)
class Change:
    """One row before and after; None where it did not or does not exist. `article` is None for
    rows of the codebook, PEOPLE for those of the people."""

    table: str
    article: str | None
    id: str
    before: Row | None
    after: Row | None

    @property
    def file(self) -> str:
        return file_of(self.article)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one act of the user changed. `kind` is "do", "undo", "redo", or "keep" for what the
    program records by itself, which undo passes over; `reverses` is the id of the entry that an
    undo or redo turned back."""

    seq: int
    id: str
    at: str
    label: str
    kind: str
    reverses: str | None
    changes: tuple[Change, ...]

    @property
    def files(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(change.file for change in self.changes))

    @property
    def articles(self) -> tuple[str, ...]:
        of = (c.article for c in self.changes if c.article not in (None, PEOPLE))
        return tuple(dict.fromkeys(filter(None, of)))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the journal: where it is, and its entry, None when it cannot be read."""

    start: int
    end: int
    entry: Entry | None


class Journal:
    """The file `journal.jsonl`. Whoever appends holds the lock of the store."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def size(self) -> int:
        stamp = self._files.stamp(JOURNAL)
        return stamp.size if stamp else 0

    def append(self, entry: Entry) -> tuple[int, int]:
        """Put `entry` on disk; returns where it starts and ends. Raises OSError, nothing added."""
        start = self.whole_end()
        if start < self.size():
            self._files.truncate(JOURNAL, start)
        line = encode(entry)
        self._files.append(JOURNAL, line)
        return start, start + len(line)

    def cut(self, size: int) -> None:
        """Take back what was appended after `size`."""
        self._files.truncate(JOURNAL, size)

    def lines(self, start: int = 0) -> Iterator[Line]:
        """The lines from `start` on. A last line without an end was never acknowledged and is
        left out; the next `append` removes it."""
        at, read, parts = start, start, list[bytes]()
        while block := self._files.read(JOURNAL, read, _CHUNK):
            read += len(block)
            *ended, rest = block.split(b"\n")
            for piece in ended:
                line = b"".join((*parts, piece))
                parts.clear()
                end = at + len(line) + 1
                if line.strip():
                    yield Line(at, end, decode(line))
                at = end
            parts.append(rest)

    def at(self, start: int, end: int) -> Entry | None:
        """The entry of the line that stands there."""
        return decode(self._files.read(JOURNAL, start, end - start) or b"")

    def entries_for(self, file: str, after: int) -> Iterator[Entry]:
        """The entries after number `after` that change `file`, in order."""
        for line in self.lines():
            entry = line.entry
            if entry and entry.seq > after and file in entry.files:
                yield entry

    def tail(self, size: int, before: int) -> int:
        """Where the first whole line starts of the last `size` bytes before offset `before`, which
        is the start of a line or the end; the start of the last line, when that is longer."""
        start = max(0, before - size)
        if start == 0:
            return 0
        for at in range(start - 1, before - 1, _CHUNK):
            block = self._files.read(JOURNAL, at, min(_CHUNK, before - 1 - at)) or b""
            if (found := block.find(b"\n")) >= 0:
                return at + found + 1
        return self._line_end(before - 1)

    def whole_end(self) -> int:
        """The offset after the last line end."""
        size = self.size()
        if size and self._files.read(JOURNAL, size - 1, 1) == b"\n":
            return size
        return self._line_end(size)

    def _line_end(self, before: int) -> int:
        """The offset after the last line end before offset `before`."""
        at = before
        while at > 0:
            start = max(0, at - _CHUNK)
            block = self._files.read(JOURNAL, start, at - start) or b""
            if (found := block.rfind(b"\n")) >= 0:
                return start + found + 1
            at = start
        return 0


def encode(entry: Entry) -> bytes:
    """`entry` as a line with its end."""
    value = {
        "schema": SCHEMA,
        "seq": entry.seq,
        "id": entry.id,
        "at": entry.at,
        "label": entry.label,
        "kind": entry.kind,
        "reverses": entry.reverses,
        "changes": [
            [change.table, change.article, change.id, change.before, change.after]
            for change in entry.changes
        ],
    }
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def decode(line: bytes) -> Entry | None:
    """The entry in `line`; None when the line is damaged or none of ours."""
    try:
        value = json.loads(line)
        schema = int(value.get("schema", 1))
        changes = tuple(
            Change(
                _text(table),
                _article(article),
                _text(key),
                _row(table, old, schema),
                _row(table, new, schema),
            )
            for table, article, key, old, new in value["changes"]
        )
        return Entry(
            seq=int(value["seq"]),
            id=_text(value["id"]),
            at=_text(value["at"]),
            label=_text(value["label"]),
            kind=_text(value["kind"]),
            reverses=value["reverses"],
            changes=changes,
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _article(value: object) -> str | None:
    # An id becomes a file name; one that is a path must not lead out of the store.
    if value not in (None, PEOPLE) and not ARTICLE_ID.fullmatch(_text(value)):
        raise ValueError(value)
    return value if isinstance(value, str) else None


def _row(table: str, value: object, schema: int) -> Row | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise TypeError(value)
    return migrated(table, value, schema)
