"""What was found in all articles, taken along: cited, tagged, and written as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader import citation
from reader.annotation.exchange.formats import write
from reader.annotation.exchange.row import By, Page, Row
from reader.bank import Hit
from reader.citation import Citation, Form
from reader.model import (
    Analysis,
    Anchor,
    AnchorState,
    Annotation,
    Article,
    Selector,
    Span,
)
from reader.model.errors import ReaderError
from reader.workspace.citations.citing import What, citable
from reader.workspace.exporting import About
from reader.workspace.marks import Mark, marks

if TYPE_CHECKING:
    from reader.workspace.workspace import Workspace

FORMATS = ("markdown", "csv", "html", "w3c", "hypothesis")
"""The formats in which hits can be written."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit in its article as it opens now."""

    hit: Hit
    article: Article
    analysis: Analysis
    span: Span | None

    @property
    def what(self) -> What | None:
        """The utterance that was found, else the words, else the article."""
        if self.span is None:
            return None
        if self.hit.what == "text":
            return self.span
        utterances = self.analysis.utterances()
        touching = (u for u in utterances if any(p.overlaps(self.span) for p in u.pieces))
        return next(touching, self.span)


class Gathering:
    """Acts on several hits at once, of one article or of many. All methods block."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def cite(self, hits: Sequence[Hit], style: str, form: str | None = None) -> Citation:
        """A citation of each hit, one under the other; as references each article once, in the
        order of the style; in both forms the references last.

        `form` None is the style's usual one. Raises ReaderError for a style that there is not, and
        when there are no hits.
        """
        found = self._look_up(hits)
        if not found:
            raise ReaderError("There is nothing to cite.")
        if len(found) == 1:
            return self._cite(found[0], style, form)
        each = Form.IN_TEXT if form == Form.BOTH else form
        made = [self._cite(one, style, each) for one in found]
        if made[0].form is Form.REFERENCE:
            return self._references(found, style)
        if form == Form.BOTH:
            made.append(self._references(found, style))
        return _together(made)

    def tag(self, hits: Sequence[Hit], names: Sequence[str], *, without: Sequence[str] = ()) -> int:
        """Give hits more tags: on the user's own annotations, on a new one where there is none;
        those named `without` go from them. One undo; returns how many hits that was done for.

        Raises StoreError when nothing was saved."""
        workspace = self._workspace
        found = self._look_up(hits)
        for article in {one.article.id: one.article for one in found}.values():
            workspace.keep(article)
        with workspace.store.action("tag"):
            return sum(self._tag(one, names, without) for one in found)

    def write(self, format: str, hits: Sequence[Hit], by: By | None = None) -> Iterator[str]:
        """The hits as a file of the format, in pieces. One that has no annotation is written as a
        highlight would be; nothing is saved. Raises ReaderError for a format that there is not."""
        if format not in FORMATS:
            raise ReaderError(f"There is no format “{format}”. Formats: {', '.join(FORMATS)}.")
        return write(format, self.pages(hits), self._workspace.tags(), by)

    def _look_up(self, hits: Sequence[Hit]) -> list[_Found]:
        """The hits in their articles, each opened once; those that are gone are left out."""
        articles: dict[str, tuple[Article, Analysis]] = {}
        found = []
        for hit in hits:
            if hit.article not in articles:
                record = self._workspace.store.articles.get(hit.article)
                if record is None:
                    continue
                article = self._workspace.exporting.article(record)
                analysis = self._workspace.known_analysis(article) if article.text else None
                articles[hit.article] = article, analysis or Analysis()
            article, analysis = articles[hit.article]
            found.append(_Found(hit, article, analysis, _span_of(hit, article)))
        return found

    def _cite(self, one: _Found, style: str, form: str | None) -> Citation:
        ready = self._workspace.citations.ready(one.article, one.analysis, one.what)
        return ready.cite(style, form)

    def _references(self, found: Sequence[_Found], style: str) -> Citation:
        """Each article once."""
        today = self._workspace.today()
        once = {one.article.id: one for one in found}
        works = [
            citable(one.article, one.analysis, (), accessed=today).work for one in once.values()
        ]
        return citation.bibliography(style, works, accessed=today)

    def _tag(self, one: _Found, names: Sequence[str], without: Sequence[str]) -> bool:
        workspace, hit = self._workspace, one.hit
        known = {each.id: each for each in workspace.store.annotations.of(hit.article)}
        user = workspace.store.user
        mine = [known[id] for id in hit.annotations if id in known and known[id].creator == user]
        now = [workspace.store.codebook.tag_names(each.tags) for each in mine]
        missing = [name for name in names if not any(name in tags for tags in now)]
        for index, (each, tags) in enumerate(zip(mine, now, strict=True)):
            kept = [name for name in tags if name not in without]
            wanted = (*kept, *missing) if index == 0 else tuple(kept)
            if wanted != tags:
                workspace.change(each, tags=wanted)
        if not mine and one.span is not None and names:
            workspace.annotate(one.article, one.span, tags=names, analysis=one.analysis)
        return bool(mine) or one.span is not None

    def pages(self, hits: Sequence[Hit]) -> Iterator[Page]:
        """The articles of the hits, each with a row for each annotation or hit."""
        by_article: dict[str, list[_Found]] = {}
        for one in self._look_up(hits):
            by_article.setdefault(one.article.id, []).append(one)
        for found in by_article.values():
            article = found[0].article
            about = About.of(self._workspace, article)
            known = {mark.annotation.id: mark for mark in marks(self._workspace.store, article)}
            shared = tuple(
                name
                for mark in known.values()
                if mark.annotation.selector is None
                for name in mark.tags
            )
            yield Page(article, tuple(self._rows(found, about, known, shared)))

    def _rows(
        self, found: Sequence[_Found], about: About, known: dict[str, Mark], shared: tuple[str, ...]
    ) -> Iterator[Row]:
        """Each annotation on the hits once, in text order; a hit without one stands for itself."""
        seen: set[str] = set()
        for one in sorted(found, key=lambda one: one.span or Span(0, 0)):
            own = [known[id] for id in one.hit.annotations if id in known]
            for mark in own or _as_marks(one):
                if mark.annotation.id not in seen:
                    seen.add(mark.annotation.id)
                    yield about.row(mark, shared)


def _as_marks(one: _Found) -> list[Mark]:
    """The hit as if it were highlighted."""
    if one.span is None:
        return []
    selector = Selector(one.article.version.sha256, one.span, one.span.of(one.article.text))
    id = f"{one.article.id}-{one.span.start}-{one.span.end}"
    annotation = Annotation(id=id, article=one.article.id, selector=selector)
    return [Mark(annotation, Anchor(AnchorState.EXACT, one.span), ())]


def _span_of(hit: Hit, article: Article) -> Span | None:
    """Where the hit stands in the article as it is now."""
    if hit.span is None or not article.text:
        return None
    if hit.text_sha256 == article.version.sha256:
        return hit.span
    start = article.text.find(hit.words)
    return Span(start, start + len(hit.words)) if start >= 0 and hit.words else None


def _together(made: Sequence[Citation]) -> Citation:
    """Several citations as one, a paragraph to each; what is to be known of them is said once."""

    def all_of(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for one in made for word in getattr(one, name)))

    return replace(
        made[0],
        plain="\n\n".join(one.plain.strip() for one in made) + "\n",
        markdown="\n\n".join(one.markdown.strip() for one in made) + "\n",
        html="\n".join(one.html.strip() for one in made),
        italics=all_of("italics"),
        missing=all_of("missing"),
        guessed=all_of("guessed"),
        warnings=all_of("warnings"),
    )
