"""MLA style: MLA Handbook, 9th edition (2021)."""

from __future__ import annotations

import re

from reader.citation import dates, titles
from reader.citation.intext import bracketed, second_hand
from reader.citation.listing import et_al, first_inverted, surname
from reader.citation.marks import in_double, in_marks
from reader.citation.passages import Quoting, lines_over
from reader.citation.rich import Rich, italic, join, link, rich
from reader.citation.style import Style
from reader.citation.work import Facts, Passage

# More than four lines are a block; an ellipsis is three spaced points (chapter 6, “Quotations”).
QUOTING = Quoting(ellipsis=". . .", is_block=lines_over(4))
_DATE = dates.day_first(dates.MLA_MONTHS)


def reference(facts: Facts) -> Rich:
    """The entry of the list of works cited (chapter 5: the template of core elements)."""
    # A site that is its own author is named once, as the container.
    authors = facts.authors if not facts.authored_by_site else ()
    # Of three authors or more only the first is named. In a list, hyphens stand for the names of
    # the entry before (5.126).
    lead = rich("---.") if facts.repeated else first_inverted(authors, most=2).ended()
    when = facts.date
    details = join(
        [
            italic(facts.site),
            _DATE(when) if when else None,
            f"updated {_DATE(facts.updated)}" if facts.updated else None,
            link(_short_url(facts.url), facts.url),
        ],
        ", ",
    ).ended()
    # The day of access is wanted when the page itself has no date.
    seen = f"Accessed {_DATE(facts.accessed)}." if not when and facts.accessed else None
    title = titles.headline_case(facts.title, titles.MLA)
    return join([lead, in_marks(title, "."), details, seen])


def source(facts: Facts, passage: Passage | None, named: bool) -> Rich:
    """In brackets: “(Manning, qtd. in Lee)”: section 6.77.

    No paragraph is given: the manual wants none that the page does not show.
    """
    return "(" + second_hand(facts, passage, named, surname, "qtd. in") + _who(facts) + ")"


def _who(facts: Facts) -> Rich:
    """The author, else the title cut to its first phrase (6.10)."""
    if facts.authors and not facts.authored_by_site:
        return et_al(facts.authors, surname, most=2)
    title = titles.headline_case(facts.title, titles.MLA)
    return rich(f"“{in_double(titles.short_title(title))}”")


def _short_url(url: str) -> str:
    """The protocol may be left out where the address works without it."""
    return re.sub(r"^https?://", "", url)


STYLES = (
    Style(
        name="mla",
        title="MLA 9",
        description="MLA Handbook, 9th edition",
        make=bracketed(reference, source, QUOTING),
    ),
)
