"""Rows for people and for programs: aligned columns, and CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.annotation.exchange.sheet import listed, safe
from reader.cli.output import emit, emit_json, keep_every_character
from reader.text.sanitise import one_line


def print_rows(
    style: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    table: Iterable[Sequence[str]],
    *,
    most: Sequence[int] = (),
) -> None:
    """`rows` with the keys `columns` as json or csv; in another style `table`, which says the same
    to people (see `print_table`)."""
    if style == "json":
        emit_json(list(rows))
    elif style == "csv":
        write_csv(columns, rows)
    else:
        print_table(list(table), most=most)


def print_table(rows: Sequence[Sequence[str]], *, most: Sequence[int] = ()) -> None:
    """Aligned columns; on a terminal the last is cut to its width, in a pipe it stays whole.

    `most` says how wide the other columns may be on a terminal.
    """
    limit = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    cells = [[one_line(cell, 4_000) for cell in row] for row in rows]
    if limit is not None:
        cells = [
            [_cut(cell, most[at] if at < len(most) else limit) for at, cell in enumerate(row)]
            for row in cells
        ]
    if not cells:
        return
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)][:-1]
    for row in cells:
        start = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        line = f"{start}  {row[-1]}".rstrip()
        emit(line if limit is None else _cut(line, limit))


def write_csv(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Headings and rows; what a cell has several of is parted by semicolons."""
    keep_every_character()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return safe(listed(map(str, value)))
    return safe(value)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
