"""Harvard style as in Cite Them Right, 12th edition (Pears and Shields, 2022)."""

from __future__ import annotations

from collections.abc import Callable

from reader.citation import dates
from reader.citation.intext import bracketed, second_hand
from reader.citation.listing import et_al, surname
from reader.citation.marks import in_single
from reader.citation.names import Name
from reader.citation.passages import Quoting, words_at_least
from reader.citation.rich import Rich, italic, join, link, rich
from reader.citation.style import Style
from reader.citation.work import Facts, Passage

# Single marks, as round titles; from forty words (about three lines) a quotation is indented.
QUOTING = Quoting(ellipsis="...", is_block=words_at_least(40), single=True)
_DATE = dates.day_first()


def reference(facts: Facts) -> Rich:
    """The entry of the reference list: "Newspaper articles, online", which news sites follow."""
    when = facts.date
    year = f"({facts.year('no date')})"
    day = dates.without_year(_DATE, when) if when else ""
    authors = _who(facts, _inverted)
    title = _title(facts)
    where = italic(facts.site) if _has_author(facts) else None
    details = join([title, where, day], ", ")
    lead = [authors, rich(year), details] if authors else [rich(title), rich(year), rich(day)]
    return join([join(lead).ended(), _address(facts)])


def source(facts: Facts, passage: Passage | None, named: bool) -> Rich:
    """“(Manning, quoted in Lee, 2020)”: secondary referencing. Pages without numbers get none."""
    who = _who(facts, surname) or rich(_title(facts))
    cited = join([who, facts.year("no date")], ", ")
    return "(" + second_hand(facts, passage, named, surname) + cited + ")"


def _who(facts: Facts, write: Callable[[Name], str]) -> Rich:
    """Up to three authors; of four or more the first. Without one the site, in italics."""
    if not _has_author(facts):
        return italic(facts.site)
    return et_al(facts.authors, write, most=3, serial=False, slanted=True)


def _title(facts: Facts) -> str:
    return f"‘{in_single(facts.title)}’" if facts.title else ""


def _has_author(facts: Facts) -> bool:
    return bool(facts.authors) and not facts.authored_by_site


def _inverted(name: Name) -> str:
    initials = name.initials(space="")
    return ", ".join(part for part in (name.family, initials, name.suffix) if part)


def _address(facts: Facts) -> Rich:
    if not facts.url:
        return Rich()
    seen = f" (Accessed: {_DATE(facts.accessed)})" if facts.accessed else ""
    return "Available at: " + link(facts.url) + f"{seen}."


STYLES = (
    Style(
        name="harvard",
        title="Harvard",
        description="Cite Them Right, 12th edition",
        make=bracketed(reference, source, QUOTING),
    ),
)
