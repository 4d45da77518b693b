"""Citing what is under the eye: utterances, the article's own words, or the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from reader import citation
from reader.analysis.confidence import is_sure
from reader.analysis.labels import NAMES, group_of
from reader.citation import Citation, Kind, Passage, Work
from reader.model import (
    Analysis,
    Article,
    BlockKind,
    Blocks,
    QuoteKind,
    Span,
    Speaker,
    Utterance,
)
from reader.model.structure import Structure

_PROSE = (BlockKind.PARAGRAPH, BlockKind.BLOCKQUOTE, BlockKind.LIST_ITEM, BlockKind.CAPTION)

Markup = Literal["plain", "markdown", "html"]
What = Utterance | Span
"""What can be cited of an article: what somebody said, or words of the article's own."""


@dataclass(frozen=True, slots=True)
class Citable:
    """An article and passages of it, made ready once to be cited in any style.

    `accessed` is the day the article was seen; `snapshot` adds its text's hash.
    """

    work: Work
    passages: tuple[Passage, ...] = ()
    accessed: date | None = None
    snapshot: bool = False

    def cite(self, style: str, form: str | None = None) -> Citation:
        """The citation in a style and form (None: the style's usual one).

        Raises ReaderError for a style or a form that there is not.
        """
        return citation.cite(
            style,
            self.work,
            self.passages,
            form=form,
            accessed=self.accessed,
            snapshot=self.snapshot,
        )


def citable(
    article: Article,
    analysis: Analysis,
    what: Sequence[What],
    *,
    accessed: date,
    snapshot: bool = False,
) -> Citable:
    """`what` of `article`, in reading order, ready to be cited; nothing means the whole article."""
    ordered = sorted(what, key=_start)
    structure = Structure(article.version)
    passages = tuple(passage(article, analysis, structure, each) for each in ordered)
    return Citable(work_of(article, analysis), passages, accessed, snapshot)


def to_copy(made: Citation, markup: Markup) -> tuple[str, str | None]:
    """The text to put on the clipboard, and the HTML that may go beside it.

    Only prose in plain text has HTML beside it: who asks for Markdown, HTML or a format for
    programs wants these very characters.
    """
    if markup != "plain":
        return (made.markdown if markup == "markdown" else made.html), None
    style = citation.STYLES.get(made.style)
    is_prose = style is None or (style.kind is Kind.PROSE and not style.is_markdown)
    return made.plain, made.html if is_prose else None


def work_of(article: Article, analysis: Analysis) -> Work:
    """`article` with the words of its title that keep their capitals.

    Only what the prose shows counts: in titles and headings every word may have a capital.
    """
    blocks = article.blocks
    prose = [blocks.span(index) for index in blocks.indices(*_PROSE)]
    names = {
        entity.span.of(article.text)
        for entity in analysis.entities
        if group_of(entity.label) in NAMES and _kind_at(blocks, entity.span.start) in _PROSE
    }
    nouns = citation.proper_nouns(
        article.metadata.title,
        "\n".join(span.of(article.text) for span in prose),
        sorted(names, key=len, reverse=True),
    )
    metadata = article.metadata
    return Work(metadata, nouns, newspaper=metadata.newspaper, text_sha256=article.version.sha256)


def _kind_at(blocks: Blocks, offset: int) -> BlockKind | None:
    index = blocks.at(offset)
    return None if index is None else blocks.kind(index)


def _start(what: What) -> int:
    return what.span.start if isinstance(what, Utterance) else what.start


def passage(article: Article, analysis: Analysis, structure: Structure, what: What) -> Passage:
    """An utterance of `article`, or the article's own words in a span, as a citation sees it."""
    pieces: tuple[Span, ...]
    kind: QuoteKind | None = None
    speaker: Speaker | None = None
    sure = True
    if isinstance(what, Utterance):
        pieces, kind, sure = what.pieces, what.kind, is_sure(what)
        speaker = None if what.speaker is None else analysis.speakers[what.speaker]
    else:
        pieces = (what,)
    start = pieces[0].start
    return Passage(
        pieces=tuple(_words(piece.of(article.text)) for piece in pieces),
        kind=kind,
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        sure=sure,
        paragraph=structure.paragraph_number(start),
        section=structure.sections[structure.section_index(start)].title or None,
        fragment=citation.fragment(article.text, Span(start, pieces[-1].end)),
        introduced=_introduced(article.text, speaker.role) if speaker and speaker.role else None,
    )


def _introduced(text: str, role: str) -> str | None:
    """`role` with the "a", "an" or "the" before it in `text`; None where it stands bare."""
    words = r"\s+".join(re.escape(word) for word in role.split())
    found = re.search(rf"\b(an?|the)\s+{words}(?!\w)", text)
    return f"{found[1]} {role}" if found else None


def _words(text: str) -> str:
    """`text` with each run of white space as one space; a blank line parts paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
