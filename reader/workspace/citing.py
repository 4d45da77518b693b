"""Citing what is under the eye: an utterance, the article's own words, or the article."""

from __future__ import annotations

from reader import citation
from reader.citation import Citation, Passage, Work
from reader.model import Analysis, Article, QuoteKind, Span, Utterance
from reader.model.structure import Structure

SURE = 0.5
"""From this confidence on a speaker is shown without a question mark."""

_NAMES = frozenset({"PERSON", "ORG", "LOC", "MISC", "GPE", "NORP", "FAC", "EVENT", "PRODUCT"})


def is_sure(utterance: Utterance) -> bool:
    """Whether the speaker of `utterance` may be shown without a question mark."""
    return utterance.speaker is not None and utterance.confidence >= SURE


def work(article: Article, analysis: Analysis) -> Work:
    """`article` as something to cite, with the names whose capitals a title must keep."""
    names = {entity.span.of(article.text) for entity in analysis.entities if entity.label in _NAMES}
    kept = citation.proper_nouns(article.metadata.title, article.text, sorted(names))
    return Work(article.metadata, kept)


def said(
    article: Article, structure: Structure, analysis: Analysis, utterance: Utterance
) -> Passage:
    """`utterance` as a passage by its speaker."""
    speaker = None if utterance.speaker is None else analysis.speakers[utterance.speaker]
    return _passage(
        structure,
        utterance.span,
        pieces=tuple(_words(piece, article.text) for piece in utterance.pieces),
        kind=utterance.kind,
        speaker=speaker.name if speaker else None,
        role=speaker.role if speaker else None,
        sure=is_sure(utterance),
    )


def own_words(article: Article, structure: Structure, span: Span) -> Passage:
    """The words of `span` as the article's own."""
    words = " ".join(span.of(article.text).split())
    return _passage(structure, span, pieces=(words,), kind=None, speaker=None, role=None, sure=True)


def _passage(
    structure: Structure,
    span: Span,
    *,
    pieces: tuple[str, ...],
    kind: QuoteKind | None,
    speaker: str | None,
    role: str | None,
    sure: bool,
) -> Passage:
    section = structure.sections[structure.section_index(span.start)]
    return Passage(
        pieces=pieces,
        kind=kind,
        speaker=speaker,
        role=role,
        sure=sure,
        paragraph=structure.paragraph_number(span.start),
        section=section.title or None,
    )


def _words(piece: Span, text: str) -> str:
    return " ".join(piece.of(text).split())


def cite(
    article: Article,
    analysis: Analysis,
    what: Utterance | Span | None,
    *,
    style: str,
    form: str | None,
) -> Citation:
    """A citation of an utterance, of the article's own words in a span, or of the article."""
    structure = Structure(article.version)
    if what is None:
        passages: tuple[Passage, ...] = ()
    elif isinstance(what, Utterance):
        passages = (said(article, structure, analysis, what),)
    else:
        passages = (own_words(article, structure, what),)
    return citation.cite(style, work(article, analysis), passages, form=form)
