"""The speakers of the library: who is quoted where, and who is the same person.

Every article has speakers of its own. Those that articles call by the same full name stand in one
row; what else belongs together the user says, and the store keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Unpack

from reader.bank.rows import Said
from reader.model.errors import ReaderError
from reader.text.fold import each_once, fold
from reader.text.names import words_of
from reader.workspace.library.likely import Likely, likely

if TYPE_CHECKING:
    from reader.annotation import Store
    from reader.annotation.people import PersonFields
    from reader.annotation.records import Person


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A speaker of the library. `names` are all that articles use, the fullest first; `called`
    those of them that are a speaker's own in some article, which `split` can part; `roles` in
    the articles' words, the commonest first; `known` when the user said something of them."""

    key: str
    name: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    quotes: int
    articles: tuple[str, ...]
    tags: tuple[str, ...]
    known: bool
    called: tuple[str, ...] = ()


@dataclass(slots=True)
class _Group:
    person: Person | None
    of: list[Said] = field(default_factory=list)

    def row(self, key: str) -> PersonRow:
        person = self.person
        called = Counter[str]()
        roles = Counter[str]()
        for one in self.of:
            called[one.name] += max(1, one.quotes)
            if one.role:
                roles[one.role] += max(1, one.quotes)
        own = [name for name, _ in called.most_common()]
        name = person.name if person else own[0]
        others = [name for one in self.of for name in one.names]
        recorded = person.names if person else ()
        return PersonRow(
            key=key,
            name=name,
            names=each_once([name, *own, *recorded, *others]),
            roles=each_once(role for role, _ in roles.most_common()),
            quotes=sum(one.quotes for one in self.of),
            articles=tuple(dict.fromkeys(one.article for one in self.of)),
            tags=person.tags if person else (),
            known=person is not None,
            called=each_once([*own, *recorded]),
        )


