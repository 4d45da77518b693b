"""The speakers of a whole text, from the notes of its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.coreference import Scene, meant
from reader.analysis.entities import one_label_per_name
from reader.analysis.labels import Group
from reader.analysis.mentions import Mention, MentionKind
from reader.analysis.people import People, Person
from reader.analysis.statements import BlockNotes, How, Statement
from reader.model import Analysis, Entities, Quote, QuoteKind, Span, Speaker

_TRUST = {
    How.AFTER: 1.0,
    How.BEFORE: 0.97,
    How.LATER: 0.9,
    How.LABEL: 0.95,
    How.BROKEN: 0.98,
    How.SAME_BLOCK: 0.95,
    How.CARRIED: 0.7,
    How.SUBJECT: 0.45,
    How.NOTHING: 0.0,
}
_CARRY_BLOCKS = 2


def resolve(blocks: Sequence[BlockNotes]) -> Analysis:
    """Entities, quotes and speakers of the text whose blocks, in order, have these notes."""
    return _Resolution(blocks).analysis()


class _Resolution:
    """One pass over the statements, keeping in mind who spoke last."""

    def __init__(self, blocks: Sequence[BlockNotes]) -> None:
        one_label_per_name(blocks)
        self.blocks = blocks
        self.people = People(use for block in blocks for use in block.uses)
        self.scene = Scene(self.people, blocks)
        self.speakers: list[Speaker | Person] = []
        self.index: dict[tuple[str, object], int] = {}
        self.quotes: list[Quote] = []
        self.last: tuple[Statement, int | None, float, int] | None = None

    def analysis(self) -> Analysis:
        for number, block in enumerate(self.blocks):
            self.scene.block = number
            for statement in block.statements:
                self._settle(statement, number)
        entities = Entities(e for block in self.blocks for e in block.entities)
        sure = self._speaker_confidence()
        speakers = tuple(_as_speaker(s, sure.get(i, 0.0)) for i, s in enumerate(self.speakers))
        return Analysis(entities, tuple(self.quotes), speakers)

    def _settle(self, statement: Statement, number: int) -> None:
        mention, how, cue = statement.mention, statement.how, statement.cue
        speaker: int | None = None
        sure = 0.0
        if mention is None and statement.kind is not QuoteKind.INDIRECT:
            mention, cue, speaker, sure, how = self._floating(statement, number)
        elif mention is not None:
            same = self.last
            if same is not None and same[0].mention == mention:
                speaker, sure = same[1], same[2] * _TRUST[how]
            else:
                speaker, sure = self._speaker(mention)
                sure *= _TRUST[how]
        continues = len(self.quotes) - 1 if statement.continues and self.quotes else None
        self.quotes.append(
            Quote(
                statement.span,
                statement.kind,
                speaker,
                mention.span if mention else None,
                cue,
                continues,
                round(sure, 3) if speaker is not None else 0.0,
            )
        )
        if speaker is not None:
            statement.mention, statement.cue = mention, cue
            self.last = (statement, speaker, sure, number)
            who = self.speakers[speaker]
            if isinstance(who, Person):
                self.scene.last, self.scene.last_at = who, number

    def _floating(
        self, statement: Statement, number: int
    ) -> tuple[Mention | None, Span | None, int | None, float, How]:
        """A quotation with no report: whoever was announced by a colon, else who spoke last."""
        before = self.blocks[number - 1].leads_on if number else None
        first = self.blocks[number].statements[0] is statement
        if before is not None and first:
            speaker, sure = self._speaker(before)
            return before, None, speaker, sure * 0.9, How.LABEL
        if self.last is not None and number - self.last[3] <= _CARRY_BLOCKS:
            last, speaker, sure, _ = self.last
            return last.mention, last.cue, speaker, sure * _TRUST[How.CARRIED], How.CARRIED
        return None, None, None, 0.0, How.NOTHING

    def _speaker(self, mention: Mention) -> tuple[int | None, float]:
        found = meant(self.scene, mention)
        if found is not None:
            return self._number(("person", found.person.number), found.person), found.sure
        if mention.kind is MentionKind.PRONOUN:
            return None, 0.0
        words = " ".join(mention.text.split())
        name = words[:1].upper() + words[1:]
        return self._number(("words", words.lower()), Speaker(name, (words,))), 0.6

    def _number(self, key: tuple[str, object], who: Speaker | Person) -> int:
        if key not in self.index:
            self.index[key] = len(self.speakers)
            self.speakers.append(who)
        return self.index[key]

    def _speaker_confidence(self) -> dict[int, float]:
        sure: dict[int, float] = {}
        for quote in self.quotes:
            if quote.speaker is not None:
                sure[quote.speaker] = max(sure.get(quote.speaker, 0.0), quote.confidence)
        return sure


def _as_speaker(who: Speaker | Person, sure: float) -> Speaker:
    if isinstance(who, Speaker):
        return Speaker(who.name, who.names, who.role, sure)
    role = who.role if who.group is Group.PEOPLE else None
    return Speaker(who.name, tuple(who.names), role, sure)
