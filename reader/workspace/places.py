"""Selectors of words in an article as it is open."""

from __future__ import annotations

from dataclasses import replace

from reader.model import Article, Selector, Span
from reader.model.structure import Structure


def selector(article: Article, span: Span) -> Selector:
    """How `span` of `article` is found again, with the section and the paragraph that it is in."""
    from reader.annotation.anchor import select

    structure = Structure(article.version)
    section = structure.sections[structure.section_index(span.start)]
    return replace(
        select(article.text, span, article.version.sha256),
        section=section.title,
        paragraph=structure.paragraph_number(span.start),
    )
