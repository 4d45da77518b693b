"""Whom a mention means: pronouns by gender and nearness, titles and roles by who bears them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp

from reader.analysis.confidence import ALONE, UNSURE, pronoun_sure
from reader.analysis.gender import gender_of_words
from reader.analysis.labels import Group
from reader.analysis.mentions import SINGULAR_PRONOUNS, Mention, MentionKind
from reader.analysis.nouns import BODIES, DOCUMENTS, is_person_noun
from reader.analysis.people import People, Person
from reader.analysis.statements import BlockNotes, NameUse

# How many blocks back a pronoun may reach.
_REACH = 4
# How far an owner is in mind; of whom no more is told than that may be no person.
_OWNER = 2.6


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a mention means, and how sure that is in itself."""

    person: Person
    sure: float


@dataclass(slots=True)
class Scene:
    """What a reader has in mind at one place: who spoke last, and in which block."""

    people: People
    blocks: Sequence[BlockNotes]
    block: int = 0
    last: Person | None = None
    last_block: int = -1
    last_at: int = 0
    subjects: list[tuple[int, Person]] = field(default_factory=list)

    def block_of(self, offset: int) -> int:
        """The number of the block that holds `offset`, looking back from here."""
        number = bisect_right(self.blocks, offset, hi=self.block + 1, key=_start_of) - 1
        return max(0, number)

    def notice(self, mention: Mention) -> None:
        """Takes in that `mention` is the subject of a sentence that has just been read."""
        found = meant(self, mention)
        if found is not None and found.sure >= UNSURE:
            self.subjects.append((mention.span.start, found.person))


def _start_of(block: BlockNotes) -> int:
    return block.span.start


def meant(scene: Scene, mention: Mention) -> Meant | None:
    """Whom `mention`, in block number `scene.block`, means; None when that is not clear."""
    if mention.kind is MentionKind.NAME:
        assert mention.name is not None and mention.group is not None
        at = mention.name_span.start if mention.name_span else mention.span.start
        person = scene.people.at(at) or scene.people.named(mention.name, mention.group, at)
        return Meant(person, _name_sure(scene, person, at))
    if mention.kind is MentionKind.PRONOUN:
        return _pronoun(scene, mention.head, mention.span.start)
    return _noun(scene, mention)


def _name_sure(scene: Scene, person: Person, at: int) -> float:
    """A person known by one word only is not surely told from others; a last name that several
    bear is the one's who was named of late, and nobody else's was."""
    if person.group is Group.PEOPLE and all(" " not in known for known in person.names):
        return UNSURE
    rivals = scene.people.rivals(at)
    if not rivals:
        return 0.97
    block = scene.block_of(person.last_before(at))
    near = scene.block - block < _REACH
    apart = all(scene.block_of(rival.last_before(at)) < block - 1 for rival in rivals)
    return 0.7 if near and apart else UNSURE


def _pronoun(scene: Scene, word: str, at: int) -> Meant | None:
    gender = SINGULAR_PRONOUNS.get(word)
    if gender is not None:
        return _salient(scene, at, gender, _is_human)
    last = scene.last
    if word not in ("they", "it") or last is None:
        return None
    if last.group is Group.PEOPLE or scene.block - scene.last_block > 2:
        return None
    return Meant(last, 0.6)


def _is_human(person: Person) -> bool:
    return person.group is Group.PEOPLE or not person.named


def _is_body(person: Person) -> bool:
    return person.named and person.group in (Group.ORGANISATIONS, Group.OTHER)


