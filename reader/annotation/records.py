"""What a store knows beside the model's data: articles, what they were made from, and people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reader.annotation.errors import StoreError
from reader.model import Metadata
from reader.text.fold import each_once
from reader.text.sanitise import one_line
from reader.text.tags import tag_name

HASH = re.compile("[0-9a-f]{64}")
ANNOTATION_ID = re.compile("[0-9a-f]{32}")
STATES = ("new", "reading", "done")
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class InputRecord:
    """Bytes that an article was made from: when and from where they came. Times are UTC."""

    sha256: str
    when: str = ""
    url: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """The version last used."""

    text_sha256: str
    input_sha256: str = ""
    cleaner: int = 0
    restored: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What a store knows about an article. `texts` are the hashes of all texts it had; `edited`
    names the metadata fields that the user set."""

    id: str
    metadata: Metadata = field(default_factory=Metadata)
    urls: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    inputs: tuple[InputRecord, ...] = ()
    texts: tuple[str, ...] = ()
    version: VersionRecord | None = None
    state: str = "new"
    edited: tuple[str, ...] = ()
    added: str = ""
    archived: str | None = None
    deleted: str | None = None
    rev: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Who is quoted in several articles, as far as the user said who is who.

    `names` are what articles call this person, wherever; `only` are pairs of an article's id and
    a name, for those who share their name with somebody else. `tags` are the user's own words
    (official, expert, witness). `apart` are names of whom this person is not.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    tags: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    created: str = ""
    deleted: str | None = None
    rev: int = 1


def cleaned(person: Person) -> Person:
    """`person` with words that are safe to show, each once. Raises StoreError for one without a
    name."""
    name = one_line(person.name, _LONGEST_NAME).strip()
    if not name:
        raise StoreError("A person needs a name.")
    return replace(
        person,
        name=name,
        names=_each_once(person.names),
        only=tuple(dict.fromkeys((one_line(of), one_line(by)) for of, by in person.only)),
        tags=each_once(filter(None, map(tag_name, person.tags))),
        apart=_each_once(person.apart),
    )


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return each_once(filter(None, (one_line(name, _LONGEST_NAME) for name in names)))
