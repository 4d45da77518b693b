"""The one row that every format writes: an annotation with all that is known round it now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from reader.model import Anchor, Annotation, Article, Metadata, Selector
from reader.text.fold import fold_case

By = Literal["article", "speaker", "tag"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An annotation, its article's details, and what is known of its words as of now.

    `anchor` is its place in `text`, None when the text cannot be had; the names are of tags.
    `source` says how the speaker was settled: "found", "confirmed" or "corrected", None when no
    analysis vouches for it. `citation` names the words, `reference` the article; `link` leads to
    the words, or to the article.
    """

    annotation: Annotation
    metadata: Metadata
    anchor: Anchor | None = None
    text: str | None = None
    tags: tuple[str, ...] = ()
    article_tags: tuple[str, ...] = ()
    speaker: str | None = None
    role: str | None = None
    kind: str | None = None
    source: str | None = None
    confidence: float | None = None
    sure: bool = False
    section: str | None = None
    paragraph: int | None = None
    citation: str = ""
    reference: str = ""
    link: str = ""

    @property
    def selector(self) -> Selector | None:
        return self.annotation.selector

    @property
    def words(self) -> str:
        """The words as they stand in the article now, else as they were marked."""
        if self.anchor and self.anchor.span and self.text is not None:
            return self.anchor.span.of(self.text)
        return self.selector.exact if self.selector else ""

    @property
    def title(self) -> str:
        return self.metadata.title or self.metadata.url or f"Article {self.annotation.article}"


@dataclass(frozen=True, slots=True)
class Page:
    """An article and the rows of its annotations, in text order."""

    article: Article
    rows: tuple[Row, ...]


def grouped(rows: Iterable[Row], by: By) -> list[tuple[str | None, list[Row]]]:
    """The rows under the heading that they share, in the order in which each heading comes up.

    By tag, a row stands under each of its tags. Headings of speakers and tags are sorted; the
    heading None is for those with none, and last.
    """
    groups: dict[str | None, tuple[str | None, list[Row]]] = {}
    for row in rows:
        for key, heading in _headings(row, by):
            groups.setdefault(key, (heading, []))[1].append(row)
    if by == "article":
        return list(groups.values())
    return [groups[key] for key in sorted(groups, key=lambda key: (key is None, key or ""))]


def _headings(row: Row, by: By) -> list[tuple[str | None, str | None]]:
    if by == "article":
        return [(row.annotation.article, row.title)]
    names = row.tags if by == "tag" else [row.speaker] if row.speaker else []
    return [(fold_case(name), name) for name in names] or [(None, None)]


def article_iri(row: Row) -> str:
    """The article's address, else a name made from its id."""
    return row.metadata.url or URN + row.annotation.article


URN = "urn:x-reader:"
