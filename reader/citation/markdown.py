"""Markdown for notes and web pages: a quotation, who said it, a link that finds the words."""

from __future__ import annotations

from reader.citation import dates
from reader.citation import passages as quoting_rules
from reader.citation.deeplink import with_fragment
from reader.citation.listing import series
from reader.citation.marks import in_double
from reader.citation.passages import Quoting
from reader.citation.rich import Paragraph, Rich, Shape, join, link, rich
from reader.citation.style import Form, Style
from reader.citation.work import Facts, Passage
from reader.model import QuoteKind

QUOTING = Quoting(ellipsis="…")
_DATE = dates.month_first()


def _make(facts: Facts, passages: tuple[Passage, ...], form: Form) -> tuple[Paragraph, ...]:
    if form is Form.REFERENCE or not passages:
        return (Paragraph(_source(facts, None)),)
    parts: list[Paragraph] = []
    for passage in passages:
        parts.extend(_block(passage))
        line = "— " + join([_said_by(facts, passage), _source(facts, passage)])
        parts.append(Paragraph(line, Shape.QUOTE))
    if form is Form.BOTH:
        parts.append(Paragraph(_source(facts, None)))
    return tuple(parts)


def _block(passage: Passage) -> list[Paragraph]:
    """The words by paragraphs; in marks when they stood in marks, each paragraph opening anew."""
    texts = list(quoting_rules.paragraphs(passage, QUOTING))
    if texts:
        texts[-1] = texts[-1].rstrip(" ,;:—–")
    if texts and passage.kind in (QuoteKind.DIRECT, QuoteKind.MIXED):
        texts = [f"“{in_double(text)}" for text in texts]
        texts[-1] += "”"
    return [Paragraph(rich(text), Shape.QUOTE) for text in texts]


def _said_by(facts: Facts, passage: Passage) -> str:
    if not facts.is_second_hand(passage):
        return ""
    how = "paraphrased in" if passage.kind is QuoteKind.INDIRECT else "quoted in"
    return ", ".join(part for part in (passage.speaker, passage.role, how) if part)


def _source(facts: Facts, passage: Passage | None) -> Rich:
    """Christy Lee, [Title](url), VOA News, January 3, 2020."""
    authors = () if facts.authored_by_site else facts.authors
    target = with_fragment(facts.url, passage.fragment if passage else None)
    title = link(facts.title, target) if target else rich(facts.title)
    when = _DATE(facts.date) if facts.date else None
    names = series([name.full for name in authors])
    return join([names, title or link(facts.url), facts.site, when], ", ")


STYLES = (
    Style(
        name="markdown",
        title="Markdown",
        description="Block quotation with its speaker and a link to the words",
        make=_make,
        is_markdown=True,
    ),
)
