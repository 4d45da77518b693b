"""The articles that a store knows: their records, and the bytes and texts that they had."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path

from reader.annotation.clock import now
from reader.annotation.disk import Stamp
from reader.annotation.errors import StoreError, not_saved
from reader.annotation.index import ArticleRow, Index
from reader.annotation.ledger import Ledger
from reader.annotation.records import HASH, STATES, ArticleRecord, InputRecord, VersionRecord
from reader.annotation.rows import article_from, article_row, metadata_from
from reader.model import Article, Metadata, Version
from reader.model.article import text_sha256
from reader.model.contract import metadata_to_json, version_from_json, version_to_json
from reader.text.sanitise import is_clean, sanitise
from reader.text.urls import canonical_url

TABLE = "articles"


@dataclass(frozen=True, slots=True)
class Found:
    """An article that the store knows. `by` says how: "url", "bytes", "text", or "path", which
    is only a hint, as other words can stand at the same path."""

    record: ArticleRecord
    by: str


class Library:
    def __init__(self, ledger: Ledger, index: Index) -> None:
        self._ledger = ledger
        self._index = index

    def find(
        self,
        *,
        url: str | None = None,
        input_sha256: str | None = None,
        text_sha256: str | None = None,
        path: str | Path | None = None,
    ) -> Found | None:
        """The article known by any of these, tried in this order."""
        wanted = (
            ("urls", canonical_url(url) if url else None, "url"),
            ("inputs", input_sha256, "bytes"),
            ("texts", text_sha256, "text"),
            ("paths", _path(path), "path"),
        )
        for kind, value, by in wanted:
            key = self._index.find(kind, value) if value else None
            record = self.get(key) if key else None
            if record is not None:
                return Found(record, by)
        return None

    def get(self, key: str) -> ArticleRecord | None:
        row = self._ledger.row(key, TABLE, key)
        return None if row is None else article_from(key, row)

    def list(self) -> tuple[ArticleRow, ...]:
        """A row for each article, deleted ones included, in the order in which they came in."""
        return self._index.rows()

    def stamps(self) -> dict[str, Stamp | None]:
        """What tells whether anything about an article has changed, for each that is not
        deleted."""
        return self._index.stamps()

    def keep(
        self,
        article: Article,
        data: bytes | None = None,
        *,
        path: str | Path | None = None,
        url: str | None = None,
        retrieved: str | None = None,
        act: str = "",
    ) -> ArticleRecord:
        """Put an article into the library, or this version, input and place into its record.

        `data` are the bytes it was made from. Nothing is written when nothing is new. With `act`,
        the name of what the user did, going over to this version can be undone. Raises StoreError
        ("NOT SAVED — …").
        """
        known = self.get(article.id)
        record = _with_version(known or ArticleRecord(article.id, added=now()), article)
        canonical = canonical_url(url or article.metadata.url or "")
        where = _path(path)
        if article.version.input_sha256:
            came = InputRecord(article.version.input_sha256, retrieved or now(), canonical, where)
            if came.sha256 not in (each.sha256 for each in record.inputs):
                record = replace(record, inputs=(*record.inputs, came))
        record = replace(
            record, urls=_added(record.urls, canonical), paths=_added(record.paths, where)
        )
        wanted = {_text_file(article.version.sha256): _encoded(article.text)}
        if data is not None:
            wanted[_input_file(hashlib.sha256(data).hexdigest())] = data
        missing = {name: each for name, each in wanted.items() if self._lacks(name, each)}
        beside = _version_file(article.version.sha256)
        if known is None or known.version != record.version or not self._has(beside):
            missing[beside] = _written(article.version)
        if record != known or missing:
            if self._ledger.read_only:
                raise StoreError(f"NOT SAVED — {self._ledger.read_only}")
            with self._ledger.locked():
                for name, each in missing.items():
                    self._write(name, each)
                with self._ledger.action(act or "open", "do" if act else "keep"):
                    self.put(record)
        return record

    def set_details(self, key: str, metadata: Metadata) -> ArticleRecord:
        """Edit the metadata; the fields that differ are the user's from now on."""
        clean = metadata_from(metadata_to_json(metadata))

        def edit(record: ArticleRecord) -> ArticleRecord:
            changed = [
                field.name
                for field in fields(Metadata)
                if field.name != "guessed"
                and getattr(clean, field.name) != getattr(record.metadata, field.name)
            ]
            guessed = tuple(name for name in clean.guessed if name not in changed)
            edited = tuple(dict.fromkeys((*record.edited, *changed)))
            return replace(record, metadata=replace(clean, guessed=guessed), edited=edited)

        return self._change(key, "details", edit)

    def set_state(self, key: str, state: str) -> ArticleRecord:
        """Mark an article as "new", "reading" or "done"."""
        if state not in STATES:
            raise StoreError(f"An article is {', '.join(STATES[:-1])} or {STATES[-1]}.")
        return self._change(key, f"mark {state}", lambda record: replace(record, state=state))

    def archive(self, key: str, on: bool = True) -> ArticleRecord:
        """Put an article into the archive, or take it out with `on` false. Raises StoreError."""
        label = "archive" if on else "unarchive"
        return self._change(
            key, label, lambda record: replace(record, archived=now() if on else None)
        )

    def delete(self, key: str) -> ArticleRecord:
        """Take an article out of the library; undo or opening it again brings it back."""
        return self._change(key, "delete", lambda record: replace(record, deleted=now()))

    def text(self, sha256: str) -> str | None:
        """The text with that hash, None when it is not here or damaged."""
        data = self._ledger.files.read(_text_file(sha256)) if HASH.fullmatch(sha256) else None
        if data is None:
            return None
        text = data.decode("utf-8", "replace")
        return text if text_sha256(text) == sha256 and sanitise(text).text == text else None

    def version(self, record: ArticleRecord) -> Version | None:
        """The version last used, as it was read then; None when it is not here or damaged."""
        used = record.version
        text = self.text(used.text_sha256) if used else None
        data = self._ledger.files.read(_version_file(used.text_sha256)) if used else None
        if used is None or text is None or data is None:
            return None
        try:
            version = version_from_json(json.loads(data), text)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        version = replace(
            version,
            sha256=used.text_sha256,
            input_sha256=used.input_sha256,
            cleaner=used.cleaner,
            restored=used.restored,
        )
        return version if _is_sound(version) else None

    def input(self, sha256: str) -> bytes | None:
        """The bytes with that hash, None when they are not here or damaged."""
        data = self._ledger.files.read(_input_file(sha256)) if HASH.fullmatch(sha256) else None
        return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None

    def put(self, record: ArticleRecord) -> None:
        """Save a record as it is, in the running action."""
        self._ledger.lay(record.id, TABLE, record.id, article_row(record))

    def _change(
        self, key: str, label: str, edit: Callable[[ArticleRecord], ArticleRecord]
    ) -> ArticleRecord:
        with self._ledger.action(label):
            present = self.get(key)
            if present is None:
                raise StoreError("NOT SAVED — the article is not in the store. Open it again.")
            changed = edit(present)
            if changed != present:
                changed = replace(changed, rev=present.rev + 1)
                self.put(changed)
        return changed

    def _has(self, name: str) -> bool:
        return self._ledger.files.stamp(name) is not None

    def _lacks(self, name: str, data: bytes) -> bool:
        """Whether a file named by its content is not there, or not whole."""
        stamp = self._ledger.files.stamp(name)
        return stamp is None or stamp.size != len(data)

    def _write(self, name: str, data: bytes) -> None:
        try:
            self._ledger.files.write(name, data)
        except OSError as error:
            raise not_saved(error, self._ledger.place) from error


