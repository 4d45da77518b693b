"""Many works in one list, ordered, numbered and told apart as the style does it."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from reader.citation import csl, record
from reader.citation.registry import style_named
from reader.citation.rich import Paragraph, Shape, rich
from reader.citation.style import Citation, Form, Kind, Style, written
from reader.citation.work import Facts, Work

_NUMBERED = frozenset({"ieee", "vancouver"})
_BY_YEAR = frozenset({"apa", "harvard", "chicago-author-date"})
_DASHED = frozenset({"mla"})
_AS_GIVEN = frozenset({"chicago-note", "chicago-short-note", "ap", "markdown"})


def bibliography(style: str, works: Sequence[Work], *, accessed: date | None = None) -> Citation:
    """All `works` in the style of that name: one entry to a paragraph, or one file of a format.

    Lists go by the alphabet, works of the same authors by date or title, numbered lists and notes
    as given. Works that a citation in the text could not tell apart have letters after the year
    (2020a, 2020b), entries of a format after the key. Raises ReaderError for an unknown style.
    """
    chosen = csl.style(style) if style.endswith(".csl") else style_named(style)
    facts = [Facts(work, accessed, number=number) for number, work in enumerate(works, 1)]
    if chosen.kind is Kind.FORMAT:
        ordered = _lettered(facts, record.key)
        return _told(written(chosen, Form.REFERENCE, _file(chosen, ordered)), ordered)
    if chosen.name in _NUMBERED | _AS_GIVEN:
        ordered = facts
    else:
        ordered = sorted(facts, key=lambda one: _place(chosen, one))
    if chosen.name in _BY_YEAR:
        ordered = _lettered(ordered, lambda one: _line(chosen, one, Form.IN_TEXT))
    if chosen.name in _DASHED:
        ordered = _dashed(ordered)
    entries = [part for one in ordered for part in chosen.make(one, (), Form.REFERENCE)]
    return _told(written(chosen, Form.REFERENCE, tuple(entries)), ordered)


def _told(citation: Citation, facts: Sequence[Facts]) -> Citation:
    """The citation with what is missing or guessed, and of how many."""
    lacking = Counter(name for one in facts for name in one.lacking)
    guessed = Counter(name for one in facts for name in one.guessed)
    warnings = (
        *(f"{count} of {len(facts)} without {name}." for name, count in lacking.items()),
        *(f"{count} of {len(facts)} with a guessed {name}." for name, count in guessed.items()),
    )
    return replace(citation, missing=tuple(lacking), warnings=warnings)


def _lettered(facts: Sequence[Facts], label: Callable[[Facts], str]) -> list[Facts]:
    """The facts with a letter for each that shares its label with another."""
    labels = [label(one) for one in facts]
    shared = {name for name, count in Counter(labels).items() if count > 1}
    seen: Counter[str] = Counter()
    result = []
    for one, name in zip(facts, labels, strict=True):
        letter = _letter(seen[name]) if name in shared else ""
        seen[name] += 1
        result.append(Facts(one.work, one.accessed_on, number=one.number, letter=letter))
    return result


def _dashed(facts: Sequence[Facts]) -> list[Facts]:
    """The facts with hyphens for the names of those whose authors are those of the one before."""
    before: Sequence[Facts | None] = [None, *facts]
    return [
        replace(one, repeated=bool(last and one.authors and one.authors == last.authors))
        for one, last in zip(facts, before, strict=False)
    ]


def _letter(index: int) -> str:
    """a to z, then aa, ab, …"""
    tens, ones = divmod(index, 26)
    return (_letter(tens - 1) if tens else "") + chr(ord("a") + ones)


def _line(style: Style, facts: Facts, form: Form = Form.REFERENCE) -> str:
    return style.make(facts, (), form)[0].line.plain


def _place(style: Style, facts: Facts) -> tuple[tuple[str, ...], str, str]:
    """Where an entry belongs: by its authors, one alone before the same with others; then by date
    where the style does so (APA 9.47, and by year Chicago 15.20); then by its first words.

    An entry that begins with no author's name stands by those words.
    """
    entry, published = _sort_key(_line(style, facts)), facts.work.metadata.published or ""
    when = "" if style.name not in _BY_YEAR else published[: None if style.name == "apa" else 4]
    for first in (facts.authors[0].inverted, facts.authors[0].demoted) if facts.authors else ():
        if entry.startswith(_sort_key(first.partition(",")[0])):
            others = (name.inverted for name in facts.authors[1:])
            return (_sort_key(first), *map(_sort_key, others)), when, _sort_key(facts.title)
    return (entry,), when, ""


def _sort_key(entry: str) -> str:
    """Letters and digits alone, accents and a first article aside."""
    plain = unicodedata.normalize("NFKD", entry).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"^\W*(?:(?:the|an|a)\s+)?", "", plain)
    return re.sub(r"[^\w\s]", "", plain)


def _file(style: Style, facts: Sequence[Facts]) -> tuple[Paragraph, ...]:
    """The entries as one file: one array of CSL-JSON, a list on Wikipedia, else one by one."""
    texts = [_line(style, one) for one in facts]
    if style.name == "csl-json":
        items = [item for text in texts for item in json.loads(text)]
        whole = json.dumps(items, ensure_ascii=False, indent=2)
    elif style.name == "wikipedia":
        whole = "\n".join(f"* {text}" for text in texts)
    else:
        whole = ("\n" if style.name == "ris" else "\n\n").join(texts)
    return (Paragraph(rich(whole), Shape.CODE),)