class Persons:
    """The speakers of a library. `quoted` lists the speakers of every article. What changes
    something is one undo and raises ReaderError when nothing was saved."""

    def __init__(self, store: Store, quoted: Callable[[], Iterable[Said]]) -> None:
        self._store, self._quoted = store, quoted

    def rows(self) -> tuple[PersonRow, ...]:
        """Every speaker of the library, the most quoted first."""
        groups = _grouped(self._quoted(), self._store.people.all())
        rows = [group.row(key) for key, group in groups.items()]
        return tuple(sorted(rows, key=lambda row: (-row.quotes, fold(row.name), row.key)))

    def likely(self) -> tuple[Likely, ...]:
        """Pairs that may be the same person or body, those with the most quotes first; none that
        the user has kept apart."""
        return likely(self.rows(), self._store.people.all())

    def merge(self, keys: Sequence[str], name: str) -> None:
        """All these are one person, called `name`."""
        rows = self._rows_of(keys)
        with self._store.action("merge speakers"):
            known = [person for row in rows if (person := self._store.people.get(row.key))]
            person = known[0] if known else self._store.people.add(name)
            for other in known[1:]:
                self._store.people.remove(other)
            own = {fold(each) for row in rows for each in row.called}
            names = tuple(each for row in rows for each in self._whole(row))
            self._store.people.change(
                person,
                name=name,
                names=names,
                only=tuple(pair for each in known for pair in each.only),
                tags=tuple(tag for each in known for tag in each.tags),
                apart=tuple(each for one in known for each in one.apart if fold(each) not in own),
            )

    def split(self, key: str, name: str, articles: Sequence[str] = ()) -> None:
        """Who is called `name` is somebody else than `key`; in `articles` only where given, for
        two people of one name."""
        (row,) = self._rows_of([key])
        if fold(name) not in map(fold, row.called):
            raise ReaderError(
                f"In the articles “{name}” is only another name for {row.name}. "
                "Settle it there: open the article and say who it is."
            )
        people = self._store.people
        with self._store.action("split a speaker"):
            person = people.get(key) or people.add(row.name, names=self._whole(row))
            if articles:
                only = [(article, name) for article in articles]
                people.add(name, only=only, apart=[row.name])
                people.change(
                    person, only=tuple(pair for pair in person.only if not _among(pair, only))
                )
                return
            rest = tuple(each for each in person.names if fold(each) != fold(name))
            kept = tuple(pair for pair in person.only if fold(pair[1]) != fold(name))
            if not rest and not kept:
                raise ReaderError(f"{row.name} has no other name to be split from.")
            moved = [pair for pair in person.only if pair not in kept]
            whole = [name] if len(rest) < len(person.names) else []
            people.add(name, names=whole, only=moved)
            called = (
                person.name if fold(person.name) != fold(name) else rest[0] if rest else kept[0][1]
            )
            people.change(person, name=called, names=rest, only=kept, apart=(*person.apart, name))

    def rename(self, key: str, name: str) -> None:
        """Show this speaker as `name`; the articles' own words stay."""
        self._edit("rename a speaker", key, name=name)

    def tag(self, key: str, words: Sequence[str]) -> None:
        """Give this speaker these words of the user's, in the place of those there were."""
        self._edit("tag a speaker", key, tags=tuple(words))

    def not_same(self, one: str, other: str) -> None:
        """These two are different people: they are not offered again."""
        first, second = self._rows_of([one, other])
        people = self._store.people
        with self._store.action("two speakers"):
            person = people.get(first.key) or people.add(first.name, names=self._whole(first))
            people.change(person, apart=(*person.apart, second.name, *second.called))

    def names(self, name: str) -> tuple[str, ...]:
        """All names of whoever is called `name`, or by some words of theirs, `name` itself first:
        what the user gathered, for searching."""
        wanted = set(words_of(name))
        found = [name]
        for person in self._store.people.all():
            names = (person.name, *person.names, *(each for _, each in person.only))
            if wanted and any(wanted <= set(words_of(each)) for each in names):
                found += names
        return each_once(found)

    def called(self, article: str, name: str) -> str:
        """How the library shows the speaker that `article` calls `name`."""
        return self.caller()(article, name)

    def caller(self) -> Callable[[str, str], str]:
        """The same for many names, as of now."""
        return _Members(self._store.people.all()).called

    def _edit(self, label: str, key: str, **fields: Unpack[PersonFields]) -> None:
        (row,) = self._rows_of([key])
        people = self._store.people
        with self._store.action(label):
            person = people.get(key) or people.add(row.name, names=self._whole(row))
            people.change(person, **fields)

    def _rows_of(self, keys: Sequence[str]) -> list[PersonRow]:
        rows = {row.key: row for row in self.rows()}
        missing = [key for key in keys if key not in rows]
        if missing:
            raise ReaderError("This speaker is no longer in the library. Look at the list again.")
        return [rows[key] for key in dict.fromkeys(keys)]

    def _whole(self, row: PersonRow) -> tuple[str, ...]:
        """The names that are this speaker's in every article."""
        person = self._store.people.get(row.key)
        return person.names if person else row.called


class _Members:
    """Who a speaker of an article is: a pair with the article wins over a name everywhere."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._names: dict[str, Person] = {}
        self._pairs: dict[tuple[str, str], Person] = {}
        for person in people:
            for name in person.names:
                self._names.setdefault(fold(name), person)
            for article, name in person.only:
                self._pairs.setdefault((article, fold(name)), person)

    def find(self, article: str, name: str) -> Person | None:
        folded = fold(name)
        return self._pairs.get((article, folded)) or self._names.get(folded)

    def called(self, article: str, name: str) -> str:
        person = self.find(article, name)
        return person.name if person else name


def _grouped(quoted: Iterable[Said], people: Sequence[Person]) -> dict[str, _Group]:
    """The speakers by the person they are, else by name. Persons who are quoted nowhere (any
    more) are left out, but kept in the store."""
    members, groups = _Members(people), dict[str, _Group]()
    for one in quoted:
        person = members.find(one.article, one.name)
        key = person.id if person else fold(one.name)
        groups.setdefault(key, _Group(person)).of.append(one)
    return groups


def _among(pair: tuple[str, str], others: Iterable[tuple[str, str]]) -> bool:
    return any(pair[0] == article and fold(pair[1]) == fold(name) for article, name in others)