def _salient(
    scene: Scene, at: int, gender: str | None, fits: Callable[[Person], bool]
) -> Meant | None:
    """Of those near offset `at` whom it fits, the one most in mind; how sure depends on how many
    others come into question."""
    scores: dict[int, float] = {}
    found: dict[int, Person] = {}
    latest: dict[int, int] = {}
    weights: dict[int, float] = {}
    for person, start, weight in _in_mind(scene, at):
        if not fits(person) or (gender and person.gender not in (None, gender)):
            continue
        known = 1.0 if gender and person.gender == gender else 0.3
        back = scene.block - scene.block_of(start)
        score = weight + known - back + 1.5 * exp((start - at) / 400)
        found[person.number] = person
        weights[person.number] = max(weight, weights.get(person.number, weight))
        latest[person.number] = max(start, latest.get(person.number, start))
        scores[person.number] = max(score, scores.get(person.number, score))
    if not scores:
        return None
    first, *others = sorted(scores, key=lambda number: -scores[number])
    person = found[first]
    if gender and person.gender is None:
        person.genders[gender] += 1
    if not person.named or weights[first] <= _OWNER:
        return Meant(person, UNSURE)
    if not others:
        return Meant(person, ALONE)
    lead = scores[first] - scores[others[0]]
    since = max(latest[number] for number in others)
    goes_on = person is scene.last and since < scene.last_at
    newest = since < latest[person.number]
    return Meant(person, pronoun_sure(lead, goes_on=goes_on, newest=newest))


def _in_mind(scene: Scene, at: int) -> Iterator[tuple[Person, int, float]]:
    """Who was spoken of shortly before offset `at`: the person, where, and by what weight."""
    ago = scene.block - scene.last_block
    if scene.last is not None and (scene.last.named or ago <= 1):
        yield scene.last, scene.last_at, 4.6 if scene.last.named else 3.6
    for start, person in scene.subjects[-4:]:
        if start < at and scene.block - scene.block_of(start) < _REACH:
            yield person, start, 4.3
    for block in scene.blocks[max(0, scene.block - _REACH + 1) : scene.block + 1]:
        for use in () if block.signature else block.uses:
            person_used = scene.people.at(use.span.start)
            if person_used is not None and not use.quoted and use.span.start < at:
                yield person_used, use.span.start, _weight(use)


def _weight(use: NameUse) -> float:
    if use.speaks:
        return 4.4
    if use.subject:
        return 4.2
    if use.apposition and " " in use.text:
        return 3.8
    return _OWNER if use.owner else 3.0


_OPENING = re.compile(r"(the|this|that|his|her|their|its|our|my)\s", re.I)
_OWNED = re.compile(r"['’]s?\s")
_POSSESSIVES = ("'s", "’s", "s'", "s’")


def _noun(scene: Scene, mention: Mention) -> Meant | None:
    """ "The mayor" is whoever the article calls mayor, "the company" the one just named, "her
    statement" hers; "a spokesman" is nobody else."""
    opening = _OPENING.match(mention.text)
    if opening is None:
        return _possessor(scene, mention)
    word, at = opening.group(1).lower(), mention.span.start
    if word in ("his", "her") and mention.head in DOCUMENTS:
        owner = _pronoun(scene, "he" if word == "his" else "she", at)
        return Meant(owner.person, owner.sure * 0.7) if owner else None
    if word not in ("the", "this", "that"):
        return None
    bearers = scene.people.bearers(mention.head)
    if bearers:
        return Meant(max(bearers, key=lambda p: p.last_before(at)), UNSURE)
    if _OWNED.search(mention.text):
        # "The children's commissioner" is somebody new, not who was named last.
        return None
    if is_person_noun(mention.head):
        guess = _salient(scene, at, gender_of_words(mention.head), _is_human)
    elif mention.head in BODIES:
        guess = _salient(scene, at, None, _is_body)
    else:
        return None
    return Meant(guess.person, UNSURE) if guess else None


def _possessor(scene: Scene, mention: Mention) -> Meant | None:
    """Hoff, for "Hoff's letter"."""
    words = mention.text.split()
    if mention.head not in DOCUMENTS or len(words) < 2 or not words[-2].endswith(_POSSESSIVES):
        return None
    person = scene.people.at(mention.span.start)
    return Meant(person, 0.6) if person else None
