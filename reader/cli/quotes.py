"""`reader quotes`: who said what, an utterance a row."""

from __future__ import annotations

import csv
import shutil
import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from reader.cli.output import emit, emit_json
from reader.cli.session import open_source, workspace
from reader.model import Analysis, Article, Utterance
from reader.model.errors import ReaderError
from reader.model.structure import Structure
from reader.workspace import is_sure

COLUMNS = ("number", "speaker", "role", "kind", "sure", "paragraph", "words")


def run(arguments: Namespace) -> int:
    if arguments.all == (arguments.source is not None):
        raise ReaderError("Name one article, or give --all for the whole library.")
    if arguments.all:
        from reader.cli.search import list_all

        return list_all(arguments)
    with workspace(arguments) as opened:
        article = open_source(opened, arguments)
        analysis = opened.analysis(article)
    rows = quote_rows(article, analysis)
    if arguments.format == "json":
        emit_json(rows)
    elif arguments.format == "csv":
        writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    else:
        _table(rows)
    return 0


def quote_rows(article: Article, analysis: Analysis) -> list[dict[str, Any]]:
    """One row for each utterance, in reading order, with the keys of COLUMNS."""
    structure = Structure(article.version)
    return [_row(article, analysis, structure, one) for one in analysis.utterances()]


def _row(
    article: Article, analysis: Analysis, structure: Structure, utterance: Utterance
) -> dict[str, Any]:
    speaker = None if utterance.speaker is None else analysis.speakers[utterance.speaker]
    words = " … ".join(" ".join(piece.of(article.text).split()) for piece in utterance.pieces)
    return {
        "number": utterance.number,
        "speaker": speaker.name if speaker else None,
        "role": speaker.role if speaker else None,
        "kind": utterance.kind.value,
        "sure": is_sure(utterance),
        "paragraph": structure.paragraph_number(utterance.span.start),
        "words": words,
    }


def _table(rows: Sequence[dict[str, Any]]) -> None:
    """Aligned columns; the words are cut to the width of the terminal, whole in a pipe."""
    if not rows:
        emit("No quotes found.")
        return
    cells = [
        (
            row["number"],
            (row["speaker"] or "Unknown") + ("" if row["sure"] or not row["speaker"] else " ?"),
            row["kind"],
            f"¶{row['paragraph']}" if row["paragraph"] else "",
            row["words"],
        )
        for row in rows
    ]
    widths = [max(len(cell[column]) for cell in cells) for column in range(4)]
    limit = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for cell in cells:
        start = "  ".join(text.ljust(width) for text, width in zip(cell, widths, strict=False))
        line = f"{start}  {cell[4]}"
        emit(line if limit is None or len(line) <= limit else line[: limit - 1] + "…")
