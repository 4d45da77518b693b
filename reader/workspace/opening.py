"""From the word a user gave to an article: where its bytes are, and which id it has."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from reader.model import Article, Metadata
from reader.model.errors import ReaderError
from reader.sources import Input, SourceError, clean, read_file, read_standard_input
from reader.text.sanitise import one_line
from reader.workspace.opened import CHANGED, NEWER

if TYPE_CHECKING:
    from reader.annotation import ArticleRecord, Store

_DETAILS = ("title", "authors", "published", "site", "url", "newspaper")
_ID = re.compile(r"[0-9a-f]{16}")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

CLIPBOARD = "clipboard:"


def is_address(source: str) -> bool:
    """Whether `source` names something on the network."""
    return _URL.match(source) is not None


def find_input(
    source: str,
    store: Store,
    *,
    cancel: Callable[[], bool] | None = None,
    progress: Callable[[str], None] | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Input:
    """The bytes that `source` names: a file, "-" for standard input, "clipboard:" for what was
    copied last, a web address, or a library article's id.

    Only a web address goes over the network: `cancel` is asked then whether to give up, and
    `progress` told how it goes, with nothing at the end. Raises ReaderError when there are none,
    or when they cannot be read.
    """
    if source == "-":
        return read_standard_input()
    if source == CLIPBOARD:
        return _pasted(environ)
    if is_address(source):
        from reader.sources.fetch import fetch
        from reader.sources.html.helper import prepare

        prepare()
        try:
            return fetch(source, cancel=cancel, progress=progress)
        except SourceError as error:
            found = store.articles.find(url=source)
            if found is None:
                raise
            raise ReaderError(
                f"{error} What you read of it last is in your library: reader {found.record.id}"
            ) from error
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


def _pasted(environ: Mapping[str, str]) -> Input:
    from reader.clipboard import paste
    from reader.sources.fragment import page_of

    pasted = paste(environ)
    if pasted.html:
        return Input(page_of(pasted.html), label="the clipboard")
    return Input(pasted.text.encode("utf-8", "replace"), label="the clipboard")


def open_input(source: Input, store: Store, known: Metadata | None = None) -> Article:
    """`source` cleaned, under the id that the library knows it by.

    Bytes that the library has seen open in the version last used: with the same lines restored,
    and as they were cleaned then, with a notice if they would be cleaned differently now. Details
    that the user edited are kept. Raises ReaderError when there is no text in it.
    """
    found = store.articles.find(input_sha256=source.sha256)
    record = found.record if found else None
    used = record.version if record and record.version else None
    if record is None or used is None or used.input_sha256 != source.sha256:
        return _told_of_notes(_open_other(source, record, store, known), source, store)
    try:
        article = clean(source, restored=used.restored, known=known)
    except SourceError:
        kept = store.articles.version(record)
        if kept is None:
            raise
        article = Article(record.id, record.metadata, kept)
    return _known_as(_as_used(article, record, store), record, store, known)


def _open_other(
    source: Input, record: ArticleRecord | None, store: Store, known: Metadata | None
) -> Article:
    """Bytes that are not those of the version last used; what was restored there is here too."""
    article = clean(source, known=known)
    record = record or _record_of(article, store)
    used = record.version if record else None
    if used is not None and used.restored:
        again = _restored_again(used.restored, used.input_sha256, article, store)
        article = clean(source, restored=again, known=known) if again else article
    known_as = _known_as(article, record, store, known)
    return _told_of_change(known_as, record, store) if record else known_as


def _told_of_change(article: Article, record: ArticleRecord, store: Store) -> Article:
    """`article`, with a notice if its source gave other words when it was read last."""
    used = record.version
    if used is None or used.text_sha256 == article.version.sha256:
        return article
    data = store.articles.input(used.input_sha256)
    if used.cleaner != article.version.cleaner and data is not None:
        # Then the rules of cleaning may be all that differs.
        with suppress(SourceError):
            if clean(Input(data), restored=used.restored).text == article.text:
                return article
    when = next((came.when for came in record.inputs if came.sha256 == used.input_sha256), "")
    notice = f"{CHANGED}{f' on {when[:10]}' if when else ''}."
    version = replace(article.version, notices=(*article.version.notices, notice))
    return replace(article, version=version)


def _told_of_notes(article: Article, source: Input, store: Store) -> Article:
    """`article`, when it is new, with a notice if its file held another that has notes: a path is
    a hint only, and the user may want them here."""
    if source.path is None or store.articles.get(article.id) is not None:
        return article
    found = store.articles.find(path=source.path.resolve())
    count = len(store.annotations.of(found.record.id)) if found else 0
    if not count:
        return article
    notice = (
        f"This file held another text before, with {count} of your notes. To see what changed, and "
        f"to take them along: reader compare {quote(one_line(str(source.path), 1000))} --accept"
    )
    version = replace(article.version, notices=(*article.version.notices, notice))
    return replace(article, version=version)


def _restored_again(
    restored: Sequence[int], input_sha256: str, article: Article, store: Store
) -> list[int]:
    """The numbers of the removed lines of `article` that say what lines of the earlier bytes say
    that were restored."""
    data = store.articles.input(input_sha256) if restored else None
    if data is None:
        return []
    before = clean(Input(data)).version.removed
    words = {line.text for line in before if line.line in restored}
    return [
        line.line
        for line in article.version.removed
        if line.line is not None and line.text in words
    ]


def open_anew(
    source: Input, article: Article, store: Store, known: Metadata | None = None
) -> Article:
    """`source` as another version of `article`, cleaned by the rules of now; lines restored in the
    same bytes stay so."""
    version = article.version
    if source.sha256 == version.input_sha256:
        found = clean(source, restored=version.restored, known=known)
    else:
        found = clean(source, known=known)
        again = _restored_again(version.restored, version.input_sha256, found, store)
        if again:
            found = clean(source, restored=again, known=known)
    record = store.articles.get(article.id)
    details = found.metadata
    if record is not None:
        details = _details(details, record, known or Metadata())
    return replace(found, id=article.id, metadata=details)


def _as_used(article: Article, record: ArticleRecord, store: Store) -> Article:
    """`article` in the version last used, where the rules of now would give another."""
    now, used = article.version, record.version
    if used is None or (now.sha256, now.cleaner) == (used.text_sha256, used.cleaner):
        return article
    kept = store.articles.version(record)
    if kept is None or (kept.text, kept.blocks) == (now.text, now.blocks):
        return article
    kept = replace(kept, notices=tuple(dict.fromkeys((*kept.notices, NEWER))))
    return replace(article, version=kept)


def _record_of(article: Article, store: Store) -> ArticleRecord | None:
    url, sha256 = article.metadata.url, article.version.sha256
    found = store.articles.find(url=url, text_sha256=sha256)
    return found.record if found else None


def _known_as(
    article: Article, record: ArticleRecord | None, store: Store, known: Metadata | None
) -> Article:
    """`article` under the id and with the details that the library has for it."""
    record = record or _record_of(article, store)
    if record is None:
        return article
    details = _details(article.metadata, record, known or Metadata())
    return replace(article, id=record.id, metadata=details)


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
