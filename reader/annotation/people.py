"""The people and bodies of a library, as far as the user said who is who.

An article's analysis knows its own speakers only. A person here gathers the speakers of many
articles by what each article calls them; who was never gathered, renamed or tagged has no row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypedDict, Unpack

from reader.annotation.cached import Cached
from reader.annotation.clock import new_id, now
from reader.annotation.errors import StoreError
from reader.annotation.journal import PEOPLE
from reader.annotation.ledger import Ledger
from reader.annotation.records import Person, cleaned
from reader.annotation.rows import person_from, person_row
from reader.text.fold import fold

TABLE = "people"


class PersonFields(TypedDict, total=False):
    """What can be changed of a person; `only` are pairs of an article's id and a name."""

    name: str
    names: tuple[str, ...]
    only: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    apart: tuple[str, ...]


class People:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._people = Cached(ledger, PEOPLE, TABLE, person_from, _order)

    def all(self) -> tuple[Person, ...]:
        """Everybody on record, by name."""
        return tuple(p for p in self._people.all().values() if p.deleted is None)

    def get(self, key: str) -> Person | None:
        person = self._people.all().get(key)
        return person if person and person.deleted is None else None

    def called(self, names: Iterable[str]) -> Person | None:
        """Who bears one of these names in every article."""
        wanted = set(map(fold, names))
        bear = (person for person in self.all() if wanted & set(map(fold, person.names)))
        return next(bear, None)

    def put(self, person: Person) -> None:
        """Save a person as they are, in the running action: for imports."""
        self._ledger.lay(PEOPLE, TABLE, person.id, person_row(person))

    def add(
        self,
        name: str,
        *,
        names: Iterable[str] = (),
        only: Iterable[tuple[str, str]] = (),
        apart: Iterable[str] = (),
    ) -> Person:
        """A new person. Raises StoreError."""
        person = cleaned(
            Person(new_id(), name, tuple(names), tuple(only), apart=tuple(apart), created=now())
        )
        with self._ledger.action("new person"):
            self.put(person)
        return self._people.all()[person.id]

    def change(self, person: Person, **fields: Unpack[PersonFields]) -> Person:
        """Change fields of a person. Raises StoreError."""
        with self._ledger.action("person"):
            present = self.get(person.id)
            if present is None:
                raise StoreError(f"“{person.name}” is no longer on record. Look at the list again.")
            changed = cleaned(replace(present, **fields))
            if changed != present:
                self.put(replace(changed, rev=present.rev + 1))
        return self._people.all()[person.id]

    def remove(self, person: Person) -> None:
        """Take a person off the record; the articles' speakers stand for themselves again."""
        with self._ledger.action("person"):
            if present := self.get(person.id):
                self.put(replace(present, deleted=now(), rev=present.rev + 1))


def _order(person: Person) -> tuple[object, ...]:
    return fold(person.name), person.id
