"""Whom a mention means: pronouns by gender and nearness, titles and roles by who bears them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.labels import Group
from reader.analysis.mentions import SINGULAR_PRONOUNS, Mention, MentionKind
from reader.analysis.people import People, Person
from reader.analysis.statements import BlockNotes, NameUse


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a mention means, and how sure that is in itself."""

    person: Person
    sure: float


@dataclass(slots=True)
class Scene:
    """What a reader has in mind at one place: who spoke last, who was just spoken of."""

    people: People
    blocks: Sequence[BlockNotes]
    block: int = 0
    last: Person | None = None
    last_at: int = -1


def meant(scene: Scene, mention: Mention) -> Meant | None:
    """Whom `mention`, in block number `scene.block`, means; None when that is not clear."""
    if mention.kind is MentionKind.NAME:
        assert mention.name is not None and mention.group is not None
        at = mention.name_span.start if mention.name_span else mention.span.start
        person = scene.people.at(at) or scene.people.named(mention.name, mention.group, at)
        return Meant(person, 0.7 if person.rivals else 0.97)
    if mention.kind is MentionKind.PRONOUN:
        return _pronoun(scene, mention)
    return _noun(scene, mention)


def _pronoun(scene: Scene, mention: Mention) -> Meant | None:
    gender = SINGULAR_PRONOUNS.get(mention.head)
    if gender is None:
        if mention.head in ("they", "it") and scene.last is not None:
            if scene.last.group is not Group.PEOPLE:
                return Meant(scene.last, 0.6)
        return None
    candidates = _nearby(scene, mention.span.start, gender)
    if not candidates:
        return None
    best = candidates[0]
    person = best[1]
    rivals = {p.number for _, p in candidates if p.gender in (None, gender)}
    person.genders[gender] += 1
    return Meant(person, 0.9 if len(rivals) == 1 else 0.75)


def _nearby(scene: Scene, before: int, gender: str) -> list[tuple[float, Person]]:
    """People whom a pronoun at `before` may mean, likeliest first."""
    scores: dict[int, tuple[float, Person]] = {}

    def offer(person: Person, score: float) -> None:
        if person.gender not in (None, gender) or person.group is not Group.PEOPLE:
            return
        if person.gender == gender:
            score += 0.5
        if person.number not in scores or scores[person.number][0] < score:
            scores[person.number] = (score, person)

    if scene.last is not None and scene.last_at >= 0:
        offer(scene.last, 4.0 - 0.8 * (scene.block - scene.last_at))
    for back in range(4):
        number = scene.block - back
        if number < 0:
            break
        for use in scene.blocks[number].uses:
            if use.group is not Group.PEOPLE or use.quoted or use.span.start >= before:
                continue
            person = scene.people.at(use.span.start)
            if person is None:
                continue
            near = 1.0 - min(1.0, (before - use.span.start) / 3000)
            offer(person, 3.0 - back + (1.2 if use.subject else 0.0) + near)
    return sorted(scores.values(), key=lambda s: -s[0])


_DETERMINER = re.compile(r"^(the|this|that|his|her|their|its|our|a|an|one|another|some)\b", re.I)


def _noun(scene: Scene, mention: Mention) -> Meant | None:
    """ "The mayor" is whoever the article calls mayor; "a spokesman" is himself."""
    opening = _DETERMINER.match(mention.text)
    definite = opening is not None and opening.group().lower() in ("the", "this", "that")
    if definite:
        bearers = [
            p
            for p in scene.people.all
            if p.group is Group.PEOPLE
            and any(mention.head in words.lower().split() for words in (*p.titles, *p.appositions))
        ]
        if bearers:
            return Meant(
                _nearest(scene, bearers, mention.span.start), 0.8 if len(bearers) == 1 else 0.6
            )
    return None


def _nearest(scene: Scene, bearers: list[Person], before: int) -> Person:
    best, place = bearers[0], -1
    for number in range(scene.block, max(-1, scene.block - 30), -1):
        for use in reversed(scene.blocks[number].uses):
            person = _of(scene, use)
            if use.span.start < before and person in bearers and use.span.start > place:
                best, place = person, use.span.start
        if place >= 0:
            break
    return best


def _of(scene: Scene, use: NameUse) -> Person | None:
    return scene.people.at(use.span.start)
