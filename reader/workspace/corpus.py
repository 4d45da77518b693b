"""The articles in what a user names: files, folders walked, tables with a row for each article."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from reader.model import Metadata
from reader.model.errors import ReaderError
from reader.sources import Input, read_file
from reader.text.sanitise import one_line
from reader.workspace.known import known

_SKIPPED = frozenset(
    """
    png jpg jpeg gif webp svg ico bmp tif tiff heic mp3 mp4 m4a wav ogg flac mov avi mkv webm
    zip gz bz2 xz 7z tar rar exe dll so dylib o pyc class jar css js ts map woff woff2 ttf otf
    sqlite db lock log doc docx xls xlsx ppt pptx odt ods odp
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
    """The articles that `sources` name, as they are read, and about how many there are."""
    listed = [path for source in sources for path in _listed(source)]
    total = sum(_count(path) for path in listed)
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


def _is_table(path: str | Path) -> bool:
    return isinstance(path, Path) and path.suffix.lower() in (".csv", ".tsv", ".jsonl", ".ndjson")


def _count(path: str | Path) -> int:
    """How many articles come of it, told without reading them: rows may span lines."""
    if not isinstance(path, Path) or not _is_table(path):
        return 1
    with suppress(OSError):
        with path.open("rb") as file:
            lines = sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b""))
        return max(1, lines - (path.suffix.lower() in (".csv", ".tsv")))
    return 1


def _items(path: str | Path, columns: Columns | None) -> Iterator[Item]:
    if isinstance(path, str):
        yield Item(path)
        return
    if not _is_table(path):
        yield _file(path)
        return
    try:
        text = _decoded(read_file(path).data)
        rows = _csv(text) if path.suffix.lower() in (".csv", ".tsv") else _jsonl(text)
        for where, row in rows:
            name = f"{path}:{where}"
            yield Item(name, trouble=row) if isinstance(row, str) else _row(name, row, columns)
    except ReaderError as error:
        yield Item(str(path), path, trouble=str(error))


def _file(path: Path) -> Item:
    try:
        return Item(str(path), path, read_file(path))
    except ReaderError as error:
        return Item(str(path), path, trouble=str(error))


def _decoded(data: bytes) -> str:
    from reader.sources.decode import decode

    return decode(data).text


def _csv(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    """The rows by line number; what is wrong with one in its place."""
    head = text[:65_536]
    try:
        dialect: Any = csv.Sniffer().sniff(head.partition("\n")[0], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = csv.reader(
        io.StringIO(text, newline=""), delimiter=dialect.delimiter, quotechar='"', strict=False
    )
    headings = [heading.strip() for heading in next(lines, [])]
    while True:
        start = lines.line_num + 1
        try:
            cells = next(lines, None)
        except csv.Error as error:
            yield start, f"The line cannot be read as CSV: {error}."
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield start, dict(zip(headings, cells, strict=False))


def _jsonl(text: str) -> Iterator[tuple[int, dict[str, Any] | str]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            yield number, "The line is no JSON."
            continue
        yield number, row if isinstance(row, dict) else "The line is no JSON object."


def _row(name: str, row: Mapping[str, Any], columns: Columns | None) -> Item:
    """A row of a table as an article."""
    found = _chosen(row, columns or Columns())
    if found.text is None:
        asked = f"“{columns.text}”" if columns and columns.text else "for the text"
        return Item(
            name,
            trouble=f"There is no column {asked}. The columns are: "
            f"{', '.join(one_line(str(heading), 60) for heading in row)}. Name one with --text.",
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
