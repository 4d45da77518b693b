"""From the word a user gave to an article: where its bytes are, and which id it has."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Article, Metadata
from reader.model.errors import ReaderError
from reader.resources import seeds
from reader.sources import Input, clean, read_file, read_stream

if TYPE_CHECKING:
    from reader.annotation import ArticleRecord, Store

_DETAILS = ("title", "authors", "published", "site", "url", "newspaper")
_ID = re.compile(r"[0-9a-f]{16}")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def sample() -> Path:
    """The article that comes with Reader."""
    return next(path for path in sorted(seeds().iterdir()) if path.suffix == ".txt")


def find_input(
    source: str,
    store: Store,
    *,
    cancel: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
) -> Input:
    """The bytes that `source` names: a file, "-" for standard input, a web address, or a library
    article's id.

    Only a web address goes over the network: `cancel` is asked then whether to give up, and
    `progress` told how it goes, with nothing at the end. Raises ReaderError when there are none,
    or when they cannot be read.
    """
    if source == "-":
        return read_stream(sys.stdin.buffer)
    if _URL.match(source):
        from reader.sources.fetch import fetch

        return fetch(source, cancel=cancel, progress=progress)
    path = Path(source).expanduser()
    if _ID.fullmatch(source) and not path.exists():
        return _library_input(source, store)
    return read_file(path)


def _library_input(article: str, store: Store) -> Input:
    record = store.articles.get(article)
    data = None
    if record is not None and record.version is not None:
        data = store.articles.input(record.version.input_sha256)
    if record is None or data is None:
        raise ReaderError(
            f"There is no file named {article}, and no article with that id in the library."
        )
    return Input(
        data,
        path=Path(record.paths[-1]) if record.paths else None,
        url=record.urls[0] if record.urls else None,
        retrieved=record.metadata.retrieved,
    )


def open_input(source: Input, store: Store, known: Metadata | None = None) -> Article:
    """`source` cleaned, under the id that the library knows it by.

    Bytes that the library has seen open in the version last used: with the same lines restored.
    Details that the user edited are kept. Raises ReaderError when there is no text in it.
    """
    found = store.articles.find(input_sha256=source.sha256)
    version = found.record.version if found else None
    last_used = version is not None and version.input_sha256 == source.sha256
    restored = version.restored if version is not None and last_used else ()
    article = clean(source, restored=restored, known=known)
    if found is None:
        found = store.articles.find(url=article.metadata.url, text_sha256=article.version.sha256)
    if found is None:
        return article
    details = _details(article.metadata, found.record, known or Metadata())
    return replace(article, id=found.record.id, metadata=details)


def _details(metadata: Metadata, record: ArticleRecord, known: Metadata) -> Metadata:
    """`metadata` with what the library's record knows better: what the user edited by hand, and
    what is known there for sure and here not, or by a guess. What is `known` now stays."""
    recorded = record.metadata
    better = {
        name: getattr(recorded, name)
        for name in _DETAILS
        if not getattr(known, name)
        and (
            name in record.edited
            or (
                (not getattr(metadata, name) or name in metadata.guessed)
                and getattr(recorded, name)
                and name not in recorded.guessed
            )
        )
    }
    guessed = tuple(name for name in metadata.guessed if name not in better)
    return replace(metadata, **better, guessed=guessed)
