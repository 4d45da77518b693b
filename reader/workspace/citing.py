"""Citing what is under the eye: an utterance, the article's own words, or the article."""

from __future__ import annotations

from reader import citation
from reader.analysis.labels import Group, group_of
from reader.citation import Citation, Passage, Work
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
from reader.workspace.certainty import is_sure

_PROSE = (BlockKind.PARAGRAPH, BlockKind.BLOCKQUOTE, BlockKind.LIST_ITEM, BlockKind.CAPTION)
_NAMES = frozenset({Group.PEOPLE, Group.ORGANISATIONS, Group.PLACES, Group.OTHER})


def cite(
    article: Article,
    analysis: Analysis,
    what: Utterance | Span | None,
    *,
    style: str,
    form: str | None,
) -> Citation:
    """A citation of an utterance, of the article's own words in a span, or of the article.

    Raises ReaderError for a style or a form that there is not.
    """
    passages = () if what is None else (_passage(article, analysis, what),)
    return citation.cite(style, _work(article, analysis), passages, form=form)


def _work(article: Article, analysis: Analysis) -> Work:
    """`article` with the words of its title that keep their capitals.

    Only what the prose shows counts: in titles and headings every word may have a capital.
    """
    blocks = article.blocks
    prose = [blocks.span(index) for index in blocks.indices(*_PROSE)]
    names = {
        entity.span.of(article.text)
        for entity in analysis.entities
        if group_of(entity.label) in _NAMES and _kind_at(blocks, entity.span.start) in _PROSE
    }
    nouns = citation.proper_nouns(
        article.metadata.title,
        "\n".join(span.of(article.text) for span in prose),
        sorted(names, key=len, reverse=True),
    )
    return Work(article.metadata, nouns, text_sha256=article.version.sha256)


def _kind_at(blocks: Blocks, offset: int) -> BlockKind | None:
    index = blocks.at(offset)
    return None if index is None else blocks.kind(index)


def _passage(article: Article, analysis: Analysis, what: Utterance | Span) -> Passage:
    structure = Structure(article.version)
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
    )


def _words(text: str) -> str:
    """`text` with each run of white space as one space; a blank line parts paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))
