"""Banks with a few articles, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reader.bank.bank import Bank
from reader.bank.finding import Asked, Lookup, find
from reader.bank.query import parse
from reader.bank.rows import Entry, Found, Row, Said

TAGS = {"t1": "plan", "t2": "claim to check", "t3": "cost"}


def article(key: str, *rows: Row, **fields: Any) -> Entry:
    fields.setdefault("stamp", "1")
    fields.setdefault("title", f"Story {key}")
    fields.setdefault("text_sha256", f"text of {key} {len(rows)}")
    return Entry(article=key, rows=rows, **fields)


def quote(words: str, speaker: str | None = "Mara Ellis", **fields: Any) -> Row:
    fields.setdefault("names", (speaker, speaker.split()[-1]) if speaker else ())
    fields.setdefault("kind", "direct")
    fields.setdefault("number", "1")
    return Row(what="quotes", words=words, speaker=speaker, **fields)


def note(words: str, text: str = "", **fields: Any) -> Row:
    return Row(what="notes", words=words, notes=(text,) if text else (), **fields)


def paragraph(words: str, **fields: Any) -> Row:
    return Row(what="text", words=words, **fields)


def bank(*entries: Entry, path: Path | None = None) -> Bank:
    made = Bank(path)
    made.put(entries)
    return made


def lookup(**fields: Any) -> Lookup:
    def ids(name: str, prefix: bool) -> list[str]:
        return [
            key for key, tag in TAGS.items() if tag == name or (prefix and tag.startswith(name))
        ]

    return Lookup(
        tag_ids=ids,
        tag_names=lambda keys: tuple(TAGS[key] for key in keys if key in TAGS),
        names=fields.get("names", lambda name: ()),
    )


def search(of: Bank, query: str = "", what: Any = "quotes", **fields: Any) -> Found:
    names = fields.pop("names", lambda name: ())
    typing = fields.pop("typing", False)
    asked = Asked(parse(query, typing=typing), what, **fields)
    return find(of, asked, lookup(names=names))


def words(of: Bank, query: str = "", what: Any = "quotes", **fields: Any) -> list[str]:
    return [hit.words for hit in search(of, query, what, **fields).hits]


def said(article: str, name: str, quotes: int) -> Said:
    return Said(article, name, (name,), None, quotes)
