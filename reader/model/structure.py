"""The places of an article that people speak of: sections and numbered paragraphs."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass

from reader.model.article import BlockKind, Version
from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the blocks up to the next one; `title` is empty for what stands before the
    first heading. `paragraphs` counts the paragraph blocks in it."""

    title: str
    span: Span
    level: int
    paragraphs: int


class Structure:
    """Sections and paragraphs of one version, found once and looked up by offset."""

    def __init__(self, version: Version) -> None:
        blocks = version.blocks
        paragraphs = blocks.indices(BlockKind.PARAGRAPH)
        self._starts = array("I", (blocks.starts[i] for i in paragraphs))
        self._ends = array("I", (blocks.ends[i] for i in paragraphs))
        self.sections = _sections(version, self._starts)
        self._section_starts = [section.span.start for section in self.sections]

    @property
    def paragraph_count(self) -> int:
        return len(self._starts)

    def paragraph(self, number: int) -> Span:
        """The span of ¶ `number`, from 1. Raises IndexError when there is none."""
        if not 1 <= number <= len(self._starts):
            raise IndexError(number)
        return Span(self._starts[number - 1], self._ends[number - 1])

    def paragraph_number(self, offset: int) -> int | None:
        """The ¶ number at `offset`, else of the paragraph before it in reading order."""
        return bisect_right(self._starts, offset) or None

    def section_index(self, offset: int) -> int:
        """Index of the section that holds `offset`."""
        return max(0, bisect_right(self._section_starts, offset) - 1)


def _sections(version: Version, paragraph_starts: array[int]) -> tuple[Section, ...]:
    blocks, end = version.blocks, len(version.text)
    headings = blocks.indices(BlockKind.HEADING)
    starts = [blocks.starts[i] for i in headings]
    if not starts or any(i < headings[0] for i in blocks.indices(BlockKind.PARAGRAPH)):
        bounds, titled = [0, *starts, end], [None, *headings]
    else:
        bounds, titled = [*starts, end], [*headings]
    sections = []
    for index, heading in enumerate(titled):
        span = Span(bounds[index], bounds[index + 1])
        count = bisect_right(paragraph_starts, span.end - 1) - bisect_right(
            paragraph_starts, span.start - 1
        )
        block = None if heading is None else blocks[heading]
        title = block.span.of(version.text) if block else ""
        sections.append(Section(title, span, block.level if block else 0, count))
    return tuple(sections)
