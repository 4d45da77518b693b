"""Annotations as they stand on the text that is shown, and the selectors of words in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reader.model import Anchor, AnchorState, Annotation, Article, Selector, Span
from reader.model.structure import Structure

if TYPE_CHECKING:
    from reader.annotation import Store

_WHOLE_ARTICLE = Anchor(AnchorState.EXACT, None)


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation with its place in one version, the names of its tags, and the colour of the
    first of them that has one.

    The anchor's span is None for a mark on the whole article, and for one that is lost.
    """

    annotation: Annotation
    anchor: Anchor
    tags: tuple[str, ...]
    color: str = ""


def marks(store: Store, article: Article) -> tuple[Mark, ...]:
    """All marks on `article`, anchored in its text, in text order."""
    annotations = store.annotations.of(article.id)
    if not annotations:
        return ()
    anchors = _anchored(article, [each.selector for each in annotations if each.selector])
    return tuple(
        Mark(
            annotation,
            anchors[annotation.selector] if annotation.selector else _WHOLE_ARTICLE,
            store.codebook.tag_names(annotation.tags),
            store.codebook.color_of(annotation.tags),
        )
        for annotation in annotations
    )


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


def _anchored(article: Article, selectors: Iterable[Selector]) -> Mapping[Selector, Anchor]:
    """Where each of the selectors stands in `article`."""
    from reader.annotation.anchor import Anchorer

    known = _known(article.version.sha256)
    anchorer = Anchorer(article.text, article.version.sha256)
    for selector in selectors:
        if selector not in known:
            known[selector] = anchorer.anchor(selector)
    return known


@lru_cache(maxsize=4)
def _known(text_sha256: str) -> dict[Selector, Anchor]:
    """Where selectors stand in the text with that hash, as far as it was looked for: that never
    changes, and to look for words that have changed in a long text takes a while."""
    return {}
