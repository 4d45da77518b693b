"""What is settled so far about each line while the rules run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reader.model import BlockKind
from reader.sources.plain.lines import Lines
from reader.sources.plain.quoted import without_marks

_REACH = 40
_SAMPLE = 1000
_PAGE = 3000
_EDGE = 150
_SHORT = 150
_PROSE_ENDS = frozenset(".!?”\"’'…。！？")


class Draft:
    """Verdicts on lines: a kind, or a reason to set the line aside, or none yet.

    A rule settles lines that are still open, and may overrule what came before it. `prose` holds
    the indices of the lines that are surely running text, in order; `looked_at` those that the
    costly rules see; `core` the stretch that holds the article, in the dump of a whole page;
    `settled` the lines that were settled since `prose` was last looked through.
    """

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.texts = lines.texts
        self.sizes = list(map(len, lines.texts))
        self.kinds: list[BlockKind | None] = [None] * len(lines)
        self.reasons: dict[int, str] = {}
        self.levels: dict[int, int] = {}
        self.prose: list[int] = []
        self.title: int | None = None
        self.core: range | None = None
        self.settled: set[int] = set()
        self.looked_at = _worth_a_look(lines.texts, self.sizes)

    def __len__(self) -> int:
        return len(self.kinds)

    def is_open(self, index: int) -> bool:
        return self.kinds[index] is None and index not in self.reasons

    def keep(self, index: int, kind: BlockKind, level: int = 0) -> None:
        """Settle the line as a block of `kind`."""
        self.settled.add(index)
        self.kinds[index] = kind
        self.reasons.pop(index, None)
        if level:
            self.levels[index] = level

    def quote(self, index: int) -> None:
        """Settle the line as a quotation, without the marks that say so."""
        self.texts[index] = without_marks(self.texts[index])
        self.sizes[index] = len(self.texts[index])
        self.keep(index, BlockKind.BLOCKQUOTE)

    def remove(self, index: int, reason: str) -> None:
        """Settle the line as one to set aside."""
        self.settled.add(index)
        self.kinds[index] = None
        self.reasons[index] = reason

    def reopen(self, index: int) -> None:
        self.kinds[index] = None
        self.reasons.pop(index, None)

    def may_be_prose(self, index: int) -> bool:
        """Whether the line is open, or settled as a paragraph."""
        return index not in self.reasons and self.kinds[index] in (None, BlockKind.PARAGRAPH)

    def size_of(self, indices: Iterable[int]) -> int:
        """How many characters the lines have together."""
        return sum(map(self.sizes.__getitem__, indices))

    def open_looked_at(self, start: int = 0) -> Iterator[int]:
        """The open lines among `looked_at`, from `start` on."""
        kinds, reasons = self.kinds, self.reasons
        for index in self.looked_at:
            if index >= start and kinds[index] is None and index not in reasons:
                yield index

    def open_lines(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        kinds, reasons = self.kinds, self.reasons
        for index in range(start, len(kinds) if end is None else end):
            if kinds[index] is None and index not in reasons:
                yield index

    def alone(self, index: int) -> bool:
        """Whether blank lines (or nothing) stand on both sides of the line."""
        gaps = self.lines.gaps
        return gaps[index] and (index + 1 == len(gaps) or gaps[index + 1])

    def group(self, index: int) -> range:
        """The lines around `index` with no blank line between them, as far as _REACH lines."""
        gaps = self.lines.gaps
        start, end = index, index + 1
        first, last = max(0, index - _REACH), min(len(gaps), index + _REACH)
        while start > first and not gaps[start]:
            start -= 1
        while end < last and not gaps[end]:
            end += 1
        return range(start, end)

    def next_kept(self, index: int) -> int | None:
        """The next line after `index` that is not set aside."""
        reasons = self.reasons
        for after in range(index + 1, len(self.kinds)):
            if after not in reasons:
                return after
        return None

    @property
    def spaced(self) -> bool:
        """Whether paragraphs are parted by blank lines, so that what stands close together (a
        picture's description and its caption, a list of links) is told by its closeness."""
        sample = self.prose[:_SAMPLE]
        return len(sample) >= 2 and sum(map(self.alone, sample)) * 10 >= len(sample) * 7


def _worth_a_look(texts: list[str], sizes: list[int]) -> list[int]:
    """Indices of the lines that may be anything but running text.

    In a text as long as a book, that a line is long and ends as a sentence does settles it, but
    near the beginning and the end; furniture is short, or stands there.
    """
    count = len(texts)
    if count <= _PAGE:
        return list(range(count))
    return [
        index
        for index, size in enumerate(sizes)
        if size <= _SHORT
        or texts[index][-1] not in _PROSE_ENDS
        or index < _EDGE
        or index >= count - _EDGE
    ]
