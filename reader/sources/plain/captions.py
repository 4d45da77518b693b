"""Captions: lines that describe a picture, told by their credit, their lead or their double."""

from __future__ import annotations

import re

from reader.model import BlockKind
from reader.sources.plain.draft import Draft
from reader.sources.plain.shapes import key, word_count

_LONGEST = 900

_LEAD = re.compile(r"(?:FILE(?: PHOTO)?|ARCHIVE PHOTO)\s*[-–—:]|(?:In this|This) .{0,80}\bphoto\b")
_AGENCIES = (
    r"AP|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|Bloomberg|Shutterstock|Courtesy|Photo|File"
)
_CREDIT = re.compile(rf"[(\[][^()\[\]]{{0,120}}\b(?:{_AGENCIES})\b[^()\[\]]{{0,80}}[)\]]\.?$")


def mark_captions(draft: Draft) -> None:
    """Settle captions, and set aside the second of two copies that stand together.

    Scrapers give a picture's description and its caption, which are often the same words.
    """
    texts = draft.lines.texts
    for index, line in enumerate(texts):
        if len(line) > _LONGEST or index in draft.reasons:
            continue
        if draft.is_open(index) and _is_caption(line):
            draft.keep(index, BlockKind.CAPTION)
        if index and word_count(line) >= 4 and _same(texts[index - 1], line):
            _merge(draft, index)


def _is_caption(line: str) -> bool:
    return _LEAD.match(line) is not None or (
        line.endswith((")", "]", ").")) and _CREDIT.search(line) is not None
    )


def _same(first: str, second: str) -> bool:
    return first == second or (
        abs(len(first) - len(second)) < 8 and first[:8] == second[:8] and key(first) == key(second)
    )


def _merge(draft: Draft, index: int) -> None:
    """Keep the first of two equal lines; a pair that is no title is a caption."""
    if index - 1 in draft.reasons:
        return
    draft.keep(index - 1, BlockKind.CAPTION)
    draft.remove(index, "second copy of the caption")
