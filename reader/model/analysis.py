"""What the language work finds in one text: entities, quotes and speakers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reader.model.span import Span, SpanColumns


@dataclass(frozen=True, slots=True)
class Entity:
    """A named span. The labels of Reader's own pipeline are PERSON, ORG, LOC, MISC, DATE, MONEY,
    PERCENT and QUANTITY; those of an installed pipeline pass through."""

    span: Span
    label: str


class Entities(SpanColumns[Entity]):
    """The entities of a text in reading order, in columns (see SpanColumns)."""

    __slots__ = ("_codes", "_labels")

    def __init__(self, entities: Iterable[Entity] = ()) -> None:
        super().__init__()
        codes, labels = bytearray(), dict[str, int]()
        for entity in entities:
            self.starts.append(entity.span.start)
            self.ends.append(entity.span.end)
            codes.append(labels.setdefault(entity.label, len(labels)))
        self._codes, self._labels = bytes(codes), tuple(labels)

    def label(self, index: int) -> str:
        return self._labels[self._codes[index]]

    def _item(self, index: int) -> Entity:
        return Entity(self.span(index), self.label(index))

    def _columns(self) -> tuple[object, ...]:
        return (*super()._columns(), self._codes, self._labels)


class QuoteKind(StrEnum):
    """direct: the quoted words are (nearly) all that is said; mixed: a marked stretch inside a
    reported clause, the span being the stretch with its marks; indirect: no marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch that someone is reported to have said.

    `speaker` is an index into the analysis's speakers, None when unknown; `mention` the span that
    names the source nearby ("he", "a spokesman"); `cue` the span of the reporting word;
    `continues` the index of the piece before when a cue breaks one sentence of speech in two;
    `confidence`, 0 to 1, is that the speaker is right; `settled` that the user has said so. A
    direct or mixed quote's span includes its quotation marks. No two quotes of an analysis overlap.
    """

    span: Span
    kind: QuoteKind
    speaker: int | None = None
    mention: Span | None = None
    cue: Span | None = None
    continues: int | None = None
    confidence: float = 0.0
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person or body that is quoted: all names used for it, its role in the article's words."""

    name: str
    names: tuple[str, ...] = ()
    role: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quote with the pieces that continue it; movement, counts and rows go by utterance.

    `number` is "1", "2", … for those in quotation marks and "i1", "i2", … for indirect ones;
    `pieces` are the spans in order; `quotes` the indices of the quotes; `settled` when the user
    said whose words they are, or that nobody knows.
    """

    number: str
    kind: QuoteKind
    quotes: tuple[int, ...]
    pieces: tuple[Span, ...]
    speaker: int | None
    confidence: float
    settled: bool = False

    @property
    def span(self) -> Span:
        """From the start of the first piece to the end of the last."""
        return Span(self.pieces[0].start, self.pieces[-1].end)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Entities, quotes and speakers of one text."""

    entities: Entities = field(default_factory=Entities)
    quotes: tuple[Quote, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    def utterances(self) -> tuple[Utterance, ...]:
        """All utterances in reading order, numbered."""
        return tuple(_utterances(self.quotes))


def _utterances(quotes: Sequence[Quote]) -> Iterable[Utterance]:
    chains: dict[int, list[int]] = {}
    first_of: dict[int, int] = {}
    for index, quote in enumerate(quotes):
        first = index if quote.continues is None else first_of.get(quote.continues, index)
        first_of[index] = first
        chains.setdefault(first, []).append(index)
    marked = indirect = 0
    for first, pieces in chains.items():
        head = quotes[first]
        if head.kind is QuoteKind.INDIRECT:
            indirect += 1
            number = f"i{indirect}"
        else:
            marked += 1
            number = str(marked)
        named = next((quotes[i] for i in pieces if quotes[i].speaker is not None), head)
        yield Utterance(
            number=number,
            kind=head.kind,
            quotes=tuple(pieces),
            pieces=tuple(quotes[i].span for i in pieces),
            speaker=named.speaker,
            confidence=named.confidence,
            settled=named.settled,
        )
