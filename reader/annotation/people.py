"""The people and bodies of a library, as far as the user said who is who.

An article's analysis knows its own speakers only. A person here gathers the speakers of many
articles by what each article calls them; who was never gathered, renamed or tagged has no row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.annotation.clock import new_id, now
from reader.annotation.disk import Stamp
from reader.annotation.errors import StoreError
from reader.annotation.journal import PEOPLE, Row
from reader.annotation.ledger import Ledger
from reader.text.fold import fold
from reader.text.sanitise import one_line

TABLE = "people"
NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Who is quoted in several articles.

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


class People:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._cache: tuple[Stamp | None, dict[str, Person]] | None = None

    def all(self) -> tuple[Person, ...]:
        """Everybody on record, by name."""
        live = (person for person in self._all().values() if person.deleted is None)
        return tuple(sorted(live, key=lambda person: (fold(person.name), person.id)))

    def get(self, key: str) -> Person | None:
        person = self._all().get(key)
        return person if person and person.deleted is None else None

    def called(self, names: Iterable[str]) -> Person | None:
        """Who bears one of these names in every article."""
        wanted = set(map(fold, names))
        bear = (person for person in self.all() if wanted & set(map(fold, person.names)))
        return next(bear, None)

    def put(self, person: Person) -> None:
        """Save a person as they are, in the running action: for imports."""
        self._put(person)

    def add(self, name: str, **fields: Any) -> Person:
        """A new person, in the running action. Raises StoreError."""
        person = Person(new_id(), _name(name), created=now())
        with self._ledger.action("new person"):
            self._put(replace(person, **_clean(fields)))
        return self._all()[person.id]

    def change(self, person: Person, **fields: Any) -> Person:
        """Change name, names, only, tags or apart. Raises StoreError."""
        with self._ledger.action("person"):
            present = self.get(person.id)
            if present is None:
                raise StoreError(f"“{person.name}” is no longer on record. Look at the list again.")
            changed = replace(present, **_clean(fields))
            if changed != present:
                self._put(replace(changed, rev=present.rev + 1))
        return self._all()[person.id]

    def remove(self, person: Person) -> None:
        """Take a person off the record; the articles' speakers stand for themselves again."""
        with self._ledger.action("person"):
            if present := self.get(person.id):
                self._put(replace(present, deleted=now(), rev=present.rev + 1))

    def _put(self, person: Person) -> None:
        known = self._ledger.row(PEOPLE, TABLE, person.id) or {}
        self._ledger.put(TABLE, PEOPLE, person.id, dict(known) | person_row(person))

    def _all(self) -> dict[str, Person]:
        with self._ledger.guard:
            if self._ledger.acting:
                return self._read()
            stamp = self._ledger.stamp(PEOPLE)
            if self._cache is None or self._cache[0] != stamp:
                self._cache = (stamp, self._read())
            return self._cache[1]

    def _read(self) -> dict[str, Person]:
        rows = self._ledger.rows(PEOPLE, TABLE)
        return {key: found for key, row in rows.items() if (found := person_from(key, row))}


def person_row(person: Person) -> Row:
    return {
        "name": person.name,
        "names": list(person.names),
        "only": [list(pair) for pair in person.only],
        "tags": list(person.tags),
        "apart": list(person.apart),
        "created": person.created,
        "deleted": person.deleted,
        "rev": person.rev,
    }


def person_from(key: str, row: Mapping[str, Any]) -> Person | None:
    """The person in a row; None for one that makes no sense."""
    try:
        return Person(
            key,
            _name(row["name"]),
            **_clean({name: row.get(name) or () for name in ("names", "only", "tags", "apart")}),
            created=one_line(row.get("created") or ""),
            deleted=None if row.get("deleted") is None else one_line(row["deleted"]),
            rev=int(row.get("rev", 1)),
        )
    except (KeyError, TypeError, ValueError, AttributeError, StoreError):
        return None


def _clean(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Raises TypeError for a field that there is not, and for one of another kind."""
    clean: dict[str, Any] = {}
    for field, value in fields.items():
        if field == "name":
            clean[field] = _name(value)
        elif field == "only":
            clean[field] = tuple(dict.fromkeys((one_line(a), one_line(n)) for a, n in value))
        elif field == "tags":
            clean[field] = _each_once(word.strip(" #") for word in _lines(value))
        elif field in ("names", "apart"):
            clean[field] = _each_once(_lines(value))
        else:
            raise TypeError(f"a person has no field {field}")
    return clean


def _lines(values: Sequence[str]) -> list[str]:
    if isinstance(values, str):
        raise TypeError("text where there should be a list")
    return [one_line(value, NAME_LIMIT) for value in values]


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    """Those that say something, and of those that differ in case or marks the first."""
    found: dict[str, str] = {}
    for value in filter(None, values):
        found.setdefault(fold(value), value)
    return tuple(found.values())


def _name(name: str) -> str:
    clean = one_line(name, NAME_LIMIT).strip()
    if not clean:
        raise StoreError("A person needs a name.")
    return clean
