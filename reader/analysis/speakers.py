"""The speakers of a whole text, from the notes of its blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.confidence import UNSURE, trust
from reader.analysis.coreference import Scene, meant
from reader.analysis.entities import one_label_per_name
from reader.analysis.evidence import Evidence
from reader.analysis.headlines import settle_headlines
from reader.analysis.interviews import TALKS
from reader.analysis.labels import Group
from reader.analysis.mentions import Mention, MentionKind
from reader.analysis.nouns import DOCUMENTS, may_speak
from reader.analysis.people import People, Person
from reader.analysis.recurring import common_words, find_again
from reader.analysis.statements import BlockNotes, NameUse, Statement
from reader.model import Analysis, Entities, Quote, QuoteKind, Span, Speaker

# A quotation with nobody beside it may go on with who spoke this many blocks ago.
_CARRY_BLOCKS = 2
# So near after "spoke with" stands who was spoken with, in characters.
_NEAR = 100


@dataclass(frozen=True, slots=True)
class _Said:
    """Who is taken to have said a statement, and by what evidence."""

    person: Person | None = None
    sure: float = 0.0
    mention: Mention | None = None
    cue: Span | None = None
    block: int = -1


def resolve(
    blocks: Sequence[BlockNotes], text: str, common: frozenset[str] | None = None
) -> Analysis:
    """Entities, quotes and speakers of the blocks of `text` that have these notes, in order;
    `common` is what `common_words` says of the text."""
    if common is None:
        common = common_words(text)
    settled = settle_headlines(one_label_per_name(blocks), text, common)
    return _Resolution(find_again(settled, text, common), text).analysis()


class _Resolution:
    """One pass over the statements, keeping in mind who spoke last."""

    def __init__(self, blocks: Sequence[BlockNotes], text: str) -> None:
        self.blocks, self.text = blocks, text
        self.interviewed: tuple[Person | None, float] | None = None
        self.people = People(use for block in blocks for use in block.uses)
        self.scene = Scene(self.people, blocks)
        self.caught_up = 0
        self.said: list[tuple[Statement, _Said]] = []
        self.flat = [(n, s) for n, block in enumerate(blocks) for s in block.statements]

    def analysis(self) -> Analysis:
        for place, (number, statement) in enumerate(self.flat):
            self._catch_up(number, statement.span.start)
            said = self._who(place, statement)
            self.said.append((statement, said))
            if said.person is not None:
                self.scene.last, self.scene.last_block = said.person, number
                self.scene.last_at = self._place(statement, said)
        return Analysis(
            Entities(e for block in self.blocks for e in block.entities), *self._result()
        )

    def _catch_up(self, number: int, offset: int) -> None:
        """Takes in what the article tells of people up to `offset` in block `number`."""
        for block in range(max(self.scene.block, number - 3), number + 1):
            self.scene.block = block
            for mention in self.blocks[block].stand_ins:
                if self.caught_up <= mention.span.start < offset:
                    self.scene.notice(mention)
        self.caught_up = offset

    def _place(self, statement: Statement, said: _Said) -> int:
        """Where in the text a statement leaves its speaker in mind."""
        beside = said.cue is not None and said.block == self.scene.block
        return max(statement.span.end, said.cue.end if said.cue and beside else 0)

    def _who(self, place: int, statement: Statement) -> _Said:
        if statement.mention is not None:
            return self._named(statement, statement.mention, statement.how)
        if statement.asks is not None:
            return self._interviewed(statement.asks)
        if statement.kind is QuoteKind.INDIRECT:
            return _Said()
        return self._chained(place, statement) or self._floating(statement)

    def _interviewed(self, asks: bool) -> _Said:
        """Who asks under "Q" is not said; who answers under "A" is whom the introduction says was
        talked to, else perhaps whom the article names most."""
        number = self.scene.block
        if asks:
            return _Said(block=number)
        if self.interviewed is None:
            self.interviewed = self._talked_to()
        person, sure = self.interviewed
        return _Said(person, sure, block=number)

    def _talked_to(self) -> tuple[Person | None, float]:
        first = next(s for _, s in self.flat if s.asks is not None).span.start
        met = {
            person.number: person
            for cue in TALKS.finditer(self.text, 0, first)
            for person in self._named_after(cue.end(), min(first, cue.end() + _NEAR))
        }
        if len(met) == 1:
            return next(iter(met.values())), trust(Evidence.ANNOUNCED)
        people = [p for p in self.people.all if p.group is Group.PEOPLE and p.named]
        most = max(people, key=lambda p: len(p.starts), default=None)
        return most, UNSURE if most else 0.0

    def _named_after(self, start: int, end: int) -> list[Person]:
        """The people named in ``[start, end)``."""
        named = (p for p in self.people.all if p.group is Group.PEOPLE and p.named)
        return [p for p in named if start <= p.first_after(start) < end]

    def _named(self, statement: Statement, mention: Mention, how: Evidence) -> _Said:
        number = self.scene.block
        if self.said and how is not Evidence.LABEL:
            before = self.said[-1][1]
            if before.mention == mention and before.person is not None:
                sure = before.sure * trust(how)
                return _Said(before.person, sure, mention, statement.cue, number)
        if how is Evidence.LABEL and mention.kind is MentionKind.NOUN:
            return _Said(self.people.described(mention.text), trust(how), mention, None, number)
        if (
            how is Evidence.SUBJECT
            and mention.kind is MentionKind.NOUN
            and not may_speak(mention.head)
        ):
            # "Each animal's arms" have said nothing: whose words these are is not told.
            return _Said(mention=mention, block=number)
        person, sure = self._meant(mention)
        if how is Evidence.LABEL and person is not None:
            sure = 1.0
        return _Said(person, sure * trust(how), mention, statement.cue, number)

    def _meant(self, mention: Mention) -> tuple[Person | None, float]:
        found = meant(self.scene, mention)
        if found is not None:
            return found.person, found.sure
        if mention.kind is MentionKind.PRONOUN:
            return None, 0.0
        return self.people.described(mention.text), _described_sure(mention)

    def _chained(self, place: int, statement: Statement) -> _Said | None:
        """In a quotation over several paragraphs the report may stand beside any of them."""
        if statement.continues and self.said and self.said[-1][1].person is not None:
            before = self.said[-1][1]
            sure = before.sure * trust(Evidence.CHAINED)
            return _Said(before.person, sure, before.mention, before.cue, self.scene.block)
        while statement.unfinished and place + 1 < len(self.flat):
            place += 1
            number, statement = self.flat[place]
            if not statement.continues:
                break
            if statement.mention is not None:
                person, sure = self._meant(statement.mention)
                sure *= trust(Evidence.CHAINED)
                return _Said(person, sure, statement.mention, statement.cue, number)
        return None

    def _floating(self, statement: Statement) -> _Said:
        """A quotation with no report: whom a colon announced, else whom the sentence before is
        about, else who spoke last."""
        number = self.scene.block
        block = self.blocks[number]
        announced = self.blocks[number - 1].leads_on if number else None
        if announced is not None and block.statements[0] is statement:
            person, sure = self._meant(announced)
            return _Said(person, sure * trust(Evidence.ANNOUNCED), announced, None, number)
        use = self._spoken_of(block, statement)
        last = self.said[-1][1] if self.said else _Said()
        near = last.person is not None and number - last.block <= _CARRY_BLOCKS
        since = near and last.block == number
        if use is not None and not (since and self._before_last(use, last)):
            return self._subject(use, number)
        if near:
            how = Evidence.SAME_BLOCK if last.block == number else Evidence.CARRIED
            how = Evidence.FAR if number - last.block > 1 else how
            return _Said(last.person, last.sure * trust(how), last.mention, last.cue, number)
        return _Said(block=number)

    def _spoken_of(self, block: BlockNotes, statement: Statement) -> NameUse | None:
        """The last person who is a subject in the block before the statement."""
        before = [
            use
            for use in block.uses
            if use.span.end <= statement.span.start and use.subject and not use.quoted
        ]
        return next((use for use in reversed(before) if use.group is Group.PEOPLE), None)

    def _before_last(self, use: NameUse, last: _Said) -> bool:
        """Whether `use` stands no later than the last statement with what reports it."""
        statement = self.said[-1][0]
        ends = [span.end for span in (statement.span, last.cue) if span is not None]
        ends += [last.mention.span.end] if last.mention is not None else []
        return use.span.start < max(ends)

    def _subject(self, use: NameUse, number: int) -> _Said:
        person = self.people.at(use.span.start)
        mention = Mention(
            use.span, use.text, MentionKind.NAME, use.text, use.text, use.group, use.span
        )
        return _Said(person, trust(Evidence.SUBJECT), mention, None, number)

    def _result(self) -> tuple[tuple[Quote, ...], tuple[Speaker, ...]]:
        numbers: dict[int, int] = {}
        order: list[Person] = []
        quotes: list[Quote] = []
        for statement, said in self.said:
            speaker = None
            if said.person is not None:
                if said.person.number not in numbers:
                    numbers[said.person.number] = len(order)
                    order.append(said.person)
                speaker = numbers[said.person.number]
            goes_on = statement.continues and quotes and quotes[-1].speaker == speaker
            quotes.append(
                Quote(
                    statement.span,
                    statement.kind,
                    speaker,
                    said.mention.span if said.mention else None,
                    said.cue,
                    len(quotes) - 1 if goes_on else None,
                    round(said.sure, 3) if speaker is not None else 0.0,
                )
            )
        return tuple(quotes), tuple(_speakers(order, quotes))


def _described_sure(mention: Mention) -> float:
    """ "A spokesman" and "experts" are all that will ever be known; "the report", "his lawyer" are
    somebody that another reader might name."""
    definite = mention.text.lower().startswith(_DEFINITE)
    return 0.4 if definite or mention.head in DOCUMENTS else 0.6


_DEFINITE = ("the ", "this ", "that ", "his ", "her ", "their ", "its ", "our ", "these ", "those ")


def _speakers(order: Sequence[Person], quotes: Sequence[Quote]) -> list[Speaker]:
    sure = dict.fromkeys(range(len(order)), 0.0)
    for quote in quotes:
        if quote.speaker is not None:
            sure[quote.speaker] = max(sure[quote.speaker], quote.confidence)
    times = Counter(person.name for person in order)
    return [
        Speaker(
            person.courteous if times[person.name] > 1 else person.name,
            tuple(person.names),
            person.role if person.group is Group.PEOPLE else None,
            sure[index],
        )
        for index, person in enumerate(order)
    ]
