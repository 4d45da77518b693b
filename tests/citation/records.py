"""The golden records: made-up articles that hold the hard parts, and what is expected of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from reader.citation import Passage, Work
from reader.model import Metadata, QuoteKind

GOLDEN = Path(__file__).with_name("golden")


@dataclass(frozen=True)
class Record:
    """An article with passages; `csl_authors` are its authors' names taken apart by hand."""

    id: str
    what: str
    work: Work
    passages: tuple[Passage, ...]
    accessed: date | None
    csl_authors: tuple[dict[str, str], ...]


def records() -> list[Record]:
    rows = json.loads((GOLDEN / "records.json").read_text(encoding="utf-8"))
    return [_record(row) for row in rows]


def _record(row: dict[str, Any]) -> Record:
    metadata = Metadata(
        title=row["title"],
        authors=tuple(row.get("authors", ())),
        published=row.get("published"),
        site=row.get("site"),
        url=row.get("url"),
        language=row["language"],
    )
    return Record(
        id=row["id"],
        what=row["what"],
        work=Work(
            metadata,
            tuple(row.get("proper_nouns", ())),
            newspaper=row.get("newspaper", False),
            updated=row.get("updated"),
        ),
        passages=tuple(_passage(passage) for passage in row.get("passages", ())),
        accessed=date.fromisoformat(row["accessed"]) if "accessed" in row else None,
        csl_authors=tuple(row.get("csl_authors", ())),
    )


def _passage(row: dict[str, Any]) -> Passage:
    return Passage(
        pieces=tuple(row["pieces"]),
        kind=QuoteKind(row["kind"]) if "kind" in row else None,
        speaker=row.get("speaker"),
        role=row.get("role"),
        sure=row.get("sure", True),
        paragraph=row.get("paragraph"),
        section=row.get("section"),
    )
