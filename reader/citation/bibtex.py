"""BibLaTeX (for Biber) and BibTeX entries."""

from __future__ import annotations

from reader.citation import record, titles
from reader.citation.names import Name
from reader.citation.rich import Paragraph, Shape, rich
from reader.citation.style import Form, Kind, Style
from reader.citation.work import Facts, Passage

_SPECIAL = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "&": r"\&",
        "%": r"\%",
        "$": r"\$",
        "#": r"\#",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_MONTH_MACROS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LANGUAGES = {"en": "english", "en-us": "american", "en-gb": "british"}

Fields = list[tuple[str, str | None]]


def _biblatex(facts: Facts, passages: tuple[Passage, ...]) -> tuple[str, Fields]:
    """An @online entry; @article with the newspaper's name where it is one. A site is never both
    organisation and journal, for then it is printed twice."""
    when, seen = facts.date, facts.accessed
    paper = facts.newspaper
    language = facts.work.metadata.language.lower()
    return "article" if paper else "online", [
        ("author", _braced(_authors(facts))),
        ("title", _braced(_title(facts))),
        ("journaltitle" if paper else "organization", _braced(_escaped(facts.site))),
        ("entrysubtype", "{newspaper}" if paper else None),
        ("date", _braced(when.iso) if when else None),
        ("url", _braced(_address(facts.url))),
        ("urldate", _braced(seen.iso) if seen else None),
        ("langid", _braced(_LANGUAGES.get(language, _LANGUAGES.get(language[:2], "")))),
        ("annotation", _braced(_escaped("\n".join(record.notes(facts, passages))))),
    ]


def _bibtex(facts: Facts, passages: tuple[Passage, ...]) -> tuple[str, Fields]:
    """A @misc entry, or @article for a newspaper. Old styles know no address field: \\url in
    `howpublished` (for a newspaper in `note`) shows it in all of them."""
    when, seen = facts.date, facts.accessed
    address = rf"\url{{{_address(facts.url, escape=True)}}}" if facts.url else ""
    accessed = f"Accessed: {seen.iso}" if seen else ""
    site = _escaped(facts.site)
    shown, note = ("", [address, accessed]) if facts.newspaper else (address, [accessed])
    published = ", ".join(part for part in (site, shown) if part)
    month = _MONTH_MACROS[when.start.month - 1] if when and when.start.month else None
    return "article" if facts.newspaper else "misc", [
        ("author", _braced(_authors(facts))),
        ("title", _braced(_title(facts))),
        ("journal" if facts.newspaper else "howpublished", _braced(published)),
        ("month", month),
        ("year", _braced(str(when.year)) if when else None),
        ("note", _braced(". ".join(part for part in note if part))),
        ("annote", _braced(_escaped("\n".join(record.notes(facts, passages))))),
    ]


def _authors(facts: Facts) -> str:
    return " and ".join(map(_author, facts.authors))


def _author(name: Name) -> str:
    """As in "van der Berg, Anna", "King, Jr., Martin Luther"; braces keep a body whole."""
    if name.body:
        return f"{{{_escaped(name.family)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(_escaped(part) for part in parts if part)


def _title(facts: Facts) -> str:
    """The title with braces round what must keep its capitals when a style lowers the rest."""
    title, pieces, last = facts.title, [], 0
    for start, end in titles.capitals(title, facts.work.proper_nouns):
        pieces += [_escaped(title[last:start]), f"{{{_escaped(title[start:end])}}}"]
        last = end
    return "".join([*pieces, _escaped(title[last:])])


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)


def _address(url: str, *, escape: bool = False) -> str:
    """BibLaTeX takes an address as it is, but for braces; in an argument % and # need a stroke."""
    url = url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C").replace(" ", "%20")
    return url.replace("%", r"\%").replace("#", r"\#") if escape else url


def _braced(text: str) -> str | None:
    return f"{{{text}}}" if text else None


def _entry(kind: str, key: str, fields: Fields) -> str:
    lines = [f"  {name} = {value}," for name, value in fields if value]
    return "\n".join([f"@{kind}{{{key},", *lines, "}"])


def _make_biblatex(
    facts: Facts, passages: tuple[Passage, ...], form: Form
) -> tuple[Paragraph, ...]:
    kind, fields = _biblatex(facts, passages)
    return (Paragraph(rich(_entry(kind, record.key(facts), fields)), Shape.CODE),)


def _make_bibtex(facts: Facts, passages: tuple[Passage, ...], form: Form) -> tuple[Paragraph, ...]:
    kind, fields = _bibtex(facts, passages)
    return (Paragraph(rich(_entry(kind, record.key(facts), fields)), Shape.CODE),)


STYLES = (
    Style(
        name="biblatex",
        title="BibLaTeX",
        description="Entry for LaTeX with Biber",
        make=_make_biblatex,
        kind=Kind.FORMAT,
        forms=(Form.REFERENCE,),
    ),
    Style(
        name="bibtex",
        title="BibTeX",
        description="Entry for LaTeX with BibTeX",
        make=_make_bibtex,
        kind=Kind.FORMAT,
        forms=(Form.REFERENCE,),
    ),
)
