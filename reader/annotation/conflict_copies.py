"""Conflict copies: what a file synchroniser leaves when two machines changed the same file.

It keeps one machine's file under the name and the other's beside it ("… (conflicted copy).json",
"….sync-conflict-….json"). Nothing in either may be lost: rows that only the copy has come in, and
where both have changed an annotation, both stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from reader.annotation.clock import new_id, now
from reader.annotation.errors import Corrupt, not_saved
from reader.annotation.journal import PEOPLE
from reader.annotation.ledger import Ledger
from reader.annotation.migrate import Row
from reader.annotation.rows import annotation_from, annotation_row, revision
from reader.text.counted import counted

_ARTICLE_COPY = re.compile(r"([0-9a-f]{16})[^0-9a-f].*\.json")
_TOP_COPY = re.compile(r"(codebook|people)[^0-9a-zA-Z].*\.json")
_NO_MATTER = {"rev", "modified"}
_LISTS = ("urls", "paths", "inputs", "texts")


@dataclass(frozen=True, slots=True)
class Copy:
    """A conflict copy: its name in the store, and the article it is of (None: the codebook, PEOPLE:
    the people)."""

    name: str
    article: str | None


def find_copies(listing: dict[str, Any], articles: dict[str, Any]) -> list[Copy]:
    """The conflict copies among the names at the top of a store and in its articles folder."""
    found = []
    for name in sorted(listing):
        if match := _TOP_COPY.fullmatch(name):
            found.append(Copy(name, PEOPLE if match[1] == PEOPLE else None))
    for name in sorted(articles):
        if match := _ARTICLE_COPY.fullmatch(name):
            found.append(Copy(f"articles/{name}", match[1]))
    return found


def merge_copies(ledger: Ledger) -> list[str]:
    """Take in every conflict copy and set it aside as "….merged-…"; a sentence for each.

    Each is one undo. Raises StoreError.
    """
    files = ledger.files
    copies = find_copies(files.listing(""), files.listing("articles"))
    return [_merge(ledger, copy) for copy in copies]


def _merge(ledger: Ledger, copy: Copy) -> str:
    from reader.annotation.tables import parse

    try:
        tables = parse(ledger.files.read(copy.name) or b"")
    except Corrupt:
        return f"{copy.name} is damaged and was left as it is."
    counts = {"added": 0, "kept twice": 0}
    with ledger.action("merge a conflict copy"):
        for table, rows in tables.items():
            for key, row in rows.items():
                if table != "store" and (outcome := _take(ledger, copy.article, table, key, row)):
                    counts[outcome] += 1
    try:
        with ledger.locked():
            ledger.files.move(copy.name, f"{copy.name}.merged-{now().replace(':', '')}")
    except OSError as error:
        raise not_saved(error, ledger.place) from error
    return (
        f"{copy.name} was merged: {counted(counts['added'], 'record')} came in, and "
        f"{counted(counts['kept twice'], 'note')} kept beside yours, as both had changed them."
    )


def _take(ledger: Ledger, article: str | None, table: str, key: str, row: Row) -> str | None:
    """Take one row of a copy in; what became of it, None when nothing had to be done."""
    if table == "articles" and key != article:
        return None
    here = ledger.row(article, table, key)
    if here is None:
        ledger.put(article, table, key, row)
        return "added"
    if table == "articles":
        merged = here | {name: _union(here.get(name), row.get(name)) for name in _LISTS}
        if merged != here:
            ledger.put(article, table, key, merged)
        return None
    if _content(here) == _content(row):
        return None
    if table != "annotations" or article is None:
        if revision(row) > revision(here):
            ledger.put(article, table, key, row)
            return "added"
        return None
    other = annotation_from(article, key, row)
    if other is None:
        return None
    beside = replace(other, id=new_id(), conflict=key, rev=1)
    ledger.put(article, table, beside.id, annotation_row(beside))
    return "kept twice"


def _content(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _NO_MATTER}


def _union(one: object, other: object) -> list[Any]:
    mine = one if isinstance(one, list) else []
    return (
        [*mine, *(each for each in other if each not in mine)] if isinstance(other, list) else mine
    )
