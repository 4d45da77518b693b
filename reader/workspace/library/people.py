"""The speakers of the library: who is quoted where, and who is the same person.

Every article has speakers of its own. Those that articles call by the same full name stand in one
row; what else belongs together the user says, and the store keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING, Unpack

from reader.bank.rows import Said
from reader.model.errors import ReaderError
from reader.text.fold import each_once, fold
from reader.text.names import acronym, as_acronym, last_name, perhaps_same, words_of

if TYPE_CHECKING:
    from reader.annotation import Store
    from reader.annotation.people import PersonFields
    from reader.annotation.records import Person

_MOST_OF_ONE_NAME = 60


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


@dataclass(frozen=True, slots=True)
class Likely:
    """Two that may be one, and why."""

    one: PersonRow
    other: PersonRow
    why: str


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
        rows = self.rows()
        order = {row.key: at for at, row in enumerate(rows)}
        apart = _apart(self._store.people.all())
        found = dict[tuple[str, str], Likely]()
        for one, other, why in _candidates(rows):
            pair = tuple(sorted((one, other), key=lambda row: order[row.key]))
            if not _kept_apart(one, other, apart):
                found.setdefault((pair[0].key, pair[1].key), Likely(pair[0], pair[1], why))
        return tuple(
            sorted(
                found.values(),
                key=lambda likely: (order[likely.one.key], order[likely.other.key]),
            )
        )

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


def _candidates(rows: Sequence[PersonRow]) -> Iterable[tuple[PersonRow, PersonRow, str]]:
    """Pairs with something in common: a last name, an acronym, or nearly the same letters."""
    by_last: dict[str, list[PersonRow]] = {}
    by_first: dict[str, list[PersonRow]] = {}
    bodies: dict[str, list[PersonRow]] = {}
    for row in rows:
        for name in row.called or (row.name,):
            words = words_of(name)
            if words:
                _put(by_last, words[-1], row)
                # Two spellings of a last name begin alike.
                _put(by_first, f"{words[0]} {words[-1][0]}", row)
            for letters in {acronym(name), as_acronym(name)} - {""}:
                _put(bodies, letters, row)
    for groups in (by_last, bodies, by_first):
        for some in groups.values():
            for one, other in combinations(some[:_MOST_OF_ONE_NAME], 2):
                if why := _why(one, other):
                    yield one, other, why
    for last, some in by_last.items():
        yield from _by_last_name(last, some)


def _put(groups: dict[str, list[PersonRow]], key: str, row: PersonRow) -> None:
    some = groups.setdefault(key, [])
    if not some or some[-1] is not row:
        some.append(row)


def _why(one: PersonRow, other: PersonRow) -> str | None:
    if one.key == other.key:
        return None
    pairs = ((a, b) for a in one.called for b in other.called)
    return next((why for a, b in pairs if (why := perhaps_same(a, b))), None)


def _by_last_name(
    last: str, rows: Sequence[PersonRow]
) -> Iterable[tuple[PersonRow, PersonRow, str]]:
    """Somebody known by a last name alone, and those of that name: the only one, or the one who
    has the same role."""
    bare = [row for row in rows if all(len(words_of(name)) == 1 for name in row.called)]
    full = [row for row in rows if row not in bare and last in map(last_name, row.called)]
    for one in bare:
        shared = [(row, role) for row in full if (role := _shared_role(one, row))]
        for row, role in shared:
            yield row, one, f"the same last name, and {role}"
        if not shared and len(full) == 1:
            yield full[0], one, f"the only one here with the last name {one.name}"


def _shared_role(one: PersonRow, other: PersonRow) -> str | None:
    theirs = [set(fold(role).split()) for role in other.roles]
    for role in one.roles:
        words = set(fold(role).split())
        if any(words <= each or each <= words for each in theirs):
            return role
    return None


def _apart(people: Iterable[Person]) -> dict[str, set[str]]:
    """Of each person's names, the names that are somebody else's."""
    apart: dict[str, set[str]] = {}
    for person in people:
        for name in (person.name, *person.names):
            apart.setdefault(fold(name), set()).update(map(fold, person.apart))
    return apart


def _kept_apart(one: PersonRow, other: PersonRow, apart: dict[str, set[str]]) -> bool:
    def says(row: PersonRow, of: PersonRow) -> bool:
        own = (apart.get(fold(name), set()) for name in (row.name, *row.called))
        return any(fold(name) in each for each in own for name in (of.name, *of.called))

    return says(one, other) or says(other, one)


def _among(pair: tuple[str, str], others: Iterable[tuple[str, str]]) -> bool:
    return any(pair[0] == article and fold(pair[1]) == fold(name) for article, name in others)
