"""Where lines begin and end: an article's blocks laid out in a column of text.

A line is a pair of offsets. The lines of a million words are two integer arrays, made anew at
every change of width, and looked up by bisection; no line is an object until it is drawn.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

from rich.cells import split_graphemes

from reader.model import BlockKind, Blocks, Span

# A character that may take no cell or two. The ranges left out are Latin, Greek, Cyrillic and
# general punctuation, one cell each and joined to nothing, so that counting is measuring.
_NOT_ONE_CELL = re.compile(
    "[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037e\u0384-\u0482\u048a-\u052f"
    "\u2010-\u2027\u202f-\u205e\u20a0-\u20c0\u2190-\u21ff]"
)
_BREAKS_AFTER = "-/–—_&?=.,"
_NEVER_FIRST = frozenset("、。，．」』）】〉》！？：；ー々・’”)]}.,!?;:")
_NEVER_LAST = frozenset("「『（【〈《‘“([{")


_PART_BEFORE, _PART = 10, 200
"""Blocks of a part: how many before its place, and how many in all."""


def all_one_cell(text: str) -> bool:
    """Whether every character of `text` but its line ends surely takes one cell."""
    return text.isascii() or not _NOT_ONE_CELL.search(text)


class Lines:
    """The lines of an article at one width.

    Line `n` shows ``text[starts[n]:ends[n]]``; white space between the end of a line and the next
    start is not drawn. A blank line is empty and stands at the offset where the next line starts.
    """

    __slots__ = ("ends", "starts", "width")

    def __init__(self, width: int) -> None:
        self.width = width
        self.starts = array("I")
        self.ends = array("I")

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, line: int) -> Span:
        return Span(self.starts[line], self.ends[line])

    def line_at(self, offset: int) -> int:
        """The line that shows `offset`; between blocks, the last line before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def last_line_of(self, span: Span) -> int:
        """The last line that shows a character of `span`."""
        return max(0, bisect_left(self.starts, max(span.end, span.start + 1)) - 1)

    def is_blank(self, line: int) -> bool:
        return self.starts[line] == self.ends[line]

    def spaced(self) -> Lines:
        """The same lines with a blank one between every two of a block."""
        lines = Lines(self.width)
        add_start, add_end = lines.starts.append, lines.ends.append
        after_text = False
        for start, end in zip(self.starts, self.ends, strict=True):
            if after_text and start < end:
                add_start(start)
                add_end(start)
            add_start(start)
            add_end(end)
            after_text = start < end
        return lines


def indent(kind: BlockKind, width: int) -> int:
    """Cells left free before the text of a block of this kind in a column of `width`."""
    wide = width >= 50
    if kind in (BlockKind.CAPTION, BlockKind.BLOCKQUOTE):
        return 4 if wide else 2
    return 2 if kind is BlockKind.LIST_ITEM else 0


def gap(before: BlockKind, after: BlockKind) -> bool:
    """Whether a blank line stands between two blocks."""
    return before is not BlockKind.LIST_ITEM or after is not BlockKind.LIST_ITEM


class Wrapper:
    """Wraps one text. What does not depend on the width is found once."""

    def __init__(self, text: str, blocks: Blocks) -> None:
        self._text, self._blocks = text, blocks
        self._kinds: list[BlockKind] = []
        self._simple = self._tidy = False

    def _look(self) -> None:
        """Find out what makes wrapping these blocks quick."""
        blocks, text = self._blocks, self._text
        self._kinds = [blocks.kind(index) for index in range(len(blocks))]
        ends = (blocks.starts[0], blocks.ends[-1]) if len(blocks) else (0, 0)
        self._simple = text.isascii() or not _NOT_ONE_CELL.search(text, *ends)
        self._tidy = text.find("  ", *ends) < 0

    def part(self, width: int, offset: int) -> Lines:
        """The lines of the blocks round `offset` only: enough for a screen, whatever the length
        of the text."""
        first = max(0, bisect_right(self._blocks.starts, offset) - 1 - _PART_BEFORE)
        some = self._blocks[first : first + _PART]
        return Wrapper(self._text, Blocks(some)).wrap(width)

    def wrap(self, width: int) -> Lines:
        """The lines of the whole text in a column of `width` cells (at least 8)."""
        if not self._kinds:
            self._look()
        width = max(8, width)
        lines, text = Lines(width), self._text
        add_start, add_end = lines.starts.append, lines.ends.append
        before: BlockKind | None = None
        blocks = zip(self._kinds, self._blocks.starts, self._blocks.ends, strict=True)
        for kind, start, end in blocks:
            if before is not None and gap(before, kind):
                add_start(start)
                add_end(start)
            if kind is not before:
                room = room_of(kind, width)
                before = kind
            stop = text.find("\n", start, end)
            while stop >= 0:
                self._wrap_run(start, stop, room, lines)
                start = stop + 1
                stop = text.find("\n", start, end)
            self._wrap_run(start, end, room, lines)
        return lines

    def _wrap_run(self, start: int, end: int, width: int, lines: Lines) -> None:
        text = self._text
        if not self._simple and _NOT_ONE_CELL.search(text, start, end):
            _wrap_cells(text, start, end, width, lines)
        elif self._tidy:
            _wrap_tidy(text, start, end, width, lines)
        else:
            _wrap_simple(text, start, end, width, lines)


