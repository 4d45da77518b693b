"""Names found again: what an article names once is a name wherever it stands.

A model sees one sentence at a time and misses "Durning" at the head of one, though another says
"Jeanine Durning". Only whole runs of capitalised words count, so that "Trump Tower" is not Trump.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reader.analysis.evidence import Evidence
from reader.analysis.labels import Group, group_of
from reader.analysis.mentions import Mention, MentionKind
from reader.analysis.names import POSSESSIVE, TITLES, Words
from reader.analysis.people import words_of
from reader.analysis.phrases import TIME_WORDS
from reader.analysis.statements import BlockNotes, NameUse, Statement
from reader.model import Entity, QuoteKind, Span

_CAPITAL = r"[^\W\d_a-z][\w'’-]*(?:\.(?=\w))?[\w'’-]*"
_RUN = re.compile(rf"(?<![\w'’-]){_CAPITAL}(?:[^\S\n]+{_CAPITAL})*")
_LOWER = re.compile(r"(?<![\w'’-])[a-z][\w-]*")
_SENTENCE_END = frozenset('.!?:“”"\n')
_GROUPS = (Group.PEOPLE, Group.ORGANISATIONS, Group.PLACES)
# Words that have a capital at the head of a sentence, whatever the text has in lower case.
_OPENING = TITLES | frozenset(
    "a after although an and as at because before both but by despite even for from her his if in "
    "is its like many more most no not of on or our since so some still than that the their then "
    "there these they this those though to under unlike until we what when where which while who "
    "why with yet you your".split()
)
_PLAIN = (QuoteKind.INDIRECT,)
_SHORTEST = 3
# So often must a single word have been taken for a name.
_OFTEN = 2


def common_words(text: str) -> frozenset[str]:
    """The words that `text` has in lower case."""
    return frozenset(_LOWER.findall(text))


def find_again(blocks: Sequence[BlockNotes], text: str, common: frozenset[str]) -> list[BlockNotes]:
    """The notes with the names that other blocks know, wherever they stand unlabelled.

    `common` holds the words that the text has in lower case; a name made of these alone is not
    looked for.
    """
    known = _known(blocks, common)
    return [_with_names(block, text, known, common) for block in blocks] if known else list(blocks)


def _known(blocks: Sequence[BlockNotes], common: frozenset[str]) -> dict[Words, str]:
    """The names to look for with their labels: those of people, bodies and places, and the last
    words of people's full names."""
    known: dict[Words, str] = {}
    times: Counter[Words] = Counter()
    for block in blocks:
        texts = {use.span: use.text for use in block.uses}
        for entity in block.entities:
            words = words_of(texts.get(entity.span, ""))
            group = group_of(entity.label)
            if not words or group not in _GROUPS or block.headline:
                continue
            times[words] += 1
            for name in (words, words[-1:]) if group is Group.PEOPLE else (words,):
                if _is_telling(name, common) and (len(words) > 1 or times[words] >= _OFTEN):
                    known.setdefault(name, entity.label)
    return known


def _is_telling(name: Words, common: frozenset[str]) -> bool:
    if all(word in common or word in TIME_WORDS or word in TITLES for word in name):
        return False
    return len(name) > 1 or len(name[0]) >= _SHORTEST


def _with_names(
    block: BlockNotes, text: str, known: Mapping[Words, str], common: frozenset[str]
) -> BlockNotes:
    ends = [entity.span.end for entity in block.entities]
    starts = [entity.span.start for entity in block.entities]
    found: list[Entity] = []
    for match in _RUN.finditer(text, block.span.start, block.span.end):
        if bisect_right(ends, match.start()) != bisect_left(starts, match.end()):
            continue
        entity = _named(match, text, known, common)
        if entity is not None:
            found.append(entity)
    if not found:
        return block
    uses = [_use(entity, block, text) for entity in found]
    return replace(
        block,
        entities=sorted([*block.entities, *found], key=lambda e: e.span),
        uses=sorted([*block.uses, *uses], key=lambda u: u.span),
        statements=_without_turns([_with_source(s, uses) for s in block.statements], uses),
    )


def _named(
    match: re.Match[str], text: str, known: Mapping[Words, str], common: frozenset[str]
) -> Entity | None:
    """The known name that a run of capitalised words is, without a word before it that has its
    capital from the sentence or is a title."""
    start, end = match.start(), match.end()
    end -= len(text[start:end]) - len(POSSESSIVE.sub("", text[start:end]))
    while start < end:
        label = known.get(words_of(text[start:end]))
        head, gap, rest = text[start:end].partition(" ")
        word = head.strip(".").lower()
        if label is not None and not (gap and word in TITLES):
            return Entity(Span(start, end), label)
        if not gap or not (word in common or word in _OPENING):
            return None
        start = end - len(rest.lstrip())
    return None


def _use(entity: Entity, block: BlockNotes, text: str) -> NameUse:
    """A name at the head of a sentence, with a word in lower case after it, is its subject."""
    span = entity.span
    before = text[max(block.span.start, span.start - 2) : span.start].strip()
    opens = span.start == block.span.start or before[-1:] in _SENTENCE_END
    after = text[span.end : span.end + 2]
    return NameUse(
        span,
        span.of(text),
        group_of(entity.label),
        subject=opens and after[:1] == " " and after[1:].islower(),
        quoted=any(span.overlaps(s.span) for s in block.statements if s.kind not in _PLAIN),
    )


def _with_source(statement: Statement, uses: Sequence[NameUse]) -> Statement:
    """`statement` with a plain noun that turned out to be a name as the source."""
    source = statement.mention
    if source is None or source.kind is not MentionKind.NOUN:
        return statement
    named = next(_ending(uses, source.span), None)
    if named is None:
        return statement
    mention = Mention(
        source.span,
        source.text,
        MentionKind.NAME,
        named.text.split()[-1].lower(),
        named.text,
        named.group,
        named.span,
    )
    return replace(statement, mention=mention)


def _without_turns(statements: list[Statement], uses: Sequence[NameUse]) -> list[Statement]:
    """The statements, without the speaker of the one before for those that a sentence about one of
    `uses` parts from it."""
    end = 0
    for index, statement in enumerate(statements):
        between = any(use.subject and end <= use.span.start < statement.span.start for use in uses)
        if statement.how is Evidence.SAME_BLOCK and between:
            statements[index] = replace(statement, mention=None, cue=None, how=Evidence.NOTHING)
        end = statement.span.end
    return statements


def _ending(uses: Sequence[NameUse], span: Span) -> Iterator[NameUse]:
    """The `uses` that end the words of `span`."""
    return (use for use in uses if span.start <= use.span.start and use.span.end == span.end)
