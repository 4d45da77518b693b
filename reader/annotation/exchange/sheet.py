"""Export as CSV, a row for each annotation; the codebook as CSV, out and in.

A spreadsheet takes a cell that begins with = + - @ (or a tab or a return before one) for a
formula, and can be made to send data away by it (OWASP, "CSV Injection"). Such a cell gets an
apostrophe in front, the spreadsheets' own sign for text, and so does one that begins with
apostrophes and then such a sign, so that a reader can take one apostrophe off again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.annotation.exchange.row import By, Row, grouped
from reader.annotation.exchange.tagging import TagEntry
from reader.model import Tag

COLUMNS = (
    "id", "article", "title", "authors", "published", "site", "url", "article_tags",
    "speaker", "role", "speaker_source", "confidence", "sure", "quote", "kind", "section",
    "paragraph", "start", "end", "state", "tags", "note", "coder", "created", "modified",
    "citation", "reference", "link",
)  # fmt: skip
CODEBOOK = ("name", "description", "color", "key", "parent", "aliases")

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")

Cells = Mapping[str, object]


def write(rows: Iterable[Row], by: By = "article") -> Iterator[str]:
    """The header and a line for each row, in the order of the headings; `by` tag, a row stands
    once under each of its tags. Names in one cell are parted by semicolons."""
    cells = (_cells(row) for _, group in grouped(rows, by) for row in group)
    return _written(COLUMNS, cells)


def _cells(row: Row) -> Cells:
    annotation, metadata, anchor = row.annotation, row.metadata, row.anchor
    span = anchor.span if anchor else None
    return {
        "id": annotation.id,
        "article": annotation.article,
        "title": metadata.title,
        "authors": listed(metadata.authors),
        "published": metadata.published,
        "site": metadata.site,
        "url": metadata.url,
        "article_tags": listed(row.article_tags),
        "speaker": row.speaker,
        "role": row.role,
        "speaker_source": row.source,
        "confidence": None if row.confidence is None else f"{row.confidence:.2f}",
        "sure": ("yes" if row.sure else "no") if row.speaker else None,
        "quote": row.words,
        "kind": row.kind,
        "section": row.section,
        "paragraph": row.paragraph,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "state": anchor.state.value if anchor else None,
        "tags": listed(row.tags),
        "note": annotation.note,
        "coder": annotation.creator,
        "created": annotation.created,
        "modified": annotation.modified,
        "citation": row.citation,
        "reference": row.reference,
        "link": row.link,
    }


def write_codebook(tags: Sequence[Tag]) -> Iterator[str]:
    """The header and a line for each tag."""
    names = {tag.id: tag.name for tag in tags}
    return _written(CODEBOOK, (_tag_cells(tag, names) for tag in tags))


def _tag_cells(tag: Tag, names: Mapping[str, str]) -> Cells:
    return {
        "name": tag.name,
        "description": tag.description,
        "color": tag.color,
        "key": tag.key,
        "parent": names.get(tag.parent or ""),
        "aliases": listed(tag.aliases),
    }


def _written(columns: Sequence[str], rows: Iterable[Cells]) -> Iterator[str]:
    yield _line(columns)
    for row in rows:
        yield _line([safe(row[name]) for name in columns])


def _line(cells: Sequence[str], delimiter: str = ",") -> str:
    line = io.StringIO()
    csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(cells)
    return line.getvalue()


def safe(value: object) -> str:
    """`value` as a cell that no spreadsheet takes for a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe(cell: str) -> str:
    """A cell as it was before `safe`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def listed(names: Iterable[str]) -> str:
    """Names in one cell: parted by semicolons, in quotation marks where one holds a semicolon."""
    return "; ".join(_line([name], ";").removesuffix("\n") for name in names)


def unlisted(cell: str) -> list[str]:
    """The names in a cell that `listed` made, or that somebody typed."""
    rows = csv.reader([cell], delimiter=";", skipinitialspace=True)
    return [name.strip() for row in rows for name in row if name.strip()]


_HEADINGS = {
    "name": ("name", "tag", "code", "codename", "code name", "path"),
    "description": ("description", "memo", "definition", "comment"),
    "color": ("color", "colour"),
    "key": ("key", "shortcut"),
    "parent": ("parent", "parent code", "category"),
    "aliases": ("aliases", "other names"),
}


def is_codebook(first_line: str) -> bool:
    """Whether the first line of a file names the columns of a codebook."""
    places = _places(_split(first_line, _delimiter(first_line)))
    return "name" in places and (len(places) > 1 or "," not in first_line)


def read_codebook(text: str) -> Iterator[TagEntry | str]:
    """The tags in a CSV with a heading for each column, as Reader and others write it."""
    delimiter = _delimiter(text.partition("\n")[0])
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    places = _places(next(lines, []))
    while True:
        try:
            cells = next(lines, None)
        except csv.Error as error:
            yield f"Line {lines.line_num}: {error}."
            continue
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _tag_entry(cells, places, f"Line {lines.line_num}")


def _tag_entry(cells: Sequence[str], places: Mapping[str, int], where: str) -> TagEntry:
    values = {name: unsafe(cells[at]) for name, at in places.items() if at < len(cells)}
    return TagEntry(
        where=where,
        name=values.get("name", ""),
        description=values.get("description", ""),
        color=values.get("color", "").strip(),
        key=values.get("key", "").strip(),
        parent=values.get("parent", ""),
        aliases=tuple(unlisted(values.get("aliases", ""))),
    )


def _places(headings: Sequence[str]) -> dict[str, int]:
    """Where each column of a codebook is, by the heading it has."""
    known = [heading.strip().casefold() for heading in headings]
    found = {
        column: next((known.index(name) for name in names if name in known), None)
        for column, names in _HEADINGS.items()
    }
    return {column: at for column, at in found.items() if at is not None}


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
