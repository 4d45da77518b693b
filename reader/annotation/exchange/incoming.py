"""What comes into a store from outside: articles and annotations, taken one by one.

Every format is first turned into the objects of Reader's own JSON lines, so that one place checks
and sanitises all that comes in, and decides what is new.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from reader.annotation.clock import now
from reader.annotation.journal import ARTICLE_ID
from reader.annotation.records import ANNOTATION_ID, HASH, STATES, ArticleRecord
from reader.annotation.rows import annotation_from, article_from, correction_from, person_from
from reader.annotation.store import Store
from reader.model import Metadata, Settled
from reader.model.contract import metadata_to_json
from reader.text.tags import tag_name
from reader.text.urls import canonical_url

SCHEMA = 1

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """How many annotations, corrections and persons (and articles) came in; `refused` says, with
    line numbers, which lines did not and why."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    articles: int = 0
    refused: tuple[str, ...] = ()


class RefusedError(Exception):
    """Why a line was refused, as the rest of a sentence."""


class Reading:
    """One import under way."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known_as: dict[str, str] = {}
        self._tag_ids: dict[str, str] = {}
        self.refused: list[str] = []
        self._counts = {"added": 0, "updated": 0, "unchanged": 0, "articles": 0}

    def result(self) -> Imported:
        return Imported(**self._counts, refused=tuple(self.refused))

    def take(self, value: Json) -> None:
        """One object as in the contract of JSON lines. Raises RefusedError."""
        if value.get("schema") != SCHEMA:
            raise RefusedError(f"its schema is not {SCHEMA}; a newer Reader may know it.")
        kind = value.get("type")
        if kind == "article":
            self._article(value)
        elif kind == "annotation":
            self._annotation(value)
        elif kind == "correction":
            self._correction(value)
        elif kind == "person":
            self._person(value)
        else:
            raise RefusedError("its type is none of article, annotation, correction and person.")

    def _article(self, value: Mapping[str, Any]) -> None:
        key = _article_id(value.get("id"))
        state = value.get("state")
        row = {
            "metadata": {name: value.get(name) for name in metadata_to_json(Metadata())},
            "urls": _urls(value.get("url"), value.get("urls")),
            "texts": _hashes(value.get("text_sha256")),
            "inputs": [{"sha256": each} for each in _hashes(value.get("input_sha256"))],
            "state": state if state in STATES else "new",
            "added": value.get("added") or now(),
        }
        record = article_from(key, row)
        if record is None:
            raise RefusedError("the article's details are not of the right kind.")
        here = self._here(record, value.get("text_sha256"))
        self._known_as[key] = here.id if here else key
        if here is None:
            self._store.articles.put(record)
            self._counts["articles"] += 1

    def _here(self, record: ArticleRecord, text_sha256: object) -> ArticleRecord | None:
        """The same article in this store, perhaps under another id."""
        articles = self._store.articles
        same = articles.get(record.id)
        if same is not None:
            return same
        hashed = text_sha256 if isinstance(text_sha256, str) else None
        for url in (record.metadata.url, *record.urls):
            if url and (found := articles.find(url=url)):
                return found.record
        found = articles.find(text_sha256=hashed) if hashed else None
        return found.record if found else None

    def _annotation(self, value: Mapping[str, Any]) -> None:
        key = _own_id(value.get("id"))
        of = _article_id(value.get("article"))
        names = _tag_names(value.get("tags"))
        row = {
            **{name: value.get(name) for name in _SAME_NAMES},
            "selector": _selector(value),
            "rev": 1,
        }
        read = annotation_from(of, key, row)
        if read is None:
            raise RefusedError("a value in it is not of the right kind.")
        article = self._at_home(of)
        present = self._store.annotations.get(article, key)
        if present is None:
            self._counts["added"] += 1
            annotation = replace(
                read, created=read.created or now(), modified=read.modified or now()
            )
        elif read.modified > present.modified:
            self._counts["updated"] += 1
            annotation = replace(read, rev=present.rev + 1, created=present.created)
        else:
            self._counts["unchanged"] += 1
            return
        self._store.annotations.put(replace(annotation, article=article, tags=self._tags(names)))

    def _correction(self, value: Mapping[str, Any]) -> None:
        """One that is here already, in force or taken back, stays as it is."""
        key, of = _own_id(value.get("id")), _article_id(value.get("article"))
        edge = value.get("edge")
        if edge is not None and not isinstance(edge, dict):
            raise RefusedError("its edge is no place in a text.")
        row = {
            **{name: value.get(name) for name in ("settled", "speaker", "also", "creator")},
            "selector": _selector(value),
            "edge": None if edge is None else _selector(edge),
            "created": value.get("created") or now(),
        }
        read = correction_from(of, key, row)
        if read is None:
            raise RefusedError("a value in it is not of the right kind.")
        if read.selector is None and read.settled is not Settled.SAME_PERSON:
            raise RefusedError("it has no words (exact).")
        article = self._at_home(of)
        if self._store.corrections.get(article, key) is None:
            self._counts["added"] += 1
            self._store.corrections.put(replace(read, article=article))
        else:
            self._counts["unchanged"] += 1

    def _person(self, value: Mapping[str, Any]) -> None:
        """Whoever has one of the names here already gets what is new; nothing is taken away."""
        only = value.get("only") or []
        if not isinstance(only, list) or not all(isinstance(pair, dict) for pair in only):
            raise RefusedError("“only” is no list of articles and names.")
        pairs = [
            (self._known_as.get(p.get("article"), p.get("article")), p.get("name")) for p in only
        ]
        read = person_from(_own_id(value.get("id")), {**value, "only": pairs, "deleted": None})
        if read is None:
            raise RefusedError("a value in it is not of the right kind.")
        people = self._store.people
        here = people.get(read.id) or people.called(read.names)
        if here is None:
            people.put(replace(read, created=read.created or now()))
            self._counts["added"] += 1
            return
        taken = [name for name in read.names if people.called([name]) in (None, here)]
        changed = people.change(
            here,
            names=(*here.names, *taken),
            only=(*here.only, *read.only),
            tags=(*here.tags, *read.tags),
            apart=(*here.apart, *read.apart),
        )
        self._counts["unchanged" if changed == here else "updated"] += 1

    def _at_home(self, article: str) -> str:
        """The id that the article has here; one that no line described gets a bare record."""
        here = self._known_as.get(article)
        if here is None:
            here = self._known_as[article] = article
            if self._store.articles.get(article) is None:
                self._store.articles.put(ArticleRecord(article, added=now()))
                self._counts["articles"] += 1
        return here

    def _tags(self, names: Sequence[str]) -> tuple[str, ...]:
        """The ids of the tags with those names, made where there are none."""
        for name in names:
            if name not in self._tag_ids:
                self._tag_ids[name] = self._store.codebook.ensure(name).id
        return tuple(dict.fromkeys(self._tag_ids[name] for name in names))


_SAME_NAMES = ("note", "speaker", "role", "kind", "creator", "created", "modified")


def _tag_names(names: object) -> list[str]:
    if names is None:
        return []
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise RefusedError("its tags are not a list of names.")
    return list(filter(None, map(tag_name, names)))


def _urls(own: object, others: object) -> list[str]:
    every = [own, *(others if isinstance(others, list) else [])]
    found = (canonical_url(url) for url in every if isinstance(url, str))
    return list(dict.fromkeys(url for url in found if url))


def _hashes(value: object) -> list[str]:
    """What the article is known by when it is opened here for the first time."""
    return [value] if isinstance(value, str) and HASH.fullmatch(value) else []


def _own_id(value: object) -> str:
    if not isinstance(value, str) or not ANNOTATION_ID.fullmatch(value):
        raise RefusedError("its id is not 32 hexadecimal digits.")
    return value


def _article_id(value: object) -> str:
    if not isinstance(value, str) or not ARTICLE_ID.fullmatch(value):
        raise RefusedError("the article's id is not 16 hexadecimal digits.")
    return value


def _selector(value: Mapping[str, Any]) -> Json | None:
    if value.get("exact") is None and value.get("start") is None:
        return None
    start, end, exact = value.get("start"), value.get("end"), value.get("exact")
    if not isinstance(exact, str) or not exact:
        raise RefusedError("it has no words (exact).")
    if not (_is_count(start) and _is_count(end)) or end - start != len(exact):
        raise RefusedError("start and end do not fit the words (exact).")
    names = ("text_sha256", "start", "end", "exact", "prefix", "suffix", "section", "paragraph")
    return {name: value.get(name) for name in names}


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
