"""Articles of a workspace: found, read, and put into the library."""

from __future__ import annotations

import os
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Article, Metadata, Version
from reader.resources import sample
from reader.state import State
from reader.workspace.opened import Opened

if TYPE_CHECKING:
    from reader.annotation import ArticleRecord, Store
    from reader.sources import Input
    from reader.sources.feed import Entry, Feed

_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")


class Articles(ABC):
    """The part of the workspace that opens articles."""

    def __init__(self, state: State, environ: Mapping[str, str] = os.environ) -> None:
        self.state = state
        self._environ = environ
        self._opened = Opened()
        self._kept: set[str] = set()
        self._closing = threading.Event()
        self.progress: Callable[[str], None] | None = None
        """Is told in words how a fetch goes, and nothing at its end; None where nobody looks."""

    @property
    @abstractmethod
    def store(self) -> Store:
        """The store of annotations."""

    def default_source(self) -> str:
        """What to open when nothing was named: the last article, at first the sample."""
        last = self.state.get("last")
        record = self.store.articles.get(last) if isinstance(last, str) else None
        if record is None or record.deleted:
            return str(sample())
        return next((path for path in record.paths if Path(path).is_file()), record.id)

    def read_last(self, article: Article) -> None:
        """Remember `article`, which is in the library, as the one that was read last."""
        self.state.put("last", article.id)

    def open(
        self,
        source: str,
        known: Metadata | None = None,
        *,
        cancel: Callable[[], bool] | None = None,
    ) -> Article:
        """The article that `source` names, cleaned; writes nothing.

        `source` is a file, "-" for standard input, "clipboard:", a web address, or the id of an
        article in the library; `known` is metadata that wins over what the source says. `cancel`
        is asked whether to give up a fetch, which also ends when this workspace is closed.
        """
        found = self.find(source, cancel=cancel)
        return self.read(found, known)

    def find(self, source: str, *, cancel: Callable[[], bool] | None = None) -> Input:
        """The bytes that `source` names, as for `open`."""
        if source.casefold().endswith(_PAGES) and Path(source).expanduser().exists():
            # What reads pages takes longest to start, so it does before all else is imported.
            from reader.sources.html.helper import prepare

            prepare()
        from reader.workspace.opening import find_input

        return find_input(
            source,
            self.store,
            cancel=lambda: self._closing.is_set() or (cancel is not None and cancel()),
            progress=self._tell,
            environ=self._environ,
        )

    def _tell(self, words: str) -> None:
        """Hand on how a fetch goes, to whoever looks by now."""
        if self.progress is not None:
            self.progress(words)

    def read(self, found: Input, known: Metadata | None = None) -> Article:
        """The article in bytes that were found, as for `open`."""
        from reader.workspace.opening import open_input

        article = open_input(found, self.store, known)
        self._opened.take(article, found, known)
        return article

    def feed(self, source: str, *, cancel: Callable[[], bool] | None = None) -> Feed:
        """What the feed lists that `source` names (a web address, a file, "-")."""
        from reader.sources.feed import read_feed

        return read_feed(self.find(source, cancel=cancel))

    def open_entry(
        self,
        entry: Entry,
        known: Metadata | None = None,
        *,
        cancel: Callable[[], bool] | None = None,
    ) -> Article:
        """The article that an entry of a feed leads to; where it leads nowhere, what the feed
        itself holds of it. `known` is as for `open`."""
        from reader.sources.feed import entry_input
        from reader.sources.known import merge

        if entry.url is not None:
            return self.open(entry.url, known, cancel=cancel)
        said = Metadata(entry.title, entry.authors, entry.published)
        return self.read(entry_input(entry), merge(known, said) if known else said)

    def keep(self, article: Article, act: str = "") -> None:
        """Put an article that was opened here into the library: its record, bytes and text. With
        `act`, the name of what the user did, going over to this version can be undone."""
        found = self._opened.release(article.version.input_sha256)
        self.store.articles.keep(
            article,
            found.data if found else None,
            path=found.path.resolve() if found and found.path else None,
            url=article.metadata.url,
            retrieved=article.metadata.retrieved,
            act=act,
        )
        self._kept.add(article.id)

    def as_kept(self, record: ArticleRecord) -> Article:
        """An article of the library: in the version last used, else its text alone in paragraphs,
        else nothing but its details."""
        version = self.store.articles.version(record)
        if version is None:
            from reader.analysis.blocks import paragraphs

            used = record.version
            text = (self.store.articles.text(used.text_sha256) if used else None) or ""
            version = Version(text, paragraphs(text))
        return Article(record.id, record.metadata, version)

    def reopen(self, article: Article) -> Article:
        """`article` in the version that the library says is its own now."""
        record = self.store.articles.get(article.id)
        version = self.store.articles.version(record) if record else None
        return replace(article, version=version) if version else article

    def details(self, article: Article) -> Metadata | None:
        """What the library knows about `article`; None when it is not in it."""
        record = self.store.articles.get(article.id)
        return record.metadata if record else None

    def set_details(self, article: Article, metadata: Metadata) -> None:
        """Save what the user says about `article`; what differs from what was known is the
        user's from now on. Raises StoreError when nothing was saved."""
        self.keep(article)
        self.store.articles.set_details(article.id, metadata)
