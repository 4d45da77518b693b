"""Records for reference managers: RIS and CSL-JSON."""

from __future__ import annotations

import json
from typing import Any

from reader.citation import record
from reader.citation.dates import Day, When
from reader.citation.names import Name
from reader.citation.rich import Paragraph, Shape, rich
from reader.citation.style import Form, Kind, Style
from reader.citation.work import Facts, Passage


def _make_ris(facts: Facts, passages: tuple[Passage, ...], form: Form) -> tuple[Paragraph, ...]:
    """A tag to a line, two spaces, a hyphen (RIS specification, 2011). NEWS is a newspaper, ELEC
    a web page."""
    when, seen = facts.date, facts.accessed
    lines: list[tuple[str, str | None]] = [
        ("TY", "NEWS" if facts.newspaper else "ELEC"),
        ("ID", record.key(facts)),
        *(("AU", name.family if name.body else _inverted(name)) for name in facts.authors),
        ("TI", facts.title),
        ("T2", facts.site),
        ("PB", facts.work.publisher),
        ("PY", f"{when.year:04}" if when else None),
        ("DA", _slashed(when.start) if when else None),
        ("LA", facts.work.metadata.language),
        ("UR", facts.url),
        ("Y2", _slashed(seen.start) if seen else None),
        *(("N1", note) for note in record.notes(facts, passages)),
    ]
    written = [f"{tag}  - {' '.join(value.split())}" for tag, value in lines if value]
    return (Paragraph(rich("\n".join([*written, "ER  - "])), Shape.CODE),)


def _inverted(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.given, name.suffix) if part)


def _slashed(day: Day) -> str:
    """Year, month, day, other, as in "2020/01/03/"; what is not known stays empty."""
    month, date = (f"{part:02}" if part else "" for part in (day.month, day.day))
    return f"{day.year:04}/{month}/{date}/"


def _make_csl(facts: Facts, passages: tuple[Passage, ...], form: Form) -> tuple[Paragraph, ...]:
    """An array of one item (CSL 1.0.2); a news site is a webpage, whose title APA sets italic."""
    text = json.dumps([csl_item(facts, passages)], ensure_ascii=False, indent=2)
    return (Paragraph(rich(text), Shape.CODE),)


def csl_item(facts: Facts, passages: tuple[Passage, ...] = ()) -> dict[str, Any]:
    """The work as a CSL-JSON item; what is not known is left out."""
    item = {
        "id": record.key(facts),
        "type": "article-newspaper" if facts.newspaper else "webpage",
        "title": facts.title,
        "container-title": facts.site,
        "publisher": facts.work.publisher,
        "author": [_csl_name(name) for name in facts.authors],
        "issued": _csl_date(facts.date),
        "accessed": _csl_date(facts.accessed),
        "URL": facts.url,
        "language": facts.work.metadata.language,
        "note": "\n".join(record.notes(facts, passages)),
    }
    return {name: value for name, value in item.items() if value}


def _csl_name(name: Name) -> dict[str, Any]:
    if name.body:
        return {"literal": name.family}
    parts: dict[str, Any] = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _csl_date(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    days = [when.start, *([when.end] if when.end else [])]
    parts = [[part for part in (day.year, day.month, day.day) if part] for day in days]
    return {"date-parts": parts}


STYLES = (
    Style(
        name="ris",
        title="RIS",
        description="Record for EndNote, Zotero, Mendeley and others",
        make=_make_ris,
        kind=Kind.FORMAT,
        forms=(Form.REFERENCE,),
    ),
    Style(
        name="csl-json",
        title="CSL-JSON",
        description="Record for Zotero, Pandoc and other citation processors",
        make=_make_csl,
        kind=Kind.FORMAT,
        forms=(Form.REFERENCE,),
    ),
)
