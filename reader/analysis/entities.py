"""One label for one name across a text: a model judges each use alone, a reader does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.gender import is_first_name
from reader.analysis.labels import Group, group_of
from reader.analysis.nouns import is_person_noun
from reader.analysis.people import words_of
from reader.analysis.statements import BlockNotes, NameUse
from reader.model import Entity, Span

_NAMES = (Group.PEOPLE, Group.ORGANISATIONS, Group.PLACES, Group.OTHER)


def one_label_per_name(blocks: Sequence[BlockNotes]) -> list[BlockNotes]:
    """The notes with every name under the label that most of its uses bear, and the last name of
    somebody named in full under PERSON, unless half its uses are of a place one is in."""
    labels = _labels(blocks)
    return [
        replace(
            block,
            entities=[Entity(e.span, labels.get(e.span, e.label)) for e in block.entities],
            uses=[_relabelled(use, labels.get(use.span)) for use in block.uses],
        )
        for block in blocks
    ]


def _relabelled(use: NameUse, label: str | None) -> NameUse:
    group = use.group if label is None else group_of(label)
    return use if group is use.group else replace(use, group=group)


def _labels(blocks: Sequence[BlockNotes]) -> dict[Span, str]:
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    human: set[tuple[str, ...]] = set()
    texts = {use.span: tuple(words_of(use.text)) for block in blocks for use in block.uses}
    for block in blocks:
        for entity in block.entities:
            words = texts.get(entity.span)
            if words and group_of(entity.label) in _NAMES:
                votes[words][entity.label] += 1
                places[words].append(entity.span)
        human.update(texts[use.span] for use in block.uses if _looks_human(use))
    surnames = {
        words[-1]
        for words, count in votes.items()
        if len(words) > 1 and (words in human or _top(count) == "PERSON")
    }
    placed = Counter(texts[use.span] for block in blocks for use in block.uses if use.placed)
    changed: dict[Span, str] = {}
    for words, count in votes.items():
        label = "PERSON" if words in human else _top(count)
        if words[0] in surnames and len(words) == 1 and 2 * placed[words] <= count.total():
            label = "PERSON"
        if len(count) > 1 or label not in count:
            changed.update(dict.fromkeys(places[words], label))
    return changed


def _looks_human(use: NameUse) -> bool:
    """Whether a name of two or three words stands where a person's does: with a first name and a
    verb of speech, after a word for a person, or before an apposition that has one."""
    words = use.text.split()
    if use.group is Group.PEOPLE or not 2 <= len(words) <= 3:
        return False
    if use.speaks and is_first_name(words[0]):
        return True
    title = use.title.split()
    if title and title[-1].islower() and is_person_noun(title[-1]):
        return True
    return is_first_name(words[0]) and any(map(is_person_noun, use.apposition.split()[:6]))


def _top(count: Counter[str]) -> str:
    return count.most_common(1)[0][0]
