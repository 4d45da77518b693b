"""Drawing one line of the page: margin, text in its runs, paragraph number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from textual.strip import Strip

from reader.model import BlockKind, Span
from reader.text.items import has_own_mark
from reader.text.sanitise import is_clean, sanitise
from reader.ui.article.layers import Layer, Rank, runs
from reader.ui.article.margin import FOCUS_BAR, NOBODY, Margin
from reader.ui.article.movement import SentenceFinder
from reader.ui.page.geometry import Geometry
from reader.ui.page.justify import Gaps, justified, widened
from reader.ui.page.wrap import Lines, all_one_cell, indent, room_of
from reader.ui.style.inks import Inks, color_ink
from reader.ui.style.tag_colors import COLORS
from reader.ui.style.themes import GROUP_VARIABLES

GROUNDS = {
    BlockKind.TITLE: "title",
    BlockKind.HEADING: "heading",
    BlockKind.CAPTION: "caption",
    BlockKind.BYLINE: "aside",
    BlockKind.DATELINE: "aside",
    BlockKind.NOTE: "aside",
    BlockKind.BLOCKQUOTE: "blockquote",
}
_OF_ONE_COLOR = frozenset({"title", "heading"})
"""Lines that stand out as a whole: names in them are not marked."""

_JUSTIFIED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.BLOCKQUOTE})
LOOKS: dict[Rank, tuple[str, ...]] = {
    Rank.LINK: ("link",),
    Rank.ENTITY: GROUP_VARIABLES,
    Rank.QUOTE: ("quote", "quote", "indirect"),
    Rank.ANNOTATION: ("highlight", "tagged", "noted", *map(color_ink, COLORS), "stacked"),
    Rank.FOCUS: ("focus",),
    Rank.HIT: ("hit", "hit-now"),
    Rank.SELECTION: ("selection",),
}
"""What the codes of a layer look like; the session gives them."""


@dataclass(slots=True)
class Sheet:
    """All that is needed to draw any line of an article."""

    text: str
    sentences: SentenceFinder
    kind_of: Callable[[int], BlockKind]
    block_start: Callable[[int], int]
    number_of: Callable[[int], int | None]
    lines: Lines
    geometry: Geometry
    margin: Margin = field(default_factory=Margin)
    layers: Sequence[tuple[Rank, Layer]] = ()
    focus: Sequence[Span] = ()
    justify: bool = False

    def focused(self, start: int, end: int) -> bool:
        return any(piece.start < end and start < piece.end for piece in self.focus)

    def gaps(self, line: int) -> Gaps:
        """The spaces of `line` that are drawn wider, where lines have a straight right edge."""
        if not self.justify or line + 1 >= len(self.lines):
            return {}
        start, end = self.lines.span(line)
        kind = self.kind_of(self.sentences.block_at(start))
        goes_on = "\n" not in self.text[end : self.lines.starts[line + 1]]
        if kind not in _JUSTIFIED or not goes_on:
            return {}
        room = room_of(kind, self.geometry.text)
        return justified(self.text, start, end, room + self._hanging(kind, start))

    def text_left(self, start: int) -> int:
        """The cell at which the text of the line that begins at `start` is drawn."""
        kind = self.kind_of(self.sentences.block_at(start))
        cells = indent(kind, self.geometry.text) - self._hanging(kind, start)
        return self.geometry.text_left + cells

    def _hanging(self, kind: BlockKind, start: int) -> int:
        """Cells that the line begins before the others of its block: an item's own number or mark
        stands where the others have a bullet."""
        first = self.block_start(self.sentences.block_at(start)) == start
        if kind is not BlockKind.LIST_ITEM or not first or not has_own_mark(self.text, start):
            return 0
        return indent(kind, self.geometry.text)


def draw(sheet: Sheet, line: int, inks: Inks, width: int) -> Strip:
    """Line `line` of the article as a strip of exactly `width` cells."""
    lines = sheet.lines
    if not 0 <= line < len(lines) or lines.is_blank(line):
        return Strip([Segment(" " * width, inks[""])], width)
    start, end = lines.span(line)
    block = sheet.sentences.block_at(start)
    kind, first = sheet.kind_of(block), sheet.block_start(block) == start
    shape = sheet.geometry
    before = _margin(sheet, inks, start, end) + _indent(sheet, inks, kind, start, first)
    text, used = _text(sheet, inks, GROUNDS.get(kind, ""), line)
    segments = [Segment(" " * shape.left, inks[""]), *before, *text]
    used += sheet.text_left(start)
    number = sheet.number_of(start) if first and kind is BlockKind.PARAGRAPH else None
    if number is not None and shape.numbers > 1:
        label = str(number)
        room = shape.text_left + shape.text + shape.numbers - used - len(label)
        segments += [Segment(" " * room, inks[""]), Segment(label, inks["number"])]
        used += room + len(label)
    strip = Strip([segment for segment in segments if segment.text], used)
    return strip.adjust_cell_length(width, inks[""])


def _margin(sheet: Sheet, inks: Inks, start: int, end: int) -> list[Segment]:
    bar = sheet.margin.bar(start, end)
    name = f"speaker-{bar.speaker % 6 + 1}" if bar and bar.speaker != NOBODY else "unknown"
    if sheet.focused(start, end):
        mark = Segment(FOCUS_BAR, inks["bar-focus"])
    else:
        mark = Segment(bar.shape if bar else " ", inks[name] if bar else inks[""])
    after = Segment(" ", inks[""])
    if sheet.geometry.margin < 6:
        return [mark, after]
    initials = sheet.margin.initials(start, end)
    note = sheet.margin.note(start, end)
    return [
        Segment(f"{initials:<3.3}", inks[name] if initials else inks[""]),
        Segment(note or " ", inks["note-mark"] if note else inks[""]),
        mark,
        after,
    ]


def _indent(sheet: Sheet, inks: Inks, kind: BlockKind, start: int, first: bool) -> list[Segment]:
    cells = indent(kind, sheet.geometry.text)
    if kind in (BlockKind.CAPTION, BlockKind.BLOCKQUOTE):
        return [Segment("▏".rjust(cells - 1) + " ", inks["rule"])]
    if kind is BlockKind.LIST_ITEM:
        if first and has_own_mark(sheet.text, start):
            return []
        return [Segment("• " if first else "  ", inks["rule"])]
    return []


def _text(sheet: Sheet, inks: Inks, ground: str, line: int) -> tuple[list[Segment], int]:
    """The segments of the text itself, and how many cells they take."""
    segments, used = [], 0
    (start, end), gaps = sheet.lines.span(line), sheet.gaps(line)
    shown = sheet.text[start:end]
    simple = all_one_cell(shown)
    cuts = None if simple else _grapheme_starts(shown, start)
    safe = is_clean(shown)
    for run in runs(sheet.layers, start, end):
        first, last = run.start, run.end
        if cuts is not None:
            first, last = cuts[first - start], cuts[last - start]
        piece = widened(sheet.text, first, last, gaps)
        if not safe:
            piece = sanitise(piece).text.replace("\n", " ")
        if piece:
            names = tuple(
                LOOKS[rank][code]
                for rank, code in run.looks
                if rank is not Rank.ENTITY or ground not in _OF_ONE_COLOR
            )
            segments.append(Segment(piece, inks.layered(ground, names)))
            used += len(piece) if simple and safe else cell_len(piece)
    return segments, used


def _grapheme_starts(shown: str, base: int) -> list[int]:
    """For every index of `shown` and its end, the offset where its grapheme begins."""
    starts = list(range(base, base + len(shown) + 1))
    for first, last, _ in split_graphemes(shown)[0]:
        for index in range(first, min(last, len(shown))):
            starts[index] = base + first
    return starts


def offset_at(sheet: Sheet, line: int, cell: int) -> tuple[int, bool]:
    """The offset of the character drawn at `cell` of `line`, and whether one is drawn there."""
    lines = sheet.lines
    line = max(0, min(line, len(lines) - 1))
    start, end = lines.span(line)
    cell -= sheet.text_left(start)
    if cell < 0 or start == end:
        return start, False
    gaps = sheet.gaps(line)
    for first, _, cells in split_graphemes(sheet.text[start:end])[0]:
        cells += gaps.get(start + first, 0)
        if cell < cells:
            return start + first, True
        cell -= cells
    return end, False