def _with_version(record: ArticleRecord, article: Article) -> ArticleRecord:
    version = article.version
    return replace(
        record,
        metadata=_with_details(record, article),
        texts=_added(record.texts, version.sha256),
        version=VersionRecord(
            version.sha256, version.input_sha256, version.cleaner, version.restored
        ),
        deleted=None,
    )


def _with_details(record: ArticleRecord, article: Article) -> Metadata:
    """What this version says of itself, but for what the user edited, and for what was known
    where this version says nothing or guesses. A guess at the same bytes that is made no longer
    was a wrong one."""
    known, found = record.metadata, article.metadata
    source = article.version.input_sha256
    again = source and record.version is not None and source == record.version.input_sha256
    outdated = known.guessed if again else ()
    kept = {
        field.name: getattr(known, field.name)
        for field in fields(Metadata)
        if field.name in record.edited
        or (
            not getattr(found, field.name)
            and getattr(known, field.name)
            and field.name not in outdated
        )
        or (
            field.name in found.guessed
            and field.name not in known.guessed
            and getattr(known, field.name)
        )
    }
    kept.pop("guessed", None)
    guessed = tuple(
        name
        for name in dict.fromkeys((*found.guessed, *known.guessed))
        if name in (known.guessed if name in kept else found.guessed)
    )
    return replace(found, **kept, guessed=guessed)


def _added(values: tuple[str, ...], value: str | None) -> tuple[str, ...]:
    return values if not value or value in values else (*values, value)


def _path(path: str | Path | None) -> str | None:
    return None if path is None else sanitise(str(path)).text


def _text_file(sha256: str) -> str:
    return f"texts/{sha256}.txt"


def _version_file(sha256: str) -> str:
    return f"texts/{sha256}.json"


def _written(version: Version) -> bytes:
    """What stands beside a text: its blocks, removed lines, links and notices."""
    return json.dumps(version_to_json(version), ensure_ascii=False).encode("utf-8", "replace")


def _is_sound(version: Version) -> bool:
    """Whether what was read from a file that anybody may edit lies in its text and is safe."""
    at = 0
    for block in version.blocks:
        if not at <= block.span.start <= block.span.end <= len(version.text):
            return False
        at = block.span.end
    return (
        all(0 <= line.at <= len(version.text) for line in version.removed)
        and all(is_clean(line.text) and is_clean(line.reason) for line in version.removed)
        and all(0 <= k.span.start <= k.span.end <= len(version.text) for k in version.links)
        and all(canonical_url(link.url) and is_clean(link.url) for link in version.links)
        and all(map(is_clean, version.notices))
    )


def _input_file(sha256: str) -> str:
    return f"inputs/{sha256}"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
