"""Annotations as they stand on the text that is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Anchor, AnchorState, Annotation, Article

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
    from reader.annotation.anchor import Anchorer

    anchorer = Anchorer(article.text, article.version.sha256)
    return tuple(
        Mark(
            annotation,
            anchorer.anchor(annotation.selector) if annotation.selector else _WHOLE_ARTICLE,
            store.codebook.tag_names(annotation.tags),
            store.codebook.color_of(annotation.tags),
        )
        for annotation in annotations
    )
