"""The library: all articles of a store in rows, and what is done with several of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model import Article
from reader.model.errors import ReaderError
from reader.workspace.library.adding import Added, Adding
from reader.workspace.library.corpus import Columns

if TYPE_CHECKING:
    from reader.annotation.index import ArticleRow
    from reader.annotation.library import Library as Articles
    from reader.workspace.workspace import Workspace

_GONE = "Not in the library any more: it was deleted elsewhere."


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """An article of the library. `quotes` is None while it is not analysed, `read` how far it was
    read, from 0 to 1, None when it was never open; `tags` are names with how many annotations
    bear them; `near` the ids of its near copies."""

    id: str
    title: str
    authors: tuple[str, ...]
    site: str | None
    published: str | None
    state: str
    quotes: int | None
    notes: int
    tags: tuple[tuple[str, int], ...]
    read: float | None
    archived: bool
    added: str
    near: tuple[str, ...]
    url: str | None = None
    source: str | None = None


class Library:
    """The library of a workspace. What changes something is one undo, and raises StoreError when
    nothing was saved."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._made: dict[str, tuple[ArticleRow, object, LibraryRow]] = {}

    def rows(self, *, archived: bool = False) -> tuple[LibraryRow, ...]:
        """The articles in the order in which they came in; those in the archive too, if
        `archived`."""
        workspace = self._workspace
        counts, near = workspace.bank.counts(), workspace.bank.near()
        names, state = workspace.bank.tag_names(), workspace.state
        made: dict[str, tuple[ArticleRow, object, LibraryRow]] = {}
        for row in workspace.store.articles.list():
            if row.deleted is not None:
                continue
            # Most rows are what they were at the last look.
            known = counts.get(row.id, (None, 0)), near.get(row.id, ()), state.seen(row.id), names
            before = self._made.get(row.id)
            if before is not None and before[0] is row and before[1] == known:
                made[row.id] = before
            else:
                made[row.id] = row, known, _row(row, *known)
        self._made = made
        return tuple(row for _, _, row in made.values() if archived or not row.archived)

    def open(self, key: str) -> Article:
        """An article as it opens, without the network; where its bytes are gone, the text that
        was kept of it. Raises ReaderError when there is neither."""
        record = self._workspace.store.articles.get(key)
        if record is None:
            raise ReaderError(_GONE)
        article = self._workspace.exporting.article(record)
        if article is None or not article.text:
            raise ReaderError(
                "Nothing is kept of this article. It can be deleted from the library."
            )
        return article

    def set_state(self, ids: Sequence[str], state: str) -> None:
        """Mark articles as "new", "reading" or "done"."""
        self._change(f"mark {state}", ids, lambda articles, key: articles.set_state(key, state))

    def archive(self, ids: Sequence[str], on: bool = True) -> None:
        """Put articles into the archive, or take them out of it."""
        label = "archive" if on else "unarchive"
        self._change(label, ids, lambda articles, key: articles.archive(key, on))

    def delete(self, ids: Sequence[str]) -> None:
        """Take articles out of the library; undo brings them back with all notes."""
        self._change("delete", ids, lambda articles, key: articles.delete(key))

    def _change(
        self, label: str, ids: Sequence[str], change: Callable[[Articles, str], object]
    ) -> None:
        """Change those of the articles that nobody else has deleted since they were listed."""
        store = self._workspace.store
        here = {row.id for row in store.articles.list() if row.deleted is None}
        if here.isdisjoint(ids):
            raise ReaderError(_GONE)
        with store.action(label):
            for key in ids:
                if key in here:
                    change(store.articles, key)

    def add(
        self,
        sources: Sequence[str],
        columns: Columns | None = None,
        *,
        cancel: Callable[[], bool] = lambda: False,
    ) -> Iterator[Added]:
        """Put all that `sources` name into the library, see `reader.workspace.library.adding`."""
        return Adding(self._workspace, cancel).add(sources, columns)

    def add_text(self, text: str) -> Added:
        """Put a text that was pasted into the library."""
        return Adding(self._workspace, lambda: False).add_text(text)


def _row(
    row: ArticleRow,
    known: tuple[int | None, int],
    near: tuple[str, ...],
    seen: int | None,
    names: Mapping[str, str],
) -> LibraryRow:
    quotes, length = known
    tags: dict[str, int] = {}
    for key, count in row.tags.items():
        if key in names:
            tags[names[key]] = tags.get(names[key], 0) + count
    read = min(1.0, seen / length) if seen is not None and length else None
    return LibraryRow(
        id=row.id,
        title=row.title,
        authors=row.authors,
        site=row.site,
        published=row.published,
        state=row.state,
        quotes=quotes,
        notes=row.annotations,
        tags=tuple(sorted(tags.items(), key=lambda tag: (-tag[1], tag[0]))),
        read=1.0 if row.state == "done" else read,
        archived=row.archived is not None,
        added=row.added,
        near=near,
        url=row.urls[0] if row.urls else None,
        source=row.paths[-1] if row.paths else None,
    )
