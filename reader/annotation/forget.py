"""Taking an article out of a store for good."""

from __future__ import annotations

import json
from dataclasses import replace

from reader.annotation.backup import all_backups, backups_of
from reader.annotation.errors import StoreError, not_saved
from reader.annotation.index import CACHE, Index
from reader.annotation.journal import JOURNAL, PEOPLE, Change, encode, file_of
from reader.annotation.ledger import Ledger
from reader.annotation.people import TABLE as PEOPLE_TABLE
from reader.annotation.rows import person_from
from reader.annotation.shelf import Position


def forget(ledger: Ledger, index: Index, article: str) -> list[str]:
    """Remove the record, inputs, texts, analyses, journal lines and backups of an article.

    Texts and inputs that another article stands on stay. Returns a sentence for each thing that
    could not be removed. Raises StoreError when nothing could be done.
    """
    with ledger.locked():
        if ledger.read_only:
            raise StoreError(f"Nothing was removed: {ledger.read_only}")
        rows = {row.id: row for row in index.rows()}
        names = _own_files(ledger, article, rows[article].texts if article in rows else ())
        for folder, kind, ending in (
            ("texts", "texts", ".txt"),
            ("texts", "texts", ".json"),
            ("inputs", "inputs", ""),
        ):
            others = {v for key, row in rows.items() if key != article for v in getattr(row, kind)}
            own = getattr(rows[article], kind) if article in rows else ()
            names += [f"{folder}/{value}{ending}" for value in own if value not in others]
        names += _part_from_people(ledger, article)
        # The journal first: while it has the lines, the file would be made again from them.
        try:
            _clear_journal(ledger, article)
        except OSError as error:
            raise not_saved(error, f"{ledger.place}/{JOURNAL}") from error
        failed = [sentence for name in [*names, CACHE] if (sentence := _remove(ledger, name))]
        index.drop(article)
        return failed


def _part_from_people(ledger: Ledger, article: str) -> list[str]:
    """Take the article out of what is said of people; returns the backups that still name it."""
    with ledger.action("forget", "keep"):
        for key, row in ledger.rows(PEOPLE, PEOPLE_TABLE).items():
            person = person_from(key, row)
            only = [list(pair) for pair in person.only if pair[0] != article] if person else []
            if person and len(only) < len(person.only):
                ledger.lay(PEOPLE, PEOPLE_TABLE, key, {"only": only})
    backups = backups_of(file_of(PEOPLE))
    return [name for name in backups if article.encode() in (ledger.files.read(name) or b"")]


def _own_files(ledger: Ledger, article: str, texts: tuple[str, ...]) -> list[str]:
    files = ledger.files
    names = [file_of(article)]
    names += [f"articles/{name}" for name in files.listing("articles") if name.startswith(article)]
    names += [name for name in all_backups(files) if f"/{article}." in name]
    for text in texts:
        folder = f"analyses/{text[:2]}"
        names += [f"{folder}/{name}" for name in files.listing(folder) if name.startswith(text)]
    return list(dict.fromkeys(names))


def _clear_journal(ledger: Ledger, article: str) -> None:
    kept, found = [], False
    for line in ledger.journal.lines():
        data = ledger.files.read(JOURNAL, line.start, line.end - line.start) or b""
        if article.encode() not in data:
            kept.append(data)
            continue
        found = True
        # A damaged line that speaks of the article is of no use to the others.
        rest = (
            [change for change in line.entry.changes if not _is_about(change, article)]
            if line.entry
            else []
        )
        if line.entry and rest:
            kept.append(encode(replace(line.entry, changes=tuple(rest))))
    if found:
        ledger.files.write(JOURNAL, b"".join(kept))
        ledger.position = Position()


def _is_about(change: Change, article: str) -> bool:
    return change.article == article or article in json.dumps([change.before, change.after])


def _remove(ledger: Ledger, name: str) -> str | None:
    try:
        ledger.files.remove(name)
    except OSError as error:
        return f"{ledger.place}/{name} could not be removed: {error.strerror}."
    return None
