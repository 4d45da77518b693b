"""Whether coders tagged the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.annotation.agreement import Agreement, agreement
from reader.model import Article, Span
from reader.model.structure import Structure
from reader.workspace.marks import Mark, marks

if TYPE_CHECKING:
    from reader.workspace.workspace import Workspace

UNNAMED = "(no name)"


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far coders agree. `coders` and how many `articles` were looked at by two of them or
    more; `tags` by name, each with the agreement on whether a paragraph bears it."""

    coders: tuple[str, ...]
    articles: int
    paragraphs: int
    tags: tuple[tuple[str, Agreement], ...]
    lost: int = 0
    """How many marks stand on words that cannot be found any more, and count for nothing."""


def agreed(
    workspace: Workspace,
    articles: Sequence[Article] | None = None,
    coders: Sequence[str] = (),
) -> Agreed:
    """The agreement of `coders` (none: everybody) on `articles`, None for all in the library.

    Who has any mark on an article has looked at all of its paragraphs; a paragraph bears a tag
    of theirs when a mark of theirs with that tag touches it.
    """
    looked = [
        one for one in _looked(workspace, articles, coders) if len(one.coders) > 1 and one.count
    ]
    names = dict.fromkeys(name for one in looked for name in one.tags)
    return Agreed(
        coders=tuple(sorted({coder for one in looked for coder in one.coders})),
        articles=len(looked),
        paragraphs=sum(one.count for one in looked),
        tags=tuple((name, _agreement(name, looked)) for name in sorted(names, key=str.casefold)),
        lost=sum(one.lost for one in looked),
    )


@dataclass(frozen=True, slots=True)
class _Looked:
    """One article: who looked at it, its paragraphs, and which of them (by coder and tag) bear
    one."""

    coders: tuple[str, ...]
    count: int
    borne: dict[tuple[str, str], set[int]]
    lost: int

    @property
    def tags(self) -> list[str]:
        return [tag for _, tag in self.borne]


def _agreement(tag: str, looked: Sequence[_Looked]) -> Agreement:
    return agreement(
        [paragraph in one.borne.get((coder, tag), ()) for coder in one.coders]
        for one in looked
        for paragraph in range(1, one.count + 1)
    )


def _looked(
    workspace: Workspace, articles: Sequence[Article] | None, coders: Sequence[str]
) -> Iterator[_Looked]:
    for article in _library(workspace) if articles is None else articles:
        found = [
            mark for mark in marks(workspace.store, article) if not coders or _coder(mark) in coders
        ]
        yield _look(article, found)


def _library(workspace: Workspace) -> Iterator[Article]:
    """The articles on which more than one person made marks."""
    store = workspace.store
    for row in store.articles.list():
        if row.deleted is None and row.annotations > 1:
            creators = {annotation.creator for annotation in store.annotations.of(row.id)}
            record = store.articles.get(row.id) if len(creators) > 1 else None
            if record is not None:
                yield workspace.exporting.article(record)


def _look(article: Article, found: Sequence[Mark]) -> _Looked:
    structure = Structure(article.version)
    borne: dict[tuple[str, str], set[int]] = {}
    lost = 0
    for mark in found:
        span = mark.anchor.span
        if span is None:
            lost += mark.annotation.selector is not None
            continue
        for tag in mark.tags:
            borne.setdefault((_coder(mark), tag), set()).update(_touched(span, structure))
    coders = tuple(sorted({_coder(mark) for mark in found}))
    return _Looked(coders, structure.paragraph_count, borne, lost)


def _touched(span: Span, structure: Structure) -> Iterator[int]:
    """The numbers of the paragraphs that `span` touches."""
    first = structure.paragraph_number(span.start) or 1
    for number in range(first, structure.paragraph_count + 1):
        paragraph = structure.paragraph(number)
        if paragraph.start >= span.end:
            return
        if paragraph.overlaps(span):
            yield number


def _coder(mark: Mark) -> str:
    return mark.annotation.creator or UNNAMED
