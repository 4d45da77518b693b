"""Which speakers of the library may be the same person or body, and why that is thought."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from reader.text.fold import fold
from reader.text.names import acronym, as_acronym, last_name, perhaps_same, words_of

if TYPE_CHECKING:
    from reader.annotation.records import Person
    from reader.workspace.library.people import PersonRow

# Of speakers who share a name so many are compared: the pairs grow with the square.
_MOST_OF_ONE_NAME = 60


@dataclass(frozen=True, slots=True)
class Likely:
    """Two that may be one, and why."""

    one: PersonRow
    other: PersonRow
    why: str


def likely(rows: Sequence[PersonRow], people: Iterable[Person]) -> tuple[Likely, ...]:
    """The pairs of `rows` that may be one, in the order of the rows; none that the user has kept
    apart among `people`."""
    order = {row.key: at for at, row in enumerate(rows)}
    apart = _apart(people)
    found = dict[tuple[str, str], Likely]()
    for one, other, why in _candidates(rows):
        first, second = sorted((one, other), key=lambda row: order[row.key])
        if not _kept_apart(one, other, apart):
            found.setdefault((first.key, second.key), Likely(first, second, why))
    return tuple(sorted(found.values(), key=lambda two: (order[two.one.key], order[two.other.key])))


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
