"""`reader quotes`: who said what, an utterance a row."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import Any

from reader.cli.output import emit
from reader.cli.session import open_source, workspace
from reader.cli.tables import print_rows
from reader.model import Analysis, Article, Span, Utterance
from reader.model.errors import ReaderError
from reader.model.structure import Structure
from reader.workspace import Workspace, is_sure

COLUMNS = (
    "number", "speaker", "role", "kind", "sure", "confidence", "settled", "paragraph", "words",
)  # fmt: skip
_WIDTHS = (5, 28, 28, 8, 9, 5)
_ROLE = 2

Row = dict[str, Any]


def run(arguments: Namespace) -> int:
    if arguments.all == (arguments.source is not None):
        raise ReaderError("Name one article, or give --all for the whole library.")
    if arguments.all:
        from reader.cli.search import list_all

        return list_all(arguments)
    with workspace(arguments) as opened:
        article = open_source(opened, arguments)
        rows = quote_rows(opened, article)
    table = map(_cells, rows)
    print_rows(arguments.format, COLUMNS, rows, table, most=_WIDTHS, roomy=(_ROLE,))
    if arguments.format == "table" and not rows:
        emit("No quotes found.")
    return 0


def quote_rows(opened: Workspace, article: Article) -> list[Row]:
    """One row for each utterance, in reading order, with the keys of COLUMNS."""
    analysis = opened.analysis(article)
    found = analysis
    if opened.store.corrections.of(article.id):
        found = opened.analysis(article, corrected=False)
    structure, known = Structure(article.version), _speakers_by_place(found)
    return [_row(article, analysis, structure, known, one) for one in analysis.utterances()]


def _speakers_by_place(analysis: Analysis) -> dict[Span, str | None]:
    return {quote.span: _name(analysis, quote.speaker) for quote in analysis.quotes}


def _name(analysis: Analysis, speaker: int | None) -> str | None:
    return None if speaker is None else analysis.speakers[speaker].name


def _row(
    article: Article,
    analysis: Analysis,
    structure: Structure,
    found: Mapping[Span, str | None],
    utterance: Utterance,
) -> Row:
    speaker = None if utterance.speaker is None else analysis.speakers[utterance.speaker]
    words = " … ".join(" ".join(piece.of(article.text).split()) for piece in utterance.pieces)
    return {
        "number": utterance.number,
        "speaker": speaker.name if speaker else None,
        "role": speaker.role if speaker else None,
        "kind": utterance.kind.value,
        "sure": is_sure(utterance),
        "confidence": round(utterance.confidence, 2),
        "settled": _settled(utterance, speaker.name if speaker else None, found),
        "paragraph": structure.paragraph_number(utterance.span.start),
        "words": words,
    }


def _settled(utterance: Utterance, name: str | None, found: Mapping[Span, str | None]) -> str:
    """found: as Reader found it; confirmed: the user says so too; corrected: the user says
    otherwise, of the speaker or of what is quoted."""
    if any(piece not in found or found[piece] != name for piece in utterance.pieces):
        return "corrected"
    return "confirmed" if utterance.settled else "found"


def _cells(row: Row) -> tuple[str, ...]:
    """Number, speaker, role, kind, certainty, paragraph, words."""
    doubt = "" if row["sure"] or not row["speaker"] else " ?"
    return (
        row["number"],
        (row["speaker"] or "Unknown") + doubt,
        row["role"] or "",
        row["kind"],
        _certainty(row),
        f"¶{row['paragraph']}" if row["paragraph"] else "",
        row["words"],
    )


def _certainty(row: Row) -> str:
    if row["settled"] != "found":
        return str(row["settled"])
    if not row["speaker"]:
        return "unknown"
    return "sure" if row["sure"] else "not sure"
