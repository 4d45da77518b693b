"""Annotations as rows with all that is known round them now, ready for any format."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader import citation
from reader.analysis.confidence import is_sure
from reader.annotation.exchange.formats import pack, write
from reader.annotation.exchange.row import By, Page, Row
from reader.citation import Form
from reader.model import (
    Analysis,
    Anchor,
    AnchorState,
    Article,
    QuoteKind,
    Span,
    Utterance,
)
from reader.model.errors import ReaderError
from reader.model.structure import Structure
from reader.workspace.citations.citing import Citable, passage
from reader.workspace.marks import Mark, marks

if TYPE_CHECKING:
    from reader.annotation import ArticleRecord
    from reader.workspace.workspace import Workspace

_KINDS = frozenset(QuoteKind)


class Exporting:
    """Makes rows with the store, the analyses and the citation style of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def write(
        self, format: str, articles: Sequence[Article] | None = None, by: By | None = None
    ) -> Iterator[str]:
        """What a file of the format holds, piece by piece: the annotations of the articles, None
        for all in the library. `by` says under which headings, where the format has any.

        Raises ReaderError for a format that there is not.
        """
        if format == "jsonl" and by is None:
            return self.lines(None if articles is None else [article.id for article in articles])
        return write(format, self.pages(articles), self._workspace.tags(), by)

    def lines(self, articles: Sequence[str] | None = None) -> Iterator[str]:
        """JSON, a line for each of the articles with these ids (None: all) and their notes."""
        from reader.annotation.exchange import jsonl

        return (f"{line}\n" for line in jsonl.export(self._workspace.store, articles))

    def pack(self, format: str, pages: Iterable[Page]) -> Iterator[bytes]:
        """What a file of a packed format holds, piece by piece. Raises ReaderError for a format
        that there is not."""
        return pack(format, pages, self._workspace.tags())

    def pages(self, articles: Sequence[Article] | None = None) -> Iterator[Page]:
        """The articles, None for all in the library, each with the rows of its annotations."""
        for article in self._library() if articles is None else articles:
            yield Page(article, tuple(self._rows(article)))

    def _library(self) -> Iterator[Article]:
        articles = self._workspace.store.articles
        for row in articles.list():
            record = articles.get(row.id) if row.deleted is None else None
            if record is not None:
                yield self.article(record)

    def article(self, record: ArticleRecord) -> Article:
        """An article of the library: as it opens, else as it is kept."""
        workspace = self._workspace
        try:
            return replace(workspace.open(record.id), id=record.id, metadata=record.metadata)
        except ReaderError:
            return workspace.as_kept(record)

    def _rows(self, article: Article) -> Iterator[Row]:
        found = marks(self._workspace.store, article)
        if not found:
            return
        about = About.of(self._workspace, article)
        shared = tuple(
            dict.fromkeys(
                name for mark in found if mark.annotation.selector is None for name in mark.tags
            )
        )
        for mark in found:
            yield about.row(mark, shared)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of one article: looked up once for all rows made of it."""

    article: Article
    analysis: Analysis | None
    utterances: tuple[Utterance, ...]
    computed: Analysis | None
    structure: Structure
    citable: Citable
    style: str
    reference: str
    called: Callable[[str, str], str]

    @classmethod
    def of(cls, workspace: Workspace, article: Article) -> About:
        analysis = computed = None
        if article.text:
            analysis = workspace.known_analysis(article)
            computed = workspace.known_analysis(article, corrected=False)
        citable = workspace.citations.ready(article, analysis or Analysis(), None)
        style = workspace.settings.style
        return cls(
            article=article,
            analysis=analysis,
            utterances=analysis.utterances() if analysis else (),
            computed=computed,
            structure=Structure(article.version),
            citable=citable,
            style=style,
            reference=citable.cite(style, Form.REFERENCE).plain.strip(),
            called=workspace.people.caller(),
        )

    def row(self, mark: Mark, article_tags: tuple[str, ...]) -> Row:
        article, annotation = self.article, mark.annotation
        row = Row(
            annotation=annotation,
            metadata=article.metadata,
            anchor=_anchor(mark, article),
            text=article.text or None,
            tags=mark.tags,
            article_tags=article_tags,
            reference=self.reference,
            citation=self.reference,
            link=article.metadata.url or "",
        )
        span = mark.anchor.span if article.text else None
        row = self._said(row, span)
        if span is not None:
            row = self._placed(row, span)
        elif selector := annotation.selector:
            # Where the words were when they were marked.
            row = replace(row, section=selector.section or None, paragraph=selector.paragraph)
        if row.speaker is None:
            return row
        # Cited as the article calls them, listed as the library does.
        return replace(row, speaker=self.called(article.id, row.speaker))

    def _said(self, row: Row, span: Span | None) -> Row:
        """Who said it: as the corrected analysis has it now, else as was known when it was made."""
        if self.analysis is None or span is None:
            own = row.annotation
            return replace(row, speaker=own.speaker, role=own.role, kind=own.kind)
        said = next((u for u in self.utterances if any(p.overlaps(span) for p in u.pieces)), None)
        if said is None:
            return row
        speaker = None if said.speaker is None else self.analysis.speakers[said.speaker]
        name = speaker.name if speaker else None
        return replace(
            row,
            speaker=name,
            role=speaker.role if speaker else None,
            kind=said.kind.value,
            source=self._source(said, name),
            confidence=said.confidence,
            sure=is_sure(said),
        )

    def _source(self, said: Utterance, name: str | None) -> str:
        if not said.settled:
            return "found"
        computed = self.computed or Analysis()
        same = (q for q in computed.quotes if any(q.span.overlaps(p) for p in said.pieces))
        named = {computed.speakers[q.speaker].name for q in same if q.speaker is not None}
        return "confirmed" if name in named else "corrected"

    def _placed(self, row: Row, span: Span) -> Row:
        """`row` with its place in the article, and cited there."""
        words = replace(
            passage(self.article, self.analysis or Analysis(), self.structure, span),
            kind=QuoteKind(row.kind) if row.kind in _KINDS else None,
            speaker=row.speaker,
            role=row.role,
            sure=row.sure,
        )
        cited = replace(self.citable, passages=(words,)).cite(self.style)
        return replace(
            row,
            section=words.section,
            paragraph=words.paragraph,
            citation=cited.plain.strip(),
            link=citation.with_fragment(self.article.metadata.url or "", words.fragment),
        )


def _anchor(mark: Mark, article: Article) -> Anchor | None:
    """Without the text nothing is known of the place but where it was."""
    selector = mark.annotation.selector
    if selector is None:
        return None
    return mark.anchor if article.text else Anchor(AnchorState.EXACT, selector.span)
