"""Chicago style: The Chicago Manual of Style, 18th edition (2024); notes where 17 differs.

Section numbers are those of the 17th edition unless marked 18. A news site's name stands in roman,
a newspaper's in italics (8.191, 14.191).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reader.citation import dates, titles
from reader.citation import passages as quoting_rules
from reader.citation.intext import bracketed, second_hand
from reader.citation.listing import et_al, first_inverted, surname
from reader.citation.marks import in_marks
from reader.citation.names import Name
from reader.citation.passages import Quoting, words_at_least
from reader.citation.rich import (
    NOTE_NUMBER,
    Paragraph,
    Rich,
    Run,
    Shape,
    italic,
    join,
    link,
    raised,
    rich,
)
from reader.citation.style import Form, Maker, Style
from reader.citation.work import Facts, Passage

# A hundred words or more, or several paragraphs, are a block (13.10); spaced points (13.50).
QUOTING = Quoting(ellipsis=". . .", is_block=words_at_least(100))
_DATE = dates.month_first()


def note(facts: Facts, passage: Passage | None, named: bool) -> Rich:
    """A full note: "Robert Manning, quoted in Christy Lee, “Title,” VOA News, January 3, 2020"."""
    # Of three authors or more a note names the first (18: 13.23; in 17 of four or more).
    authors = et_al(_authors(facts), lambda name: name.full, most=2)
    rest = join([_site(facts), *_days(facts), _seen(facts), _link(facts)], ", ")
    title = in_marks(_title(facts), "," if rest else ".", after_question=bool(rest))
    return (
        second_hand(facts, passage, named, lambda name: name.full)
        + join([_comma(authors), title, rest]).ended()
    )


def short_note(facts: Facts, passage: Passage | None, named: bool) -> Rich:
    """A short note: Manning, quoted in Lee, “Experts.” (14.30–14.36)."""
    authors = et_al(_authors(facts), surname, most=2)
    title = in_marks(titles.short_title(_title(facts)), ".")
    body = join([_comma(authors), rich(title) or _site(facts).ended()])
    return second_hand(facts, passage, named, surname) + body


def bibliography(facts: Facts) -> Rich:
    """The entry of a bibliography (14.20); the site leads when no author is named (14.199)."""
    lead = _listed(facts)
    site = _site(facts)
    where = join([site if lead else None, *_days(facts)], ", ").ended()
    return join(
        [
            (lead or site).ended(),
            in_marks(_title(facts), "."),
            where,
            _sentence(_seen(facts)),
            _link(facts).ended(),
        ]
    )


def author_date(facts: Facts) -> Rich:
    """The entry of a reference list (15.9): the year follows the author."""
    lead, site, when = _listed(facts), _site(facts), facts.date
    year = rich(facts.year()).ended()
    title = in_marks(_title(facts), ".")
    named = (lead or site).ended()
    day = dates.without_year(_DATE, when) if when else ""
    where = join([site if lead else None, day, _updated(facts)], ", ").ended()
    return join(
        [
            *((named, year, title) if named else (title, year)),
            where,
            _sentence(_seen(facts)),
            _link(facts).ended(),
        ]
    )


def source(facts: Facts, passage: Passage | None, named: bool) -> Rich:
    """“(Manning, quoted in Lee 2020)” (15.22, 15.56); a comma stands before "n.d." (15.44)."""
    when = facts.date
    authors = et_al(facts.authors, surname, most=2)
    year = facts.year()
    who = authors or _site(facts)
    if who:
        cited = join([who, year], " " if when else ", ")
    else:
        cited = join([in_marks(titles.short_title(_title(facts)), ",", after_question=True), year])
    return "(" + second_hand(facts, passage, named, surname) + cited + ")"


def _authors(facts: Facts) -> tuple[Name, ...]:
    """The authors to name in a note; a site that is its own author is named once, as the site."""
    authors = facts.authors
    return () if facts.authored_by_site else authors


def _listed(facts: Facts) -> Rich:
    """Up to six authors in a list; of more, three (18: 13.23; in 17 ten and seven).
    Lower-case particles stand behind, as in an index (16.71)."""
    return first_inverted(_authors(facts), most=6, first=3, demote=True)


def _title(facts: Facts) -> str:
    return titles.headline_case(facts.title, titles.CHICAGO)


def _site(facts: Facts) -> Rich:
    return italic(facts.site) if facts.newspaper else rich(facts.site)


def _days(facts: Facts) -> tuple[str | None, ...]:
    return (_DATE(facts.date) if facts.date else None, _updated(facts))


def _updated(facts: Facts) -> str | None:
    return f"updated {_DATE(facts.updated)}" if facts.updated else None


def _seen(facts: Facts) -> str | None:
    """The day of access is asked for only where there is no date (14.12)."""
    if facts.date or not facts.accessed:
        return None
    return f"accessed {_DATE(facts.accessed)}"


def _link(facts: Facts) -> Rich:
    return link(facts.url)


def _comma(names: Rich) -> Rich | None:
    return names + "," if names else None


def _sentence(text: str | None) -> str | None:
    return f"{text[:1].upper()}{text[1:]}." if text else None


NoteWriter = Callable[[Facts, Passage | None, bool], Rich]


def _noted(write: NoteWriter) -> Maker:
    """The maker of a style with notes: the words with a raised number, and the note."""

    def make(facts: Facts, passages: tuple[Passage, ...], form: Form) -> tuple[Paragraph, ...]:
        if form is Form.REFERENCE or not passages:
            cited = [write(facts, passage, False) for passage in passages] or [
                write(facts, None, False)
            ]
            parts = [Paragraph(_capital(line)) for line in cited]
        else:
            parts = []
            for passage in passages:
                parts.extend(_with_number(passage))
                line = write(facts, passage, form is Form.NAMED)
                parts.append(Paragraph(_capital(line), Shape.NOTE))
        if form is Form.BOTH:
            parts.append(Paragraph(bibliography(facts)))
        return tuple(parts)

    return make


def _with_number(passage: Passage) -> list[Paragraph]:
    texts = list(quoting_rules.paragraphs(passage, QUOTING))
    number = raised(NOTE_NUMBER)
    if not texts:
        return []
    if not quoting_rules.is_quoted(passage):
        return [Paragraph(rich(quoting_rules.block_end(" ".join(texts))) + number)]
    if QUOTING.is_block and QUOTING.is_block(tuple(texts)):
        texts[-1] = quoting_rules.block_end(texts[-1])
        block = [Paragraph(rich(text), Shape.QUOTE) for text in texts]
        return [*block[:-1], Paragraph(block[-1].line + number, Shape.QUOTE)]
    return [Paragraph(rich(quoting_rules.run_in(" ".join(texts), QUOTING, end=".")) + number)]


def _capital(line: Rich) -> Rich:
    first, *others = line.runs or (Run(""),)
    return Rich((replace(first, text=first.text[:1].upper() + first.text[1:]), *others))


STYLES = (
    Style(
        name="chicago-note",
        title="Chicago note",
        description="Chicago Manual of Style, 18th edition: full note",
        make=_noted(note),
    ),
    Style(
        name="chicago-short-note",
        title="Chicago short note",
        description="Chicago Manual of Style, 18th edition: note after the first",
        make=_noted(short_note),
    ),
    Style(
        name="chicago-bibliography",
        title="Chicago bibliography",
        description="Chicago Manual of Style, 18th edition: entry of the bibliography",
        make=lambda facts, passages, form: (Paragraph(bibliography(facts)),),
        forms=(Form.REFERENCE,),
    ),
    Style(
        name="chicago-author-date",
        title="Chicago author-date",
        description="Chicago Manual of Style, 18th edition: author and date in the text",
        make=bracketed(author_date, source, QUOTING),
    ),
)
