"""Whole pages as text with marks, whose headings and items are known: the article in them."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import BlockKind
from reader.sources.plain.draft import Draft
from reader.sources.plain.lines import Lines
from reader.sources.plain.reader import settle

_FEWEST = 40
_BULLET = "• "
_TOLD = (
    BlockKind.TITLE, BlockKind.BYLINE, BlockKind.DATELINE, BlockKind.CAPTION, BlockKind.NOTE,
)  # fmt: skip


def settle_page(blocks: Sequence[tuple[BlockKind, str]], language: str) -> Draft | None:
    """Verdicts on the blocks of a text with marks, by index, if it is the dump of a whole page;
    None for any other text, all of which its author marked as the article."""
    if len(blocks) < _FEWEST:
        return None
    texts = [_BULLET + text if kind is BlockKind.LIST_ITEM else text for kind, text in blocks]
    numbers = list(range(1, len(texts) + 1))
    gaps = [
        index == 0 or kind is not BlockKind.LIST_ITEM or blocks[index - 1][0] is not kind
        for index, (kind, _) in enumerate(blocks)
    ]
    draft = Draft(Lines(texts, numbers, numbers, gaps, [0] * len(texts)))
    settle(draft, language)
    if draft.core is None:
        return None
    for index, (kind, _) in enumerate(blocks):
        if index not in draft.reasons and draft.kinds[index] not in _TOLD:
            draft.kinds[index] = kind
    return draft
