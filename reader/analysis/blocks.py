"""Where a text breaks into blocks, when nothing but the text is given."""

from __future__ import annotations

import re

from reader.model import Block, BlockKind, Blocks, Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def paragraphs(text: str) -> Blocks:
    """Every run of `text` between blank lines as a paragraph; offsets are into `text` as it is.

    A text without any blank line is taken line by line: there a line end is the only break.
    """
    breaks = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else re.compile(r"\n")
    return Blocks(Block(BlockKind.PARAGRAPH, span) for span in _between(breaks, text))


def _between(breaks: re.Pattern[str], text: str) -> list[Span]:
    spans, start = [], 0
    for found in breaks.finditer(text):
        spans.append((start, found.start()))
        start = found.end()
    spans.append((start, len(text)))
    return [trimmed for a, b in spans if (trimmed := trim(text, a, b)).size]


def trim(text: str, start: int, end: int) -> Span:
    """``[start, end)`` without the white space at its edges."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
