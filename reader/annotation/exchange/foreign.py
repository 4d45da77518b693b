"""Annotations of other programs, turned into the objects of Reader's own JSON lines."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeGuard

from reader.annotation.exchange.incoming import SCHEMA, Json, Reading, RefusedError
from reader.annotation.exchange.row import URN
from reader.annotation.journal import ARTICLE_ID
from reader.annotation.records import ANNOTATION_ID
from reader.annotation.store import Store
from reader.model.article import article_id
from reader.text.urls import canonical_url


@dataclass(frozen=True, slots=True)
class Place:
    """Where an annotation stands, as the other program says. `start` and `end` count code points,
    or with `utf16` the units of UTF-16, in the text with that hash (any text, where it is empty).
    """

    exact: object
    prefix: object = ""
    suffix: object = ""
    start: object = None
    end: object = None
    text_sha256: str = ""
    utf16: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An annotation of another program. `iri` names what it is on; `article` is Reader's id of it,
    if it has one; `content` is all of it, from which an id is made where it has none."""

    id: object
    content: object
    iri: str
    article: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    place: Place | None = None
    note: object = ""
    tags: object = ()
    creator: str = ""
    created: str = ""
    modified: str = ""
    said: Mapping[str, object] = field(default_factory=dict)


class Foreign:
    """Takes entries into a store, as one import under way."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._articles: set[str] = set()
        self.reading = Reading(store)

    def take(self, entry: Entry) -> None:
        """Raises RefusedError for what cannot be used."""
        article, url = _article(entry)
        annotation = self._annotation(entry, article, url)
        if article not in self._articles:
            about = {**entry.details, "id": article, "url": url, "schema": SCHEMA}
            self.reading.take({**about, "type": "article"})
            self._articles.add(article)
        self.reading.take(annotation)

    def _annotation(self, entry: Entry, article: str, url: str | None) -> Json:
        return {
            "schema": SCHEMA,
            "type": "annotation",
            "id": annotation_id(entry.id, entry.content),
            "article": article,
            "note": entry.note,
            "tags": entry.tags,
            "creator": entry.creator,
            "created": utc(entry.created),
            "modified": utc(entry.modified) or utc(entry.created),
            **{name: entry.said.get(name) for name in ("speaker", "role", "kind")},
            **(self._selector(entry.place, article, url) if entry.place else {}),
        }

    def _selector(self, place: Place, article: str, url: str | None) -> Json:
        exact, start, end = place.exact, place.start, place.end
        if not isinstance(exact, str) or not exact:
            raise RefusedError("it has no words (exact).")
        sha256 = place.text_sha256
        if not _is_count(start):
            start, sha256 = 0, ""
        elif place.utf16:
            start, sha256 = self._here(exact, start, article, url)
        elif end != start + len(exact):
            # The positions count in a text of the other program's: a hint for the search.
            sha256 = ""
        return {
            "text_sha256": sha256,
            "start": start,
            "end": start + len(exact),
            "exact": exact,
            "prefix": place.prefix or "",
            "suffix": place.suffix or "",
        }

    def _here(self, exact: str, start: int, article: str, url: str | None) -> tuple[int, str]:
        """A position in units of UTF-16 as one in code points, with the hash of the text it was
        found right in; as a mere hint, with none, where the words are not there."""
        articles = self._store.articles
        found = articles.find(url=url) if url else None
        record = found.record if found else articles.get(article)
        version = record.version if record else None
        text = articles.text(version.text_sha256) if version else None
        if version is None or text is None:
            return start, ""
        at = from_utf16(text, start)
        return at, version.text_sha256 if text.startswith(exact, at) else ""


def annotation_id(own: object, content: object) -> str:
    """32 hexadecimal digits: the id itself where it is a UUID, else made from it, or from the
    content where there is none; the same each time."""
    if isinstance(own, str) and own:
        plain = own.lower().removeprefix("urn:uuid:").replace("-", "")
        return plain if ANNOTATION_ID.fullmatch(plain) else _uuid5(own)
    return _uuid5(json.dumps(content, sort_keys=True))


def _uuid5(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name.encode("utf-8", "replace").decode()).hex


def _article(entry: Entry) -> tuple[str, str | None]:
    """Reader's id of what an annotation is on, and its address."""
    url = canonical_url(entry.iri)
    named = entry.article or entry.iri.removeprefix(URN)
    if ARTICLE_ID.fullmatch(named):
        return named, url
    if url is None:
        raise RefusedError("what it is on is no web address, and no article that Reader named.")
    return article_id(url, ""), url


def utc(time: str) -> str:
    """A time of ISO 8601 in UTC, to the second, ending in Z; empty for what is none."""
    try:
        read = datetime.fromisoformat(time)
        aware = read if read.tzinfo else read.replace(tzinfo=UTC)
        return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def to_utf16(text: str, offset: int) -> int:
    """An offset in code points as one in units of UTF-16."""
    return offset + sum(character > "\uffff" for character in text[:offset])


def from_utf16(text: str, offset: int) -> int:
    """An offset in units of UTF-16 as one in code points; one past the end stays past it."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * offset]
    beyond = max(0, offset - len(before) // 2)
    return len(before.decode("utf-16-le", "replace")) + beyond


def joined(notes: Iterable[str]) -> str:
    return "\n\n".join(note for note in notes if note.strip())


def text_of(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
