"""Rows for people and for programs: aligned columns, and CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from reader.annotation.exchange.sheet import listed, safe
from reader.cli.output import emit, emit_json, keep_every_character
from reader.text.sanitise import one_line

_WIDE = 120
"""The cells of a terminal that has room for all columns."""


def print_rows(
    style: str,
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    table: Iterable[Sequence[str]],
    *,
    most: Sequence[int] = (),
    roomy: Collection[int] = (),
) -> None:
    """`rows` with the keys `columns` as json or csv; in another style `table`, which says the same
    to people (see `print_table`)."""
    if style == "json":
        emit_json(list(rows))
    elif style == "csv":
        write_csv(columns, rows)
    else:
        print_table(list(table), most=most, roomy=roomy)


def print_table(
    rows: Sequence[Sequence[str]], *, most: Sequence[int] = (), roomy: Collection[int] = ()
) -> None:
    """Aligned columns; on a terminal the last is cut to its width, in a pipe it stays whole.

    `most` says how many cells of a terminal the other columns may take; the columns `roomy` are
    shown on wide ones only.
    """
    cells = [[one_line(cell, 4_000) for cell in row] for row in rows]
    if not sys.stdout.isatty():
        _print_aligned(cells, len)
        return
    # Loaded here: of commands in a pipe none needs it.
    from rich.cells import cell_len

    limit = shutil.get_terminal_size().columns
    left_out = () if limit >= _WIDE else roomy
    cells = [
        [
            _cut(cell, most[at] if at < len(most) else limit)
            for at, cell in enumerate(row)
            if at not in left_out
        ]
        for row in cells
    ]
    _print_aligned(cells, cell_len, limit)


def _print_aligned(
    rows: Sequence[Sequence[str]], size: Callable[[str], int], limit: int | None = None
) -> None:
    widths = [max(map(size, column)) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        padded = (cell + " " * (w - size(cell)) for cell, w in zip(row, widths, strict=False))
        line = f"{'  '.join(padded)}  {row[-1]}".rstrip()
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
    from rich.cells import cell_len, set_cell_size

    return text if cell_len(text) <= width else set_cell_size(text, width - 1).rstrip() + "…"
