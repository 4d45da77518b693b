"""Names in headlines: where every word has a capital, a capital proves nothing.

A model takes "Sends Message" in a headline for a name. A reader does not, because the article
itself uses those words in lower case, and its names stand in the sentences below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reader.analysis.gender import is_first_name
from reader.analysis.labels import NAMES, Group, group_of
from reader.analysis.names import Words
from reader.analysis.people import words_of
from reader.analysis.statements import BlockNotes
from reader.model import Entity, Span

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# Words that stay small in a headline.
_SMALL = frozenset(
    "a an and as at but by for from if in into is nor of off on or over per the than to up via vs "
    "with".split()
)
_LEAST = 4
_SHARE = 0.9
_LONGEST = 300


def is_headline(words: str) -> bool:
    """Whether a block with these words is capitalised as headlines are."""
    if len(words) > _LONGEST or words[:3].lower() == "by " or "\n" in words:
        return False
    found = _WORD.findall(words)
    main = [word for word in found if word.lower() not in _SMALL]
    capital = sum(not word[0].islower() for word in main)
    return len(found) >= _LEAST and len(main) > 2 and capital > _SHARE * len(main)


def settle_headlines(
    blocks: Sequence[BlockNotes], text: str, common: frozenset[str]
) -> list[BlockNotes]:
    """The notes with no names in headlines but those that the article's sentences bear out.

    `common` holds the words that the text has in lower case.
    """
    known = _known(blocks)
    if not any(block.headline for block in blocks) or not known:
        return list(blocks)
    return [_settled(b, text, known, common) if b.headline else b for b in blocks]


def _known(blocks: Sequence[BlockNotes]) -> dict[Words, str]:
    """The names in sentences, each with its label."""
    known: dict[Words, str] = {}
    for block in blocks:
        if block.headline:
            continue
        texts = {use.span: use.text for use in block.uses}
        for entity in block.entities:
            words = words_of(texts.get(entity.span, ""))
            if words:
                known.setdefault(words, entity.label)
    return known


def _settled(
    block: BlockNotes, text: str, known: Mapping[Words, str], common: frozenset[str]
) -> BlockNotes:
    entities: list[Entity] = []
    uses = []
    by_span = {use.span: use for use in block.uses}
    for entity in block.entities:
        if group_of(entity.label) not in NAMES:
            entities.append(entity)
            continue
        for found in _borne_out(entity, text, known, common):
            entities.append(found)
            use = by_span.get(entity.span)
            if use is not None:
                group = group_of(found.label)
                uses.append(replace(use, span=found.span, text=found.span.of(text), group=group))
    return replace(block, entities=entities, uses=uses)


def _borne_out(
    entity: Entity, text: str, known: Mapping[Words, str], common: frozenset[str]
) -> Iterator[Entity]:
    """`entity` as the sentences have it: whole, or the names of theirs inside it, or not."""
    words = words_of(entity.span.of(text))
    if not words:
        return
    if words in known:
        yield replace(entity, label=known[words])
        return
    parts = list(_parts(entity.span, text, known))
    if _is_surely_human(entity, words):
        yield entity
    elif parts:
        yield from parts
    elif len(words) == 1 and words[0] not in common:
        yield entity


def _parts(span: Span, text: str, known: Mapping[Words, str]) -> Iterator[Entity]:
    """The known names inside `span`, the longest first from each place."""
    places = [match.span() for match in re.finditer(r"\S+", text[span.start : span.end])]
    first = 0
    while first < len(places):
        for last in range(len(places), first, -1):
            part = Span(span.start + places[first][0], span.start + places[last - 1][1])
            label = known.get(words_of(part.of(text)))
            if label is not None:
                yield Entity(part, label)
                first = last - 1
                break
        first += 1


def _is_surely_human(entity: Entity, words: Words) -> bool:
    human = group_of(entity.label) is Group.PEOPLE
    return human and len(words) in (2, 3) and is_first_name(words[0])
