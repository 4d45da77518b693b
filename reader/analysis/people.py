"""Who is who: the names of an article gathered into people and bodies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from reader.analysis.labels import Group
from reader.analysis.roles import as_role, gender_of
from reader.analysis.statements import NameUse
from reader.model import Span

_POSSESSIVE = re.compile(r"['’]s?$")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
_PARTICLES = frozenset("de la del van von der den di da al el bin ibn ben du le".split())


@dataclass(slots=True)
class Person:
    """A person or body: the names used, in order, and what the article says of it."""

    number: int
    group: Group
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    appositions: list[str] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    rivals: bool = False

    @property
    def name(self) -> str:
        """The fullest name: of most words, the earliest among equals."""
        return max(self.names, key=lambda n: (len(words_of(n)), -self.names.index(n)))

    @property
    def gender(self) -> str | None:
        top = self.genders.most_common(2)
        if not top or (len(top) > 1 and top[0][1] == top[1][1]):
            return None
        return top[0][0]

    @property
    def role(self) -> str | None:
        """The first apposition, else the fullest title in front of the name."""
        for words in self.appositions:
            if role := as_role(words):
                return role
        roles = [role for words in self.titles if (role := as_role(words))]
        return max(roles, key=len, default=None)


def words_of(name: str) -> list[str]:
    """The words of a name, lower-cased, without suffixes and possessive ending."""
    words = [w.strip(".,'’").lower() for w in _POSSESSIVE.sub("", name).split()]
    return [w for w in words if w and w not in _SUFFIXES]


def last_name(words: list[str]) -> str:
    return words[-1] if words else ""


class People:
    """All people and bodies of a text, looked up by name and place."""

    def __init__(self, uses: Iterable[NameUse]) -> None:
        self.all: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._at: dict[int, Person] = {}
        ordered = sorted(uses, key=lambda u: u.span.start)
        full = [u for u in ordered if u.group is Group.PEOPLE and len(words_of(u.text)) > 1]
        for use in full:
            self._note(use, self._full(use))
        for use in ordered:
            if use.span.start not in self._at:
                self._note(use, self._short(use))

    def at(self, start: int) -> Person | None:
        """Whom the name use at offset `start` means."""
        return self._at.get(start)

    def named(self, text: str, group: Group, before: int) -> Person:
        """Whom the name `text` means when it is used at offset `before`."""
        return self._short(NameUse(_span(before, text), text, group))

    def _note(self, use: NameUse, person: Person) -> None:
        self._at[use.span.start] = person
        name = _POSSESSIVE.sub("", " ".join(use.text.split()))
        if name not in person.names:
            person.names.append(name)
            for word in words_of(name):
                known = self._by_word.setdefault(word, [])
                if person not in known:
                    known.append(person)
        if use.title:
            person.titles.append(use.title)
        if use.apposition:
            person.appositions.append(use.apposition)
        if gender := gender_of(use.title) or gender_of(use.apposition):
            person.genders[gender] += 3

    def _new(self, group: Group) -> Person:
        person = Person(len(self.all), group)
        self.all.append(person)
        return person

    def _full(self, use: NameUse) -> Person:
        words = words_of(use.text)
        for person in self._by_word.get(last_name(words), ()):
            if person.group is Group.PEOPLE and any(
                _same(words, words_of(n)) for n in person.names
            ):
                return person
        return self._new(Group.PEOPLE)

    def _short(self, use: NameUse) -> Person:
        words = words_of(use.text)
        if use.group is not Group.PEOPLE:
            for person in self._by_word.get(last_name(words), ()):
                if person.group is not Group.PEOPLE and words in map(words_of, person.names):
                    return person
            return self._new(use.group)
        known = [
            p
            for p in self._by_word.get(last_name(words), ())
            if p.group is Group.PEOPLE and _fits(words, p)
        ]
        if not known:
            return self._new(Group.PEOPLE)
        gender = gender_of(use.title)
        fitting = [p for p in known if gender is None or p.gender in (None, gender)] or known
        seen = [
            (start, p) for start, p in self._at.items() if p in fitting and start < use.span.start
        ]
        best = max(seen, key=lambda s: s[0])[1] if seen else fitting[0]
        best.rivals = best.rivals or len({p.number for p in fitting}) > 1
        return best


def _span(start: int, text: str) -> Span:
    return Span(start, start + len(text))


def _same(one: list[str], other: list[str]) -> bool:
    """Whether two full names are one person's: Donald J. Trump, Donald Trump."""
    if one == other:
        return True
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    a, b = one[0], other[0]
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _fits(words: list[str], person: Person) -> bool:
    """Whether a short name can mean `person`: the end of a name, or its start."""
    for name in map(words_of, person.names):
        if name[-len(words) :] == words or name[: len(words)] == words:
            return True
    return False
