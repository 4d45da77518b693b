"""One label for one name across a text: a model judges each use alone, a reader does not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.analysis.gender import is_first_name
from reader.analysis.labels import NAMES, Group, group_of
from reader.analysis.names import Words
from reader.analysis.nouns import is_person_noun
from reader.analysis.people import words_of
from reader.analysis.statements import BlockNotes, NameUse
from reader.model import Entity, Span

_PERSON = "PERSON"


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
    """The names whose label changes, by span."""
    texts = {use.span: words_of(use.text) for block in blocks for use in block.uses}
    votes: dict[Words, Counter[str]] = defaultdict(Counter)
    spans: dict[Words, list[Span]] = defaultdict(list)
    for block in blocks:
        for entity in () if block.headline else block.entities:
            words = texts.get(entity.span)
            if words and group_of(entity.label) in NAMES:
                votes[words][entity.label] += 1
                spans[words].append(entity.span)
    people = _people(blocks, texts, votes)
    changed: dict[Span, str] = {}
    for words, count in votes.items():
        label = _PERSON if words in people else _top(count)
        if len(count) > 1 or label not in count:
            changed.update(dict.fromkeys(spans[words], label))
    return changed


def _people(
    blocks: Sequence[BlockNotes],
    texts: Mapping[Span, Words],
    votes: Mapping[Words, Counter[str]],
) -> set[Words]:
    """The names that are people's, by their own uses or by a fuller name's."""
    uses = [use for block in blocks for use in block.uses]
    people = {words for words, count in votes.items() if _top(count) == _PERSON}
    people.update(texts[use.span] for use in uses if _looks_human(use))
    alone = {words[0] for words in people if len(words) == 1} | _speaking_names(blocks)
    people.update(
        words
        for words in votes
        if 2 <= len(words) <= 3 and words[-1] in alone and is_first_name(words[0])
    )
    surnames = {words[-1] for words in people if len(words) > 1}
    openings = {words[0] for words in people if len(words) > 1}
    placed = Counter(texts[use.span] for use in uses if use.placed)
    speaking = {texts[use.span] for use in uses if use.speaks}
    for words, count in votes.items():
        if len(words) != 1 or 2 * placed[words] > count.total():
            continue
        if words[0] in surnames or (words[0] in openings and words in speaking):
            people.add(words)
    return people


def _speaking_names(blocks: Sequence[BlockNotes]) -> set[str]:
    """The single names, labelled or not, that stand as who says something."""
    mentions = (s.mention for block in blocks for s in block.statements if s.mention is not None)
    names = (words_of(m.name) for m in mentions if m.name and m.group is Group.PEOPLE)
    return {words[0] for words in names if len(words) == 1}


def _looks_human(use: NameUse) -> bool:
    """Whether a name of two or three words stands where a person's does: with a first name or an
    apposition and a verb of speech, or after a word for a person."""
    words = use.text.split()
    if use.group is Group.PEOPLE or not 2 <= len(words) <= 3:
        return False
    described = any(map(is_person_noun, use.apposition.split()[:6]))
    if is_first_name(words[0]) and (use.speaks or described):
        return True
    if use.speaks and described:
        return True
    title = use.title.split()
    return bool(title) and title[-1].islower() and is_person_noun(title[-1])


def _top(count: Counter[str]) -> str:
    return count.most_common(1)[0][0]
