"""What is asked of all articles at once, without reading every file.

The rows are made from the articles' files and can be made again from them at any time. A copy in
`index.json` saves reading thousands of files at the start; a row of it counts only while the file
that it was made from is unchanged.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from reader.annotation.conflict_copies import find_copies
from reader.annotation.disk import Stamp
from reader.annotation.journal import ARTICLE_FILE, JOURNAL, file_of
from reader.annotation.ledger import Ledger
from reader.annotation.rows import article_from
from reader.annotation.shelf import Position
from reader.text.counted import counted
from reader.text.sanitise import is_clean

CACHE = "index.json"
# A copy is worth writing when so many files, or so much of the journal, had to be read without.
WORTH_FILES = 100
WORTH_BYTES = 1 << 20
_VERSION = 3
# We write letters as they are; an escaped control character is none of ours.
_ESCAPED = re.compile(rb"\\[bfrtu]")


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. `annotations` counts those not in the bin, `tags` how many of them
    bear each tag id, `elsewhere` how many stand on another text than the version last used,
    `conflicts` how many were kept beside what another window changed at the same time."""

    id: str
    title: str = ""
    authors: tuple[str, ...] = ()
    site: str | None = None
    published: str | None = None
    state: str = "new"
    added: str = ""
    archived: str | None = None
    deleted: str | None = None
    annotations: int = 0
    tags: Mapping[str, int] = field(default_factory=dict)
    urls: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    elsewhere: int = 0
    conflicts: int = 0


_FIELDS = [f.name for f in fields(ArticleRow)]


@dataclass(frozen=True, slots=True)
class _Known:
    stamp: Stamp | None
    applied: int
    row: ArticleRow | None


