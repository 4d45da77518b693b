"""APA style: Publication Manual of the American Psychological Association, 7th edition (2020).

A news site without a newspaper is a webpage (section 10.16, example 110): its title is italic. An
article in an online newspaper (10.1, example 16) has the newspaper's name in italics instead.
"""

from __future__ import annotations

from reader.citation import dates, titles
from reader.citation.intext import bracketed, second_hand
from reader.citation.listing import et_al, surname
from reader.citation.marks import in_double
from reader.citation.names import Name
from reader.citation.passages import Quoting, words_at_least
from reader.citation.rich import Rich, italic, join, link, rich
from reader.citation.style import Style
from reader.citation.work import Facts, Passage

# Sections 8.26–8.27: forty words or more are a block. 8.31: ellipsis of three spaced points.
QUOTING = Quoting(ellipsis=". . .", is_block=words_at_least(40))


def reference(facts: Facts) -> Rich:
    """The entry of the reference list (section 9.5 on)."""
    when = f"({dates.apa(facts.updated or facts.date, facts.letter)})."
    title = titles.sentence_case(facts.title, facts.work.proper_nouns)
    shown = rich(title) if facts.newspaper else italic(title)
    site = "" if facts.authored_by_site else facts.site
    where = (italic(site) if facts.newspaper else rich(site)).ended() if site else None
    authors = rich(_list(facts.authors)).ended()
    # 9.12: without an author the title moves to the author's place.
    lead = (authors, rich(when)) if authors else (shown.ended(), rich(when))
    title_after = shown.ended() if authors else None
    return join([*lead, title_after, where, link(facts.url)])


def source(facts: Facts, passage: Passage | None, named: bool) -> Rich:
    """“(R. Manning, as cited in Lee, 2020, para. 2)”: sections 8.6, 8.11, 8.14, 8.28."""
    when = facts.updated or facts.date
    year = dates.years(when) + facts.letter if when else facts.year()
    cited = join([_who(facts), join([year, *_place(facts, passage)], ", ")])
    return "(" + second_hand(facts, passage, named, _speaker, "as cited in") + cited + ")"


def _who(facts: Facts) -> Rich:
    """The author; without one the title in headline case, shortened, italic or in marks as it is
    roman or italic in the reference (8.14); with the comma that follows."""
    if facts.authors:
        return et_al(facts.authors, surname, most=2, last="&") + ","
    title = titles.opening_words(titles.headline_case(facts.title, titles.APA))
    return rich(f"“{in_double(title)},”") if facts.newspaper else italic(title) + ","


def _place(facts: Facts, passage: Passage | None) -> list[str]:
    """The paragraph, counted where the page shows no numbers (8.28), else the section."""
    if passage is None:
        return []
    facts.ask("paragraph", passage.paragraph or passage.section)
    if passage.paragraph:
        return [f"para. {passage.paragraph}"]
    if not passage.section:
        return []
    return [f"{titles.headline_case(passage.section, titles.APA)} section"]


def _speaker(name: Name) -> str:
    """Somebody who is not in the reference list has initials, as in 8.9."""
    if name.body or name.family_first or not name.given:
        return name.full
    suffix = f" {name.suffix}" if name.suffix else ""
    return f"{name.initials()} {name.family}{suffix}"


def _list(names: tuple[Name, ...]) -> str:
    """Up to twenty authors; of more, nineteen and the last (section 9.8)."""
    written = [_inverted(name) for name in names]
    if len(written) > 20:
        return f"{', '.join(written[:19])}, . . . {written[-1]}"
    if len(written) < 2:
        return "".join(written)
    return f"{', '.join(written[:-1])}, & {written[-1]}"


def _inverted(name: Name) -> str:
    return ", ".join(part for part in (name.family, name.initials(), name.suffix) if part)


STYLES = (
    Style(
        name="apa",
        title="APA 7",
        description="Publication Manual of the APA, 7th edition",
        make=bracketed(reference, source, QUOTING),
    ),
)
