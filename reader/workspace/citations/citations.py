"""Citations of what is open and of the whole library, as the user chose to have them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from reader.citation import STYLES, Citation, Form, Work, bibliography
from reader.model import (
    Analysis,
    Article,
    Metadata,
    Span,
    Utterance,
)
from reader.model.errors import ReaderError
from reader.workspace.analysing import earlier
from reader.workspace.citations.choice import CiteChoice, choice, remember
from reader.workspace.citations.citing import Citable, Markup, What, citable, to_copy, work_of
from reader.workspace.copies import Terminal

if TYPE_CHECKING:
    from reader.clipboard import Copied
    from reader.workspace.workspace import Workspace


class Citations:
    """Makes citations with the settings, the store and the calendar of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def ready(
        self,
        article: Article,
        analysis: Analysis,
        what: What | Sequence[What] | None,
        *,
        accessed: date | None = None,
        snapshot: bool = False,
    ) -> Citable:
        """Utterances, the article's own words in spans, or the article (None), ready to be cited
        in any style and form.

        The page was seen on the day `accessed`; when None, on the day it was fetched, else today.
        `snapshot` adds the hash of the text that was read.
        """
        parts = [] if what is None else [what] if isinstance(what, Utterance | Span) else what
        seen = accessed or self._seen(article.metadata)
        return citable(article, analysis, parts, accessed=seen, snapshot=snapshot)

    def bibliography(
        self,
        style: str | None = None,
        *,
        accessed: date | None = None,
        articles: Collection[str] | None = None,
    ) -> Citation:
        """A list of all articles in the library, or of those with these ids, ordered as the style
        does it.

        Raises ReaderError for a style that there is not, and when there are no articles.
        """
        workspace = self._workspace
        rows = [
            row
            for row in workspace.store.articles.list()
            if not row.deleted and (articles is None or row.id in articles)
        ]
        works = [work for row in rows if (work := self._work(row.id)) is not None]
        if not works:
            raise ReaderError(
                "There are no articles in the library yet: an article with a note on it is one."
            )
        chosen = style or workspace.settings.style
        return bibliography(chosen, works, accessed=accessed or workspace.today())

    def _work(self, key: str) -> Work | None:
        """An article of the library as a citation sees it, by the text that the library keeps."""
        record = self._workspace.store.articles.get(key)
        if record is None:
            return None
        article = self._workspace.as_kept(record)
        found = self._workspace.known_analysis(article)
        if found is None and self._workspace.store.analyses is not None:
            found = earlier(article.version.sha256, [self._workspace.store.analyses])
        return work_of(article, found or Analysis())

    def _seen(self, metadata: Metadata) -> date:
        with suppress(ValueError):
            return date.fromisoformat((metadata.retrieved or "")[:10])
        return self._workspace.today()

    def copy(
        self, citation: Citation, markup: Markup = "plain", *, terminal: Terminal | None = None
    ) -> Copied:
        """Copy a citation in a markup; plain prose takes its italics along where that can be."""
        return self._workspace.copy(*to_copy(citation, markup), terminal=terminal)

    def choice(self, *, of_passage: bool) -> CiteChoice:
        """How articles of this store, or passages of them, were cited last; at first as the
        settings say."""
        workspace = self._workspace
        style = workspace.settings.style
        chosen = choice(workspace.state, self._store, of_passage=of_passage, style=style)
        if chosen.form:
            return chosen
        known = STYLES.get(chosen.style)
        in_text = known.on_passage if known else Form.IN_TEXT
        return chosen._replace(form=(in_text if of_passage else Form.REFERENCE).value)

    def remember(self, chosen: CiteChoice, *, of_passage: bool) -> None:
        """Cite like this from now on in this store."""
        remember(self._workspace.state, self._store, chosen, of_passage=of_passage)

    @property
    def _store(self) -> str:
        return str(self._workspace.store.folder or "")