class Index:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, _Known] | None = None
        self._places: dict[str, dict[str, str]] | None = None
        self._looked = False
        self._read_files = 0
        self._copied_to = 0
        ledger.prime = self._prime

    def rows(self) -> tuple[ArticleRow, ...]:
        """A row for each article, in the order in which they came in."""
        with self._ledger.guard:
            rows = (known.row for known in self._refreshed().values())
            return tuple(sorted((r for r in rows if r), key=lambda row: (row.added, row.id)))

    def stamps(self) -> dict[str, Stamp | None]:
        """The stamp of each article's file, for those that are not deleted."""
        with self._ledger.guard:
            known = self._refreshed().items()
            return {key: each.stamp for key, each in known if each.row and each.row.deleted is None}

    def find(self, kind: str, value: str) -> str | None:
        """The id of the article with that value among its `kind`: urls, paths, inputs or texts."""
        with self._ledger.guard:
            known = self._refreshed()
            if self._places is None:
                self._places = {name: {} for name in ("urls", "paths", "inputs", "texts")}
                for each in known.values():
                    if each.row and each.row.deleted is None:
                        for name, places in self._places.items():
                            for place in getattr(each.row, name):
                                places.setdefault(place, each.row.id)
            return self._places[kind].get(value)

    def save(self, *, anyway: bool = False) -> None:
        """Keep a copy of the rows, if it spares the next start enough, or `anyway` because the
        one there is says where in a journal that has been cut. Raises OSError."""
        with self._ledger.guard:
            if not self._looked and not anyway:
                return
            known = self._refreshed()
            ahead = self._ledger.position.offset - self._copied_to
            if self._read_files < WORTH_FILES and ahead < WORTH_BYTES and not anyway:
                return
            value = {
                "version": _VERSION,
                "position": asdict(self._ledger.position),
                "rows": {key: _to_json(each) for key, each in known.items()},
            }
            data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            self._ledger.files.write(CACHE, data.encode("utf-8", "surrogatepass"))

    def drop(self, article: str) -> None:
        """Forget a row: the article is gone."""
        with self._ledger.guard:
            if self._known is not None:
                self._known.pop(article, None)
            self._places = None

    def _prime(self) -> None:
        """Take up the copy: the rows in it, and how far it has read the journal."""
        self._known = {}
        cached = _load(self._ledger.files.read(CACHE) or b"")
        if cached is None:
            return
        position, rows = cached
        stamp = self._ledger.files.stamp(JOURNAL)
        if stamp and stamp.inode == position.inode and stamp.size >= position.offset:
            self._ledger.position = position
            self._copied_to = position.offset
        self._known = rows

    def _refreshed(self) -> dict[str, _Known]:
        self._ledger.catch_up()
        assert self._known is not None
        touched = self._ledger.take_touched()
        if not self._looked:
            self._looked, touched = True, None
            self._tell_of_copies()
        if touched is None:
            self._look_everywhere()
        for name in touched or ():
            if found := ARTICLE_FILE.fullmatch(name.removeprefix("articles/")):
                self._look_at(found[1], self._ledger.files.stamp(name))
        if touched is None or touched:
            self._places = None
        return self._known

    def _look_everywhere(self) -> None:
        assert self._known is not None
        listing = self._ledger.files.listing("articles")
        present = {
            found[1]: stamp
            for name, stamp in listing.items()
            if (found := ARTICLE_FILE.fullmatch(name))
        }
        for name in self._ledger.position.latest:
            if found := ARTICLE_FILE.fullmatch(name.removeprefix("articles/")):
                present.setdefault(found[1], Stamp(0, 0, 0))
        for key in self._known.keys() - present.keys():
            del self._known[key]
        for key, stamp in present.items():
            self._look_at(key, stamp)

    def _tell_of_copies(self) -> None:
        files = self._ledger.files
        if count := len(find_copies(files.listing(""), files.listing("articles"))):
            self._ledger.notices.append(
                f"A file synchroniser left {counted(count, 'conflict copy', 'conflict copies')} in "
                f"{self._ledger.place}; notes in them are not shown. To merge them: "
                "reader doctor --repair"
            )

    def _look_at(self, key: str, stamp: Stamp | None) -> None:
        assert self._known is not None
        name = file_of(key)
        if stamp is None and name not in self._ledger.position.latest:
            self._known.pop(key, None)
            return
        known = self._known.get(key)
        if known is None or known.stamp != stamp:
            known = self._known[key] = self._read(key)
        if known.applied < self._ledger.position.latest.get(name, 0):
            self._ledger.mend([name])
            self._known[key] = self._read(key)

    def _read(self, key: str) -> _Known:
        self._read_files += 1
        file = self._ledger.file(file_of(key))
        row = file.row("articles", key)
        record = article_from(key, row) if row else None
        if record is None:
            return _Known(file.fresh(), file.applied, None)
        live = [a for a in file.rows("annotations").values() if not a.get("deleted")]
        tags = Counter(str(tag) for a in live for tag in _listed(a.get("tags")))
        text = record.version.text_sha256 if record.version else None
        return _Known(
            file.fresh(),
            file.applied,
            ArticleRow(
                id=key,
                title=record.metadata.title,
                authors=record.metadata.authors,
                site=record.metadata.site,
                published=record.metadata.published,
                state=record.state,
                added=record.added,
                archived=record.archived,
                deleted=record.deleted,
                annotations=len(live),
                tags=dict(tags),
                urls=record.urls,
                paths=record.paths,
                inputs=tuple(each.sha256 for each in record.inputs),
                texts=record.texts,
                elsewhere=sum(_text_of(a) not in (None, text) for a in live) if text else 0,
                conflicts=sum(bool(a.get("conflict")) for a in live),
            ),
        )


def _text_of(annotation: Mapping[str, Any]) -> object:
    """The hash of the text that an annotation was made on, None for one on the whole article."""
    selector = annotation.get("selector")
    return selector.get("text_sha256") if isinstance(selector, dict) else None


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _to_json(known: _Known) -> dict[str, Any]:
    return {
        "stamp": known.stamp,
        "applied": known.applied,
        "row": known.row and [getattr(known.row, name) for name in _FIELDS],
    }


def _load(data: bytes) -> tuple[Position, dict[str, _Known]] | None:
    """What `save` wrote; None for anything else."""
    if not data or _ESCAPED.search(data):
        return None
    try:
        text = data.decode("utf-8")
        value = json.loads(text)
        if value["version"] != _VERSION or not is_clean(text):
            return None
        rows = {key: _from_json(each) for key, each in value["rows"].items()}
        return Position(**value["position"]), rows
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _from_json(value: Mapping[str, Any]) -> _Known:
    row, stamp = value["row"], value["stamp"]
    if row is not None:
        values: list[Any] = [tuple(each) if isinstance(each, list) else each for each in row]
        row = ArticleRow(*values)
    return _Known(Stamp(*stamp) if stamp else None, value["applied"], row)
