"""The rules in their order: from sanitised plain text to blocks and lines set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import BlockKind, Blocks, Metadata, RemovedLine
from reader.sources.plain.assemble import assemble
from reader.sources.plain.captions import mark_captions
from reader.sources.plain.draft import Draft
from reader.sources.plain.furniture import remove_furniture
from reader.sources.plain.lines import split
from reader.sources.plain.shapes import ends_sentence, is_prose, key, word_count


@dataclass(frozen=True, slots=True)
class PlainArticle:
    """A plain text, read. `unrestored` is the text without any restored line."""

    text: str
    blocks: Blocks
    removed: tuple[RemovedLine, ...]
    unrestored: str
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str | None = None
    notices: tuple[str, ...] = ()

    def metadata(self, language: str) -> Metadata:
        guessed = [
            name
            for name, value in (("authors", self.authors), ("published", self.published))
            if value
        ]
        return Metadata(
            title=self.title,
            authors=self.authors,
            published=self.published,
            language=language,
            guessed=tuple(guessed),
        )


def read_plain(text: str, restored: Sequence[int] = ()) -> PlainArticle:
    """Read sanitised `text`; keep the input lines numbered in `restored` whatever the rules say."""
    draft = Draft(split(text))
    remove_furniture(draft)
    mark_captions(draft)
    draft.prose = [i for i in draft.open_lines() if is_prose(draft.lines.texts[i])]
    for i in draft.prose:
        draft.keep(i, BlockKind.PARAGRAPH)
    title = _title(draft)
    _notes(draft)
    _rest(draft)
    raw_lines = text.split("\n")
    plain = assemble(draft, raw_lines)
    kept = assemble(draft, raw_lines, frozenset(restored)) if restored else plain
    return PlainArticle(kept.text, kept.blocks, kept.removed, plain.text, title)


_NOTE = re.compile(
    r"This (?:story|article|report) (?:was (?:originated|first)|first appeared|originally)"
)


def _notes(draft: Draft) -> None:
    texts = draft.lines.texts
    for i in range(max(0, len(texts) - 12), len(texts)):
        if _NOTE.match(texts[i]):
            draft.keep(i, BlockKind.NOTE)


def _title(draft: Draft) -> str:
    texts = draft.lines.texts
    for i in draft.open_lines(0, draft.prose[0] if draft.prose else None):
        if 3 <= word_count(texts[i]) <= 24:
            draft.keep(i, BlockKind.TITLE)
            for j in range(i + 1, min(len(texts), i + 12)):
                if key(texts[j]) == key(texts[i]):
                    draft.remove(j, "the title again")
            return texts[i]
    return ""


def _rest(draft: Draft) -> None:
    texts = draft.lines.texts
    for i in list(draft.open_lines()):
        follows = i + 1 < len(texts) and draft.kinds[i + 1] is BlockKind.PARAGRAPH
        if follows and word_count(texts[i]) <= 16 and not ends_sentence(texts[i]):
            draft.keep(i, BlockKind.HEADING, 1)
        else:
            draft.keep(i, BlockKind.PARAGRAPH)
