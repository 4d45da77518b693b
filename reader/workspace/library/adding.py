"""Putting a whole corpus into the library: files, folders, addresses, tables of articles.

One article after the other is read, cleaned, kept and analysed. What is in the library already is
not done again, so that a run that was stopped goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.model import Article
from reader.model.errors import ReaderError
from reader.sources import Input
from reader.workspace.library.corpus import Columns, Item, items

if TYPE_CHECKING:
    from reader.annotation import ArticleRecord
    from reader.workspace.workspace import Workspace

IN_LIBRARY = "It is in the library."
"""Why a source is known that was added before."""

PASTED = "what was pasted"

Outcome = Literal["added", "known", "near", "failed"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source, the `done`-th of `total`. `near`: added, and a near copy of
    others. `why` is a sentence where there is something to say."""

    source: str
    outcome: Outcome
    article: str | None
    title: str
    why: str
    done: int
    total: int


class Adding:
    """Adds to the library of a workspace until `cancel` says so."""

    def __init__(self, workspace: Workspace, cancel: Callable[[], bool]) -> None:
        self._workspace, self._cancel = workspace, cancel

    def add(self, sources: Sequence[str], columns: Columns | None) -> Iterator[Added]:
        """What became of each source, as it goes. A folder stands for the files in it, a table
        (.csv, .jsonl) for its rows. Raises nothing: what is wrong with a source is said of it."""
        found, total = items(sources, columns)
        for done, item in enumerate(found, start=1):
            if self._cancel():
                return
            outcome, article, title, why = self._one(item)
            yield Added(item.name, outcome, article, title, why, done, max(total, done))

    def add_text(self, text: str) -> Added:
        """What became of a text that was pasted."""
        item = Item(PASTED, read=Input(text.encode("utf-8", "replace"), label=PASTED))
        outcome, article, title, why = self._one(item)
        return Added(item.name, outcome, article, title, why, 1, 1)

    def _one(self, item: Item) -> tuple[Outcome, str | None, str, str]:
        if item.trouble:
            return "failed", None, "", item.trouble
        try:
            known = self._known_by_address(item)
            if known is not None:
                return self._is_known(known, IN_LIBRARY)
            source = item.read or self._workspace.find(item.name, cancel=self._cancel)
            found = self._workspace.store.articles.find(input_sha256=source.sha256)
            if found is not None and found.record.deleted is None:
                return self._is_known(found.record, _same(found.record, item))
            article = self._workspace.read(source, item.known)
            record = self._workspace.store.articles.get(article.id)
            if record is not None and record.deleted is None:
                self._workspace.keep(article)
                return self._is_known(record, _same(record, item))
            return self._keep(article)
        except ReaderError as error:
            return "failed", None, "", str(error)

    def _known_by_address(self, item: Item) -> ArticleRecord | None:
        """An address that the library knows is not fetched again."""
        if item.read is not None or "://" not in item.name:
            return None
        found = self._workspace.store.articles.find(url=item.name)
        return found.record if found and found.record.deleted is None else None

    def _is_known(self, record: ArticleRecord, why: str) -> tuple[Outcome, str, str, str]:
        """The run before may have been stopped between keeping and analysing it."""
        if self._workspace.bank.awaits(record.id):
            self._workspace.bank.analyse(record.id)
        return "known", record.id, record.metadata.title, why

    def _keep(self, article: Article) -> tuple[Outcome, str, str, str]:
        workspace = self._workspace
        workspace.keep(article)
        why = ""
        try:
            workspace.bank.take(article.id, workspace.analysis(article, corrected=False))
        except ReaderError as error:
            why = f"Kept, but not analysed. {error}"
            workspace.bank.take(article.id)
        copies = workspace.bank.near_copies(article.id)
        if copies:
            titles = [_title(workspace.store.articles.get(key)) for key in copies]
            why = f"Nearly the same text as {_listed(titles)}."
        return "near" if copies else "added", article.id, article.metadata.title, why


def _same(record: ArticleRecord, item: Item) -> str:
    """Why a source is known: it was added before, or says the same as another."""
    if item.path is not None and str(item.path.resolve()) in record.paths:
        return IN_LIBRARY
    return f"The same text as {_title(record)}."


def _title(record: ArticleRecord | None) -> str:
    title = record.metadata.title if record else ""
    return f"“{title}”" if title else "another article"


def _listed(titles: Sequence[str]) -> str:
    shown = list(titles[:3])
    if len(titles) > len(shown):
        shown.append(f"{len(titles) - len(shown)} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