def room_of(kind: BlockKind, width: int) -> int:
    """The cells for the text of a block of this kind in a column of `width`."""
    cells = indent(kind, width)
    return width - (cells * 2 if kind is BlockKind.BLOCKQUOTE else cells)


def _wrap_tidy(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    """Wrap a run of characters of one cell each, without spaces next to each other."""
    add_start, add_end, rfind = lines.starts.append, lines.ends.append, text.rfind
    last = end - width
    while start < last:
        add_start(start)
        cut = rfind(" ", start, start + width + 1)
        if cut > start:
            add_end(cut)
            start = cut + 1
        else:
            start = _cut_long_word(text, start, start + width)
            add_end(start)
    add_start(start)
    add_end(end)


def _wrap_simple(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    """Wrap a run of characters of one cell each."""
    add_start, add_end, rfind = lines.starts.append, lines.ends.append, text.rfind
    while end - start > width:
        cut = rfind(" ", start, start + width + 1)
        following = cut + 1
        if cut <= start:
            cut = following = _cut_long_word(text, start, start + width)
        elif text[cut - 1] == " " or text[following : following + 1] == " ":
            cut, following = _around_spaces(text, start, cut, end)
        add_start(start)
        add_end(cut)
        start = following
    if start < end or not lines.starts or lines.ends[-1] < end:
        add_start(start)
        add_end(start + len(text[start:end].rstrip(" ")))


def _cut_long_word(text: str, start: int, limit: int) -> int:
    """Where to cut a word that is longer than the line: after a mark near its end if any."""
    for at in range(limit - 1, start + (limit - start) // 2, -1):
        if text[at] in _BREAKS_AFTER:
            return at + 1
    return limit


def _around_spaces(text: str, start: int, cut: int, end: int) -> tuple[int, int]:
    following = cut + 1
    while following < end and text[following] == " ":
        following += 1
    while cut > start + 1 and text[cut - 1] == " ":
        cut -= 1
    return cut, following


def _wrap_cells(text: str, start: int, end: int, width: int, lines: Lines) -> None:
    """Wrap a run that holds wide, joined or combining characters, by graphemes.

    Lines break at spaces, and between wide characters except before closing and after opening
    marks (the core of the Japanese line-breaking rules, JIS X 4051).
    """
    graphemes, _ = split_graphemes(text[start:end])
    first = 0
    while first < len(graphemes):
        stop, used = first, 0
        while stop < len(graphemes) and used + graphemes[stop][2] <= width:
            used += graphemes[stop][2]
            stop += 1
        if stop == first:
            stop += 1
        following = stop
        if stop < len(graphemes):
            stop, following = _break_before(text, start, graphemes, first, stop)
        shown_end = start + graphemes[stop - 1][1] if stop > first else start + graphemes[first][0]
        line_start = start + graphemes[first][0]
        shown = text[line_start:shown_end].rstrip(" ")
        lines.starts.append(line_start)
        lines.ends.append(line_start + len(shown))
        first = following


def _break_before(
    text: str, base: int, graphemes: list[tuple[int, int, int]], first: int, limit: int
) -> tuple[int, int]:
    """Where the line ends and where the next begins, as indices of graphemes, given that
    ``graphemes[first:limit]`` fit."""

    def whole(index: int) -> str:
        return text[base + graphemes[index][0] : base + graphemes[index][1]]

    for at in range(limit, first, -1):
        char = text[base + graphemes[at][0]]
        last = text[base + graphemes[at - 1][0]]
        # A space with a mark on it is drawn.
        if whole(at) == " ":
            following = at
            while following < len(graphemes) and whole(following) == " ":
                following += 1
            return at, following
        if last == " ":
            return at, at
        wide = graphemes[at][2] == 2 or graphemes[at - 1][2] == 2
        if wide and char not in _NEVER_FIRST and last not in _NEVER_LAST:
            return at, at
    return limit, limit
