"""Rows that an older Reader wrote, in the form of this one.

A file of an older schema is read as if it were of this one; the first change writes it anew, and
a copy of it as it was stays among the backups for good. Older lines of the journal are read in the
same way, so that undo and recovery reach back over the change.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SCHEMA = 1
"""The schema that this Reader writes, of files and of lines in the journal."""

Row = dict[str, Any]

STEPS: dict[int, Callable[[str, Row], Row]] = {}
"""By schema, what makes a row of a table into one of the next schema."""


def migrated(table: str, row: Row, schema: int) -> Row:
    """`row` of that schema in the present form; one that is newer stays as it is."""
    for step in range(schema, SCHEMA):
        row = STEPS[step](table, row)
    return row
