"""Who is who: the names of an article gathered into people and bodies."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reader.analysis.bodies import initials, is_short_for
from reader.analysis.gender import gender_of_first_name, gender_of_words
from reader.analysis.labels import Group
from reader.analysis.names import POSSESSIVE, TITLES, Words, plain_name
from reader.analysis.roles import ABBREVIATED, COURTESY, as_role
from reader.analysis.statements import NameUse
from reader.model import Span
from reader.text.names import ENDINGS, as_acronym
from reader.text.nicknames import may_be_one

# How much a title, a first name and a pronoun say of somebody's gender.
_TITLE, _FIRST_NAME = 3, 2
# A person's name of so many capitals is shouted; of fewer it may be initials.
_SHOUTED = 3


@dataclass(slots=True, eq=False)
class Person:
    """A person or body: the names used, in order, and what the article says of it.

    `named` is false for somebody who is only described ("a spokesman").
    """

    number: int
    group: Group
    names: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    appositions: list[str] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    starts: list[int] = field(default_factory=list)
    named: bool = True

    @property
    def name(self) -> str:
        """The fullest name: of most words, the earliest among equals."""
        return max(self.names, key=lambda name: len(words_of(name)))

    @property
    def courteous(self) -> str:
        """The name with Mr. or Mrs., where the article says so: for two of one name."""
        polite = (title for title in self.titles if title.rstrip(".").lower() in COURTESY)
        return f"{next(polite, '')} {self.name}".strip()

    def last_before(self, at: int) -> int:
        """Where they were last named before offset `at`; -1 if nowhere."""
        place = bisect_left(self.starts, at)
        return self.starts[place - 1] if place else -1

    def first_after(self, at: int) -> int:
        """Where they are first named at or after offset `at`; -1 if nowhere."""
        place = bisect_left(self.starts, at)
        return self.starts[place] if place < len(self.starts) else -1

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
def words_of(name: str) -> Words:
    """The words of a name, lower-cased, without suffixes and possessive ending."""
    words = [w.strip(".,'’").lower() for w in POSSESSIVE.sub("", name).split()]
    # Rashidi is al-Rashidi.
    words = [w[3:] if w.startswith(("al-", "el-")) else w for w in words]
    kept = [w for w in words if w and w not in ENDINGS]
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
        self._by_initials: dict[str, list[Person]] = {}
        self._by_role: dict[str, dict[int, Person]] = {}
        self._described: dict[str, Person] = {}
        self._at: dict[int, Person] = {}
        self._rivals: dict[int, list[Person]] = {}
        short = []
        for use in uses:
            if use.group is Group.PEOPLE and len(words_of(use.text)) > 1:
                self._note(use, self._full(words_of(use.text)) or self._new(use.group))
            else:
                short.append(use)
        before: NameUse | None = None
        for use in short:
            person = self._bracketed(use, before) or self._short(use)
            self._note(use, person or self._new(use.group))
            before = use

    def at(self, start: int) -> Person | None:
        """Whom the name use at offset `start` means."""
        return self._at.get(start)

    def rivals(self, start: int) -> Sequence[Person]:
        """Whom else the short name at offset `start` fits."""
        return self._rivals.get(start, ())

    def named(self, text: str, group: Group, at: int) -> Person:
        """Whom the name `text` means when it is used at offset `at`, known or new."""
        use = NameUse(Span(at, at + len(text)), text, group)
        words = words_of(text)
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
        words = words.capitalize() if words.isupper() else words
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
        name = _without_title(POSSESSIVE.sub("", " ".join(use.text.split()))) or use.text
        if person.group is Group.PEOPLE and name.isupper() and len(name) > _SHOUTED:
            name = plain_name(name)
        if name not in person.names:
            person.names.append(name)
            for word in filter(None, {*words_of(name), as_acronym(name)}):
                known = self._by_word.setdefault(word, [])
                if person not in known:
                    known.append(person)
            if person.group is not Group.PEOPLE:
                for letters in initials(words_of(name)):
                    self._by_initials.setdefault(letters, []).append(person)
        for words, kept in ((use.title, person.titles), (use.apposition, person.appositions)):
            if words and words not in kept:
                kept.append(words)
                for word in words.lower().split():
                    word = ABBREVIATED.get(word.rstrip("."), word)
                    self._by_role.setdefault(word, {})[person.number] = person
        if gender := gender_of_words(use.title) or gender_of_words(use.apposition):
            person.genders[gender] += _TITLE

    def _new(self, group: Group) -> Person:
        person = Person(len(self.all), group)
        self.all.append(person)
        return person

    def _full(self, words: Words) -> Person | None:
        """Who bears the full name `words`, perhaps in another form."""
        known = [p for p in self._by_word.get(words[-1], ()) if p.group is Group.PEOPLE]
        for alike in (_same, _longer_form, _short_form):
            found = [p for p in known if any(alike(words, words_of(n)) for n in p.names)]
            if found and (alike is _same or len(found) == 1):
                return found[0]
        return None

    def _bracketed(self, use: NameUse, before: NameUse | None) -> Person | None:
        """The body named right before "(IAEA)"."""
        if before is None or not (use.bracketed and as_acronym(use.text)):
            return None
        body = self._at.get(before.span.start)
        beside = 0 < use.span.start - before.span.end <= 2
        known = beside and body is not None and body.group is not Group.PEOPLE
        return body if known and " " in before.text else None

    def _short(self, use: NameUse) -> Person | None:
        """Whom a single name means: of those it fits, the one named last before it."""
        words = words_of(use.text)
        if not words:
            return None
        if use.group is not Group.PEOPLE or as_acronym(use.text):
            body = self._body(use, words)
            if body is not None or len(words) > 1:
                return body
        known = self._by_word.get(words[-1], ())
        fitting = [p for p in known if p.group is Group.PEOPLE and _fits(words, p)]
        if gender := gender_of_words(use.title):
            fitting = [p for p in fitting if _may_be(p, gender)]
        if not fitting or use.group is Group.PLACES:
            return None
        best = max(fitting, key=lambda p: (p.last_before(use.span.start), -p.number))
        if len(fitting) > 1:
            self._rivals[use.span.start] = [p for p in fitting if p is not best]
        return best

    def _body(self, use: NameUse, words: Words) -> Person | None:
        """The body that goes by `words`, or by them in full or in short."""
        known = [p for p in self._by_word.get(words[-1], ()) if p.group is not Group.PEOPLE]
        same = next((p for p in known if words in map(words_of, p.names)), None)
        if same is not None:
            return same
        if as_acronym(use.text):
            return _only(self._by_initials.get(as_acronym(use.text), ()))
        letters = initials(words)
        named = (p for word in letters for p in self._by_word.get(word, ()))
        short = [p for p in named if any(as_acronym(n) in letters - {""} for n in p.names)]
        if short or use.group is not Group.ORGANISATIONS:
            return _only(short)
        near = (p for word in (words[0], words[-1]) for p in self._by_word.get(word, ()))
        return _only([p for p in near if _goes_by(p, words)])


def _only(found: Sequence[Person]) -> Person | None:
    """The one of `found`, if they are all the same."""
    return found[0] if found and all(person is found[0] for person in found) else None


def _goes_by(body: Person, words: Words) -> bool:
    if body.group is not Group.ORGANISATIONS:
        return False
    names = [words_of(name) for name in body.names]
    return any(is_short_for(words, name) or is_short_for(name, words) for name in names)


def _may_be(person: Person, gender: str) -> bool:
    """Whether a title that says `gender` can be this person's: it cannot where another title or an
    apposition says otherwise, or a first name does of somebody named in full."""
    return person.gender in (None, gender)


def _same(one: Words, other: Words) -> bool:
    """Whether two full names are one person's: Donald J. Trump, Donald Trump."""
    if one == other:
        return True
    if len(one) < 2 or len(other) < 2 or one[-1] != other[-1]:
        return False
    a, b = one[0], other[0]
    return a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _fits(words: Words, person: Person) -> bool:
    """Whether a short name can mean `person`: the end of a name, or its start."""
    for name in map(words_of, person.names):
        if name[-len(words) :] == words or name[: len(words)] == words:
            return True
    return False


def _longer_form(one: Words, other: Words) -> bool:
    """Whether one full name ends in the other: María García Márquez, García Márquez."""
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and long[-len(short) :] == short


def _short_form(one: Words, other: Words) -> bool:
    """Whether two full names differ in a short form of the first name only: William, Bill."""
    return len(other) > 1 and one[-1] == other[-1] and may_be_one(one[0], other[0])
