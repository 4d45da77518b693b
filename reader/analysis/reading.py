"""A whole text from blocks to Analysis, window by window."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.interviews import unlabelled_turns
from reader.analysis.marks import Marked, marked_stretches
from reader.analysis.notes import read_block
from reader.analysis.pipeline import Pipeline
from reader.analysis.recurring import common_words
from reader.analysis.speakers import resolve
from reader.analysis.statements import BlockNotes
from reader.analysis.transcripts import Turn, turns
from reader.model import Analysis, BlockKind, Span

# A window is about two thousand words; a word of English news is six characters with its space.
WINDOW = 12_000
_NOT_PROSE = frozenset((BlockKind.TITLE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.DATELINE))
_SPOKEN = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE))
# Names stand in these with capitals that are their own.
_SIGNED = frozenset((BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION))


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, or a part of one too long for a window."""

    span: Span
    kind: BlockKind


def pieces(text: str, blocks: Sequence[tuple[int, int, str]]) -> list[Piece]:
    """The blocks with those longer than a window cut at a sentence end, else at white space."""
    cut = []
    for start, end, kind in blocks:
        while end - start > WINDOW:
            at = _cut(text, start, start + WINDOW)
            cut.append(Piece(Span(start, at), BlockKind(kind)))
            start = at
        if start < end:
            cut.append(Piece(Span(start, end), BlockKind(kind)))
    return cut


def _cut(text: str, start: int, end: int) -> int:
    half = start + (end - start) // 2
    for sign in ("\n", ". ", " "):
        at = text.rfind(sign, half, end)
        if at > 0:
            return at + len(sign)
    return end


def windows(found: Sequence[Piece], first: int) -> list[range]:
    """Runs of pieces that fit a window, the one around offset `first` first, then onwards from
    there to the end and from the start."""
    runs, begin, size = [], 0, 0
    for index, piece in enumerate(found):
        if size and size + piece.span.size > WINDOW:
            runs.append(range(begin, index))
            begin, size = index, 0
        size += piece.span.size
    if begin < len(found):
        runs.append(range(begin, len(found)))
    at = bisect_right([found[run.start].span.start for run in runs], first) - 1
    return runs[max(0, at) :] + runs[: max(0, at)]


class Reading:
    """The analysis of one text under way."""

    def __init__(
        self, pipeline: Pipeline, text: str, blocks: Sequence[tuple[int, int, str]], first: int = 0
    ) -> None:
        self._pipeline, self._text = pipeline, text
        self._pieces = pieces(text, blocks)
        self._marked: dict[int, list[Marked]] = {}
        for marked in marked_stretches(text, [p.span for p in self._pieces]):
            self._marked.setdefault(marked.block, []).append(marked)
        self._turns = self._taken_in_turns()
        self._common = common_words(text)
        self._notes: dict[int, BlockNotes] = {}
        self.windows = windows(self._pieces, first)

    def _taken_in_turns(self) -> dict[int, list[Turn]]:
        """The turns of an interview or a transcript; headings between them are nobody's words."""
        spans = [piece.span for piece in self._pieces]
        found = turns(self._text, spans)
        if not found:
            found = {n: [turn] for n, turn in unlabelled_turns(self._text, spans).items()}
        kinds = {number: self._pieces[number].kind for number in found}
        return {
            number: said
            for number, said in found.items()
            if kinds[number] in _SPOKEN
            or not (kinds[number] is BlockKind.TITLE or said[0].goes_on or said[0].asks)
        }

    def read(self, window: range) -> None:
        """Reads one of `windows`."""
        with self._pipeline.memory():
            spans = [self._pieces[i].span for i in window]
            for index, tokens in zip(window, self._pipeline.read(self._text, spans), strict=True):
                piece = self._pieces[index]
                notes = self._notes[index] = read_block(
                    tokens,
                    self._text,
                    piece.span,
                    self._marked.get(index, ()),
                    prose=piece.kind not in _NOT_PROSE,
                    turns=self._turns.get(index, ()),
                )
                notes.headline = notes.headline and piece.kind not in _SIGNED
                notes.signature = piece.kind is BlockKind.BYLINE

    def part(self, window: range) -> Analysis:
        """The analysis of a window already read, which knows only what stands in it."""
        return resolve([self._notes[i] for i in window], self._text, self._common)

    def whole(self) -> Analysis:
        """The analysis of all windows read so far, with speakers known over the whole text."""
        notes = [self._notes[i] for i in sorted(self._notes)]
        return resolve(notes, self._text, self._common)

    def start_of(self, window: range) -> int:
        """Where one of `windows` begins in the text."""
        return self._pieces[window.start].span.start
