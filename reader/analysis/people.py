"""Who is who: the names of an article gathered into people and bodies."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from reader.analysis.gender import gender_of_first_name, gender_of_words
from reader.analysis.labels import Group
from reader.analysis.names import TITLES
from reader.analysis.roles import as_role
from reader.analysis.statements import NameUse
from reader.model import Span

_POSSESSIVE = re.compile(r"['’]s?$")
_SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
# How much a title, a first name and a pronoun say of somebody's gender.
_TITLE, _FIRST_NAME = 3, 2


@dataclass(slots=True, eq=False)
class Person:
    """A person or body: the names used, in order, and what the article says of it.

    `named` is false for somebody who is only described ("a spokesman"); `rivals` true when a
    name used for them also fits somebody else.
    """

    number: int
    group: Group
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    appositions: list[str] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    starts: list[int] = field(default_factory=list)
    rivals: bool = False
    named: bool = True

    @property
    def name(self) -> str:
        """The fullest name: of most words, the earliest among equals."""
        return max(self.names, key=lambda name: len(words_of(name)))

    def last_before(self, at: int) -> int:
        """Where they were last named before offset `at`; -1 if nowhere."""
        place = bisect_left(self.starts, at)
        return self.starts[place - 1] if place else -1

    @property
    def gender(self) -> str | None:
        weights = Counter(self.genders)
        known = self.group is Group.PEOPLE and self.named
        if known and (first := gender_of_first_name(self.name)):
            weights[first] += _FIRST_NAME
        top = weights.most_common(2)
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


@lru_cache(maxsize=8192)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, lower-cased, without suffixes and possessive ending."""
    words = [w.strip(".,'’").lower() for w in _POSSESSIVE.sub("", name).split()]
    kept = [w for w in words if w and w not in _SUFFIXES]
    while len(kept) > 1 and kept[0] in TITLES:
        del kept[0]
    return tuple(kept)


def _without_title(name: str) -> str:
    head, _, rest = name.partition(" ")
    return _without_title(rest) if rest and head.strip(".").lower() in TITLES else name


class People:
    """All people and bodies of a text, looked up by name and place."""

    def __init__(self, uses: Iterable[NameUse]) -> None:
        self.all: list[Person] = []
        self._by_word: dict[str, list[Person]] = {}
        self._by_role: dict[str, dict[int, Person]] = {}
        self._described: dict[str, Person] = {}
        self._at: dict[int, Person] = {}
        short = []
        for use in uses:
            if use.group is Group.PEOPLE and len(words_of(use.text)) > 1:
                self._note(use, self._full(words_of(use.text)) or self._new(use.group))
            else:
                short.append(use)
        for use in short:
            self._note(use, self._short(use) or self._new(use.group))

    def at(self, start: int) -> Person | None:
        """Whom the name use at offset `start` means."""
        return self._at.get(start)

    def named(self, text: str, group: Group, at: int) -> Person:
        """Whom the name `text` means when it is used at offset `at`, known or new."""
        use = NameUse(Span(at, at + len(text)), text, group)
        words = words_of(text)
        if text.isupper():
            text = text.title()
            use = NameUse(use.span, text, group)
        person = (self._full(words) if len(words) > 1 else None) or self._short(use)
        if person is None:
            person = self._new(group)
            self._note(use, person)
        return person

    def bearers(self, role: str) -> list[Person]:
        """The people in whose titles or appositions the word `role` stands."""
        known = self._by_role.get(role, {}).values()
        return [person for person in known if person.group is Group.PEOPLE]

    def described(self, words: str) -> Person:
        """Somebody who is only described: the same words mean the same."""
        words = " ".join(words.split())
        key = re.sub(r"^(?:the|an?|some)\s+", "", words.lower())
        if key not in self._described:
            person = self._described[key] = self._new(Group.OTHER)
            person.named = False
            person.names.append(words[:1].upper() + words[1:])
            if gender := gender_of_words(words):
                person.genders[gender] += _TITLE
        return self._described[key]

    def _note(self, use: NameUse, person: Person) -> None:
        self._at[use.span.start] = person
        insort(person.starts, use.span.start)
        name = _without_title(_POSSESSIVE.sub("", " ".join(use.text.split()))) or use.text
        if name not in person.names:
            person.names.append(name)
            for word in words_of(name):
                known = self._by_word.setdefault(word, [])
                if person not in known:
                    known.append(person)
        for words, kept in ((use.title, person.titles), (use.apposition, person.appositions)):
            if words and words not in kept:
                kept.append(words)
                for word in words.lower().split():
                    self._by_role.setdefault(word, {})[person.number] = person
        if gender := gender_of_words(use.title) or gender_of_words(use.apposition):
            person.genders[gender] += _TITLE

    def _new(self, group: Group) -> Person:
        person = Person(len(self.all), group)
        self.all.append(person)
        return person

    def _full(self, words: tuple[str, ...]) -> Person | None:
        for person in self._by_word.get(words[-1], ()):
            names = map(words_of, person.names)
            if person.group is Group.PEOPLE and any(_same(words, name) for name in names):
                return person
        return None

    def _short(self, use: NameUse) -> Person | None:
        """Whom a single name means: of those it fits, the one named last before it."""
        words = words_of(use.text)
        if not words:
            return None
        known = self._by_word.get(words[-1], ())
        if use.group is not Group.PEOPLE:
            bodies = [p for p in known if p.group is not Group.PEOPLE]
            same = next((p for p in bodies if words in map(words_of, p.names)), None)
            if same is not None or len(words) > 1:
                return same
        gender = gender_of_words(use.title)
        fitting = [p for p in known if p.group is Group.PEOPLE and _fits(words, p)]
        fitting = [p for p in fitting if gender is None or p.gender in (None, gender)] or fitting
        if not fitting or use.group is Group.PLACES:
            return None
        best = max(fitting, key=lambda p: (p.last_before(use.span.start), -p.number))
        best.rivals = best.rivals or len(fitting) > 1
        return best


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names are one person's: Donald J. Trump, Donald Trump."""
    if one == other:
        return True
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    a, b = one[0], other[0]
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _fits(words: tuple[str, ...], person: Person) -> bool:
    """Whether a short name can mean `person`: the end of a name, or its start."""
    for name in map(words_of, person.names):
        if name[-len(words) :] == words or name[: len(words)] == words:
            return True
    return False
