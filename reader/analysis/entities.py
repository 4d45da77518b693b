"""One label for one name across a text: a model judges each use alone, a reader does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reader.analysis.labels import Group, group_of
from reader.analysis.people import words_of
from reader.analysis.statements import BlockNotes
from reader.model import Entity

_NAMES = (Group.PEOPLE, Group.ORGANISATIONS, Group.PLACES, Group.OTHER)


def one_label_per_name(blocks: Sequence[BlockNotes]) -> None:
    """Gives every name the label that most of its uses bear, and the last name of somebody
    named in full the label PERSON, unless it is as often something else."""
    labels = _labels(blocks)
    for block in blocks:
        block.entities = [
            Entity(e.span, labels.get((e.span.start, e.span.end), e.label)) for e in block.entities
        ]
        block.uses = [
            replace(use, group=group_of(labels[use.span]))
            if use.span in labels and group_of(labels[use.span]) is not use.group
            else use
            for use in block.uses
        ]


def _labels(blocks: Sequence[BlockNotes]) -> dict[tuple[int, int], str]:
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    texts = {use.span: tuple(words_of(use.text)) for block in blocks for use in block.uses}
    for block in blocks:
        for entity in block.entities:
            words = texts.get(entity.span)
            if words and group_of(entity.label) in _NAMES:
                votes[words][entity.label] += 1
                places[words].append(entity.span)
    surnames = {
        words[-1] for words, count in votes.items() if len(words) > 1 and _top(count) == "PERSON"
    }
    changed: dict[tuple[int, int], str] = {}
    for words, count in votes.items():
        label = _top(count)
        if len(words) == 1 and words[0] in surnames and label != "PERSON":
            places_too = sum(n for name, n in count.items() if group_of(name) is Group.PLACES)
            if count["PERSON"] >= places_too:
                label = "PERSON"
        if len(count) > 1 or label not in count:
            changed.update(dict.fromkeys(places[words], label))
    return changed


def _top(count: Counter[str]) -> str:
    return count.most_common(1)[0][0]
