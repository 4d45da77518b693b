"""Styles that number their references: IEEE and Vancouver.

A citation that stands alone has the number 1; `bibliography` numbers a list.
"""

from __future__ import annotations

from reader.citation import dates, titles
from reader.citation.intext import bracketed, second_hand
from reader.citation.listing import et_al, surname
from reader.citation.marks import in_marks
from reader.citation.names import Name
from reader.citation.passages import Quoting, lines_over, words_at_least
from reader.citation.rich import Rich, italic, join, link, rich
from reader.citation.style import Style
from reader.citation.work import Facts, Passage

# IEEE leaves to Chicago what its own guide does not say; AMA sets over four lines as a block.
IEEE_QUOTING = Quoting(ellipsis="...", is_block=words_at_least(100))
VANCOUVER_QUOTING = Quoting(ellipsis="...", is_block=lines_over(4))
_IEEE_MONTHS = tuple(f"{month[:3]}." if month != "May" else month for month in dates.MONTHS)
_IEEE_DATE = dates.month_first(_IEEE_MONTHS)


def ieee(facts: Facts) -> Rich:
    """IEEE Reference Guide (2023), "Newspaper, online": the title in sentence case."""
    authors = () if facts.authored_by_site else facts.authors
    lead = et_al(authors, _initials_first, most=6, slanted=True)
    title = titles.sentence_case(facts.title, facts.work.proper_nouns)
    where = join([italic(facts.site), _IEEE_DATE(facts.date) if facts.date else None], ", ")
    shown = in_marks(title, "," if where else ".")
    head = join([lead + "," if lead else None, shown, where]).ended()
    accessed = facts.accessed if facts.url else None
    seen = f"Accessed: {_IEEE_DATE(accessed)}." if accessed else None
    address = "[Online]. Available: " + link(facts.url) if facts.url else None
    return join([f"[{facts.number}]", head, seen, address])


def ieee_source(facts: Facts, passage: Passage | None, named: bool) -> Rich:
    number = f"[{facts.number}]"
    return _numbered(facts, passage, named, number) or rich(number)


def vancouver(facts: Facts) -> Rich:
    """Citing Medicine (NLM, 2nd edition), chapter 23, "Newspaper articles on the Internet": the
    title in sentence case, without a capital after a colon."""
    authors = () if facts.authored_by_site else facts.authors
    lead = et_al(authors, _without_stops, most=6, first=6, last="", comma=True)
    title = titles.sentence_case(facts.title, facts.work.proper_nouns, subtitle=False)
    medium = "[Internet]" if facts.url else ""
    where = join([facts.site, medium]) if facts.site else rich("")
    if title.endswith(("”", '"')):
        title = f"{title[:-1]}.{title[-1]}"
    head = rich(title) if facts.site else join([title, medium])
    address = "Available from: " + link(facts.url) if facts.url else None
    return join(
        [
            f"{facts.number}.",
            lead.ended(),
            head.ended(),
            where.ended(),
            _vancouver_days(facts).ended(),
            address,
        ]
    )


def _vancouver_days(facts: Facts) -> Rich:
    """Dates as in "2020 Jan 3 [updated 2020 Jan 5; cited 2026 Nov 22]"."""
    accessed = facts.accessed if facts.url else None
    beside = [
        f"{word} {dates.year_first(when)}"
        for word, when in (("updated", facts.updated), ("cited", accessed))
        if when
    ]
    published = dates.year_first(facts.date) if facts.date else None
    return join([published, f"[{'; '.join(beside)}]" if beside else None])


def vancouver_source(facts: Facts, passage: Passage | None, named: bool) -> Rich:
    number = str(facts.number)
    return _numbered(facts, passage, named, number) or rich(f"({number})")


def _numbered(facts: Facts, passage: Passage | None, named: bool, number: str) -> Rich | None:
    """“(Manning, quoted in [1])”; neither manual has a rule for words quoted at second hand, so
    this follows Chicago's."""
    words = second_hand(facts, passage, named, surname)
    return rich(f"({words}{number})") if words else None


def _initials_first(name: Name) -> str:
    return " ".join(part for part in (name.initials(), name.family, name.suffix) if part)


def _without_stops(name: Name) -> str:
    suffix = {"Jr.": "Jr", "Sr.": "Sr", "II": "2nd", "III": "3rd", "IV": "4th"}
    parts = (name.family, name.initials(dot="", space=""), suffix.get(name.suffix, name.suffix))
    return " ".join(part for part in parts if part)


STYLES = (
    Style(
        name="ieee",
        title="IEEE",
        description="IEEE Reference Guide (2023)",
        make=bracketed(ieee, ieee_source, IEEE_QUOTING),
    ),
    Style(
        name="vancouver",
        title="Vancouver",
        description="Citing Medicine, National Library of Medicine, 2nd edition",
        make=bracketed(vancouver, vancouver_source, VANCOUVER_QUOTING),
    ),
)
