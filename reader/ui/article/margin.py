"""What stands in the margin: who speaks, what kind of quote, which notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import QuoteKind, Span, Utterance
from reader.ui.article.initials import UNKNOWN
from reader.ui.article.layers import Layer
from reader.ui.article.movement import Targets
from reader.ui.article.reading import NoteRow, SpeakerRow
from reader.workspace import is_sure

FOCUS_BAR = "█"
BARS = {QuoteKind.DIRECT: "┃", QuoteKind.MIXED: "│", QuoteKind.INDIRECT: "┆"}
"""How the margin shows each kind of quote; lists show it so too."""
_KINDS = tuple(BARS)
_SYMBOLS = "*#="
NOBODY = 255


def is_unsure(utterance: Utterance) -> bool:
    """Whether a speaker was found for `utterance` that a person should check."""
    return utterance.speaker is not None and not is_sure(utterance)


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one line: its shape, and the order of its speaker among the rows or NOBODY."""

    shape: str
    speaker: int


class Margin:
    """The margin of an article, looked up line by line."""

    def __init__(
        self, utterances: Sequence[Utterance] = (), speakers: Sequence[SpeakerRow] = ()
    ) -> None:
        order = {row.speaker: min(place, NOBODY - 1) for place, row in enumerate(speakers)}
        self._initials = {row.speaker: row.initials for row in speakers}
        self._utterances = utterances
        self._starts = Targets(utterance.span for utterance in utterances)
        pieces = [
            (piece, _KINDS.index(utterance.kind), _order(utterance, order))
            for utterance in utterances
            for piece in utterance.pieces
        ]
        self._kinds = Layer.of((piece, kind) for piece, kind, _ in pieces)
        self._speakers = Layer.of((piece, speaker) for piece, _, speaker in pieces)
        self._notes, self._symbols = Targets(), list[str]()

    def set_notes(self, notes: Sequence[NoteRow]) -> None:
        """Show the marks of these annotations and of no others."""
        placed = sorted((note.span.start, note.symbol) for note in notes if note.span is not None)
        self._notes = Targets(Span(start, start + 1) for start, _ in placed)
        self._symbols = [symbol for _, symbol in placed]

    def bar(self, start: int, end: int) -> Bar | None:
        """The bar of a line that shows the range; None outside quotes."""
        kind = next(iter(self._kinds.touching(start, end)), None)
        if kind is None:
            return None
        _, _, speaker = next(iter(self._speakers.touching(start, end)))
        return Bar(BARS[_KINDS[kind[2]]], speaker)

    def initials(self, start: int, end: int) -> str:
        """The initials of the first utterance that starts in the range, with ? when unsure."""
        first = self._starts.after(start)
        if first >= self._starts.after(end):
            return ""
        utterance = self._utterances[first]
        if utterance.speaker is None:
            return UNKNOWN
        return self._initials.get(utterance.speaker, UNKNOWN) + "?" * is_unsure(utterance)

    def note(self, start: int, end: int) -> str:
        """The weightiest mark among the annotations that start in the range, or nothing."""
        here = self._symbols[self._notes.after(start) : self._notes.after(end)]
        return min(here, key=_SYMBOLS.index, default="")


def _order(utterance: Utterance, order: dict[int, int]) -> int:
    return NOBODY if utterance.speaker is None else order.get(utterance.speaker, NOBODY)
