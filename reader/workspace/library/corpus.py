"""The articles in what a user names: files, folders walked, tables with a row for each article."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from itertools import chain
from pathlib import Path
from typing import Any, TextIO, TypeGuard

from reader.model import Metadata
from reader.model.errors import ReaderError
from reader.sources import Input, read_file
from reader.sources.decode import decode
from reader.text.sanitise import one_line
from reader.workspace.details import known

_SKIPPED = frozenset(
    """
    png jpg jpeg gif webp svg ico bmp tif tiff heic mp3 mp4 m4a wav ogg flac mov avi mkv webm
    zip gz bz2 xz 7z tar rar exe dll so dylib o pyc class jar css js ts map woff woff2 ttf otf
    sqlite db lock log
    """.split()
)
"""Endings of files in a folder that are no articles."""

_NAMES = {
    "text": ("text", "body", "content", "fulltext", "full_text"),
    "title": ("title", "headline", "heading"),
    "author": ("author", "authors", "byline"),
    "date": ("date", "published", "publication_date", "pubdate", "published_at"),
    "site": ("site", "source", "publication", "newspaper", "outlet", "publisher"),
    "url": ("url", "link", "address"),
}


_CSV = (".csv", ".tsv")
_JSONL = (".jsonl", ".ndjson")
_HEAD = 1 << 18
_LONGEST_CELL = 1 << 27

TableRow = tuple[int, dict[str, Any] | str]
"""The number of the line where a row begins, and its cells by their headings, or what is wrong with
it; the number is 0 where the whole table is meant."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table hold what; those not named are found by the usual headings."""

    text: str | None = None
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One article to be read: what to call it, and its bytes where they are at hand. `trouble`
    says why there is none."""

    name: str
    path: Path | None = None
    read: Input | None = None
    known: Metadata | None = None
    trouble: str = ""


def items(sources: Sequence[str], columns: Columns | None) -> tuple[Iterator[Item], int]:
    """The articles that `sources` name, as they are read, and how many there are."""
    listed = [path for source in sources for path in _listed(source)]
    total = sum(sum(1 for _ in _rows(path)) if _is_table(path) else 1 for path in listed)
    return (item for path in listed for item in _items(path, columns)), total


def _listed(source: str) -> list[str | Path]:
    """A folder as its files, sorted; hidden ones and those that are no texts left out."""
    path = Path(source).expanduser()
    if "://" in source or source in ("-", "clipboard:") or not path.is_dir():
        return [source if "://" in source or source in ("-", "clipboard:") else path]
    found: list[str | Path] = []
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(folder) / name for name in sorted(names) if _may_be_article(name)]
    return found


def _may_be_article(name: str) -> bool:
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return not (name.startswith(".") or ending in _SKIPPED or name.endswith(".meta.json"))


def _is_table(path: str | Path) -> TypeGuard[Path]:
    return isinstance(path, Path) and path.suffix.lower() in (*_CSV, *_JSONL)


def _items(path: str | Path, columns: Columns | None) -> Iterator[Item]:
    if isinstance(path, str):
        yield Item(path)
    elif not _is_table(path):
        yield _file(path)
    else:
        for where, row in _rows(path):
            name = f"{path}:{where}" if where else str(path)
            yield Item(name, trouble=row) if isinstance(row, str) else _row(name, row, columns)


def _file(path: Path) -> Item:
    try:
        return Item(str(path), path, read_file(path))
    except ReaderError as error:
        return Item(str(path), path, trouble=str(error))


def _rows(path: Path) -> Iterator[TableRow]:
    """The rows of a table of any size, read as they are asked for."""
    try:
        if not path.is_file():
            read_file(path)
        with path.open("rb") as file:
            head = file.read(_HEAD)
        encoding = decode(head[: head.rfind(b"\n") + 1] or head, str(path)).encoding
        with path.open(encoding=encoding, errors="replace", newline="") as text:
            yield from _csv(text) if path.suffix.lower() in _CSV else _jsonl(text)
    except ReaderError as error:
        yield 0, str(error)
    except (OSError, ValueError, LookupError) as error:
        yield 0, f"The file cannot be read: {error}."


def _csv(text: TextIO) -> Iterator[TableRow]:
    first = text.readline().removeprefix("\ufeff")
    delimiter = max(",;\t|", key=first.count)
    csv.field_size_limit(_LONGEST_CELL)
    lines = csv.reader(chain([first], text), delimiter=delimiter)
    headings = [heading.strip() for heading in next(lines, [])]
    while True:
        start = lines.line_num + 1
        try:
            cells = next(lines, None)
        except csv.Error as error:
            yield start, f"The row cannot be read as CSV: {error}."
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield start, dict(zip(headings, cells, strict=False))


def _jsonl(text: TextIO) -> Iterator[TableRow]:
    for number, line in enumerate(text, start=1):
        line = line.removeprefix("\ufeff").strip()
        if not line:
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "The line is no JSON."
            continue
        if not isinstance(row, dict):
            yield number, "The line is no JSON object."
        elif number == 1 and "schema" in row and row.get("type") in ("article", "annotation"):
            yield 0, "These are notes that Reader exported. To take them in: reader import FILE"
            return
        else:
            yield number, row


def _row(name: str, row: Mapping[str, Any], columns: Columns | None) -> Item:
    """A row of a table as an article."""
    found = _chosen(row, columns or Columns())
    if found.text is None:
        asked = f"“{columns.text}”" if columns and columns.text else "for the text"
        there_are = ", ".join(one_line(str(heading), 60) for heading in row)
        return Item(
            name,
            trouble=f"There is no column {asked}. The columns are: {there_are}. "
            "Name one with --text.",
        )
    words = _cell(row, found.text)
    if not words.strip():
        return Item(name, trouble="There is no text in this row.")
    url = _cell(row, found.url).strip()
    said: dict[str, Any] = {
        "title": _cell(row, found.title),
        "authors": _authors(row, found.author),
        "site": _cell(row, found.site),
    }
    metadata = known(**said)
    for field, value in (("published", _cell(row, found.date).strip()), ("url", url)):
        # A cell that says nothing useful must not cost the article.
        with suppress(ReaderError):
            one = known(**{field: value}) if value else None  # type: ignore[arg-type]
            if one is not None:
                metadata = replace(metadata or Metadata(), **{field: getattr(one, field)})
    return Item(name, read=Input(words.encode("utf-8", "replace")), known=metadata)


def _chosen(row: Mapping[str, Any], columns: Columns) -> Columns:
    """The columns that are there: those named, else those with one of the usual headings."""
    headings = {str(heading).strip().casefold(): str(heading) for heading in row}

    def find(field: str) -> str | None:
        named = getattr(columns, field)
        wanted = (named,) if named else _NAMES[field]
        return next((headings[w.casefold()] for w in wanted if w.casefold() in headings), None)

    return Columns(**{field.name: find(field.name) for field in fields(Columns)})


def _cell(row: Mapping[str, Any], column: str | None) -> str:
    value = row.get(column) if column else None
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value)


def _authors(row: Mapping[str, Any], column: str | None) -> tuple[str, ...]:
    value = row.get(column) if column else None
    if isinstance(value, list):
        return tuple(str(name) for name in value if isinstance(name, str))
    return tuple(name.strip() for name in _cell(row, column).split(";") if name.strip())
