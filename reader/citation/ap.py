"""Attribution in news copy, after The Associated Press Stylebook (56th edition, 2022)."""

from __future__ import annotations

import re

from reader.citation import dates
from reader.citation import passages as quoting_rules
from reader.citation.listing import series
from reader.citation.marks import in_double, in_marks
from reader.citation.passages import Quoting
from reader.citation.rich import Paragraph, Rich, join, link, rich
from reader.citation.style import Form, Style
from reader.citation.work import Facts, Passage
from reader.model import QuoteKind

# "ellipsis": three points, no spaces within. News copy has no block quotations.
QUOTING = Quoting(ellipsis="...")
_DATE = dates.month_first(dates.AP_MONTHS)
_MONTH = dates.month_first()


def _make(facts: Facts, passages: tuple[Passage, ...], form: Form) -> tuple[Paragraph, ...]:
    parts: list[Paragraph] = []
    if form is not Form.REFERENCE:
        for passage in passages:
            parts.extend(_attributed(facts, passage, form is Form.NAMED))
    if form in (Form.REFERENCE, Form.BOTH) or not passages:
        parts.append(Paragraph(_line(facts)))
    return tuple(parts)


def _line(facts: Facts) -> Rich:
    """The article itself: "Christy Lee, “Title,” VOA News, Jan. 3, 2020"."""
    authors = () if facts.authored_by_site else facts.authors
    names = series([name.full for name in authors], serial=False)
    title = in_marks(facts.title, ",")
    where = join([_outlet(facts), _when(facts)], ", ").ended()
    return join([f"{names}," if names else None, title, where])


def _attributed(facts: Facts, passage: Passage, named: bool) -> list[Paragraph]:
    """The words, then "said Robert Manning, a senior fellow at …, VOA News reported Jan. 3, 2020."

    Several paragraphs: each opens with marks, the last alone closes ("quotation marks").
    """
    texts = list(quoting_rules.paragraphs(passage, QUOTING))
    if not texts:
        return []
    said = "" if named else _said(passage)
    outlet = _outlet(facts)
    reported = join([outlet, "reported", _when(facts)]) if outlet else None
    tail = join([said, reported], ", ").ended()
    if not quoting_rules.is_quoted(passage):
        words = quoting_rules.without_stop(" ".join(texts))
        return [Paragraph(rich(words) + ", " + tail)]
    *first, last = texts
    parts = [Paragraph(rich(f"“{in_double(text)}")) for text in first]
    return [*parts, Paragraph(rich(quoting_rules.run_in(last, QUOTING, end=",")) + " " + tail)]


def _outlet(facts: Facts) -> Rich:
    return link(facts.site or facts.host, facts.url or None)


def _said(passage: Passage) -> str:
    """Who said it, with the role: a formal title before the name, a description after it."""
    if passage.kind is None or not passage.speaker:
        return ""
    role = passage.role or ""
    before = bool(role) and role[0].isupper() and not re.search(r"\b(?:of|at|for|in|with)\b", role)
    who = f"{role} {passage.speaker}" if before else passage.speaker
    verb = "in the words of" if passage.kind is QuoteKind.MIXED else "said"
    return f"{verb} {who}, {passage.introduced or role}" if role and not before else f"{verb} {who}"


def _when(facts: Facts) -> str | None:
    """As in "Jan. 3, 2020" and "January 2020": a month without a day is spelled out ("months")."""
    when = facts.date
    if when is None:
        return None
    return _DATE(when) if when.start.day else _MONTH(when)


STYLES = (
    Style(
        name="ap",
        title="AP attribution",
        description="Attribution in news copy, AP Stylebook",
        make=_make,
    ),
)
