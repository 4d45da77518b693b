"""Wikipedia's `{{cite news}}` template (Help:Citation Style 1)."""

from __future__ import annotations

import re

from reader.citation import dates, record
from reader.citation import passages as quoting_rules
from reader.citation.marks import in_double
from reader.citation.names import Name
from reader.citation.rich import Paragraph, Shape, rich, safe_link
from reader.citation.style import Form, Kind, Style
from reader.citation.work import Facts, Passage
from reader.model import QuoteKind

_DATE = dates.month_first()
_SPECIAL = {
    "|": "{{!}}",
    "[": "&#91;",
    "]": "&#93;",
    "{": "&#123;",
    "}": "&#125;",
    "<": "&lt;",
    ">": "&gt;",
}


def _make(facts: Facts, passages: tuple[Passage, ...], form: Form) -> tuple[Paragraph, ...]:
    parameters: list[tuple[str, str | None]] = [
        *_people(facts.authors),
        ("title", _escaped(in_double(facts.title))),
        ("url", _address(facts.url)),
        ("work", _escaped(facts.site)),
        ("date", _DATE(facts.date) if facts.date else None),
        ("access-date", _DATE(facts.accessed) if facts.accessed else None),
        ("quote", _escaped(" … ".join(map(_quoted, passages)))),
    ]
    written = [f"|{name}={value}" for name, value in parameters if value]
    return (Paragraph(rich(f"{{{{cite news {' '.join(written)}}}}}"), Shape.CODE),)


def _people(names: tuple[Name, ...]) -> list[tuple[str, str | None]]:
    """last1, first1, …; `author` for bodies and for names that are never turned round."""
    found: list[tuple[str, str | None]] = []
    for number, name in enumerate(names, 1):
        count = str(number) if len(names) > 1 else ""
        if name.body or name.family_first:
            found.append((f"author{count}", _escaped(name.full)))
        else:
            given = " ".join(part for part in (name.given, name.suffix) if part)
            found.append((f"last{count}", _escaped(name.family)))
            found.append((f"first{count}", _escaped(given)))
    return found


def _quoted(passage: Passage) -> str:
    """The words for `quote`, which the template puts between marks; who said them in brackets."""
    words = quoting_rules.without_stop(record.words(passage))
    who = passage.speaker if passage.kind is not None else None
    verb = "is reported to have said" if passage.kind is QuoteKind.INDIRECT else "said"
    return (f"[{who} {verb}:] " if who else "") + in_double(words)


def _escaped(text: str) -> str:
    return re.sub(r"[|\[\]{}<>]", lambda match: _SPECIAL[match[0]], text)


def _address(url: str) -> str | None:
    """An address without what would end the parameter; none that is not on the web."""
    safe = safe_link(url)
    return safe.replace("[", "%5B").replace("]", "%5D") if safe else None


STYLES = (
    Style(
        name="wikipedia",
        title="Wikipedia",
        description="The cite news template, with the words as its quote",
        make=_make,
        kind=Kind.FORMAT,
        forms=(Form.REFERENCE,),
    ),
)
