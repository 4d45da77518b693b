"""One parsed block → its notes: entities, statements and uses of names."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.cues import Cue
from reader.analysis.direct import gaps, quotations, stretches
from reader.analysis.evidence import Evidence
from reader.analysis.headlines import is_headline
from reader.analysis.indirect import indirect_statements
from reader.analysis.labels import NAMES, Group, group_of
from reader.analysis.marks import Marked
from reader.analysis.mentions import Mention, MentionKind, mention
from reader.analysis.names import TITLES, plain_name, tidy_names
from reader.analysis.nouns import is_person_noun
from reader.analysis.phrases import phrase_around, phrase_before
from reader.analysis.reports import Report, reports
from reader.analysis.roles import apposition_after, title_before
from reader.analysis.statements import BlockNotes, NameUse, Statement
from reader.analysis.tokens import SUBJECTS, Tokens
from reader.analysis.transcripts import Turn
from reader.analysis.values import values
from reader.model import Entity, QuoteKind, Span

_PLACING = frozenset(("in", "to", "from", "at", "near", "across", "throughout", "outside"))


def read_block(
    tokens: Tokens,
    text: str,
    block: Span,
    marked: Sequence[Marked] = (),
    *,
    prose: bool = True,
    turns: Sequence[Turn] = (),
) -> BlockNotes:
    """The notes of the block at `block`, whose marked stretches are `marked`.

    Where `prose` is false (titles, bylines) names are found, but nobody is taken to speak; where
    the block holds `turns` of a transcript, their words are speech and nothing else is.
    """
    tidy_names(tokens)
    notes = BlockNotes(block, entities=_entities(tokens, text, block))
    notes.headline = is_headline(block.of(text))
    found = stretches(tokens, marked)
    outside = gaps(tokens, found)
    reported = reports(tokens, text, outside) if prose else []
    quoted = [(s.first, s.last) for s in found]
    speaking = [r.mention.name_span for r in reported if r.strength is Cue.SAY]
    notes.uses = _uses(tokens, text, quoted, frozenset(filter(None, speaking)))
    if turns:
        _take_turns(notes, turns)
    if turns or not prose:
        return notes
    notes.stand_ins = _stand_ins(tokens, text, outside)
    marked_ones = quotations(tokens, text, found, reported)
    plain = indirect_statements(tokens, reported, [*marked_ones])
    notes.statements = sorted([*marked_ones, *plain], key=lambda s: s.span.start)
    notes.leads_on = _leads_on(tokens, reported)
    return notes


def _take_turns(notes: BlockNotes, turns: Sequence[Turn]) -> None:
    """The words under each label as a statement, and the label as its speaker's name."""
    for turn in turns:
        source = None
        if turn.asks is None:
            kind = MentionKind.NAME if turn.named else MentionKind.NOUN
            name, group = (plain_name(turn.name), Group.PEOPLE) if turn.named else (None, None)
            source = Mention(turn.label, turn.name, kind, turn.name.lower(), name, group)
            if turn.named and not turn.goes_on:
                _name_by_label(notes, turn)
        statement = Statement(
            turn.words, QuoteKind.DIRECT, source, how=Evidence.LABEL, asks=turn.asks
        )
        statement.continues = turn.goes_on
        notes.statements.append(statement)


def _name_by_label(notes: BlockNotes, turn: Turn) -> None:
    """The label as a use of its name; "D-Ohio" after it is no role, "host" is."""
    label = turn.label
    head, _, rest = turn.name.partition(" ")
    title = head if rest and head.rstrip(".").lower() in TITLES else ""
    role = turn.role if any(map(is_person_noun, turn.role.lower().split())) else ""
    name = plain_name(rest if title else turn.name)
    use = NameUse(label, name, Group.PEOPLE, title, role, speaks=True)
    entity = Entity(label, "PERSON")
    notes.uses = sorted(
        [*(u for u in notes.uses if not u.span.overlaps(label)), use], key=lambda u: u.span
    )
    notes.entities = sorted(
        [*(e for e in notes.entities if not e.span.overlaps(label)), entity], key=lambda e: e.span
    )


def _entities(tokens: Tokens, text: str, block: Span) -> list[Entity]:
    """Names from the pipeline, values by rule; where they overlap a name wins over a bare value."""
    named = [Entity(tokens.span(a, b), label) for a, b, label in (*tokens.names, *tokens.values)]
    return _without_overlaps(named, values(text, block))


def _without_overlaps(named: list[Entity], valued: list[Entity]) -> list[Entity]:
    kept = sorted(named, key=lambda e: e.span)
    extra = [v for v in valued if not any(v.span.overlaps(n.span) for n in kept)]
    return sorted([*kept, *extra], key=lambda e: e.span)


def _uses(
    tokens: Tokens, text: str, quoted: Sequence[tuple[int, int]], speaking: frozenset[Span]
) -> list[NameUse]:
    uses = []
    for first, last, label in tokens.names:
        group = group_of(label)
        if group not in NAMES:
            continue
        title = apposition = ""
        if group is not Group.PLACES:
            phrase = phrase_before(tokens, last, 0)
            title = title_before(tokens, text, first, phrase[0] if phrase else first)
            apposition = apposition_after(tokens, text, last)
        span = tokens.span(first, last)
        uses.append(
            NameUse(
                span,
                span.of(text),
                group,
                title,
                apposition,
                subject=any(tokens.deps[i] in SUBJECTS for i in range(first, last)),
                quoted=any(a <= first < b for a, b in quoted),
                speaks=span in speaking,
                owner=last < len(tokens) and tokens.tags[last] == "POS",
                placed=first > 0 and tokens.lower[first - 1] in _PLACING,
                bracketed=(*tokens.words[max(0, first - 1) : first], *tokens.words[last : last + 1])
                == ("(", ")"),
            )
        )
    return uses


def _stand_ins(tokens: Tokens, text: str, outside: Sequence[tuple[int, int]]) -> list[Mention]:
    found = []
    for first, last in outside:
        for at in range(first, last):
            if tokens.deps[at] not in SUBJECTS:
                continue
            if tokens.lower[at] in ("he", "she"):
                found.append(mention(tokens, text, at, at + 1))
            elif tokens.tags[at] == "NN" and is_person_noun(tokens.lower[at]):
                start, end = phrase_around(tokens, at, (first, last))
                if tokens.lower[start] == "the":
                    found.append(mention(tokens, text, start, end))
    return found


def _leads_on(tokens: Tokens, reported: Sequence[Report]) -> Mention | None:
    if not tokens.words or tokens.words[-1] != ":":
        return None
    first, _ = tokens.sentence_of(len(tokens) - 1)
    return next((r.mention for r in reversed(reported) if r.first >= first), None)
