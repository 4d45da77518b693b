"""The one function that cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reader.citation import csl
from reader.citation.registry import style_named
from reader.citation.rich import Paragraph, rich
from reader.citation.style import Citation, Form, Kind, Style, written
from reader.citation.work import Facts, Passage, Work
from reader.model import QuoteKind
from reader.model.errors import ReaderError


def cite(
    style: str,
    work: Work,
    passages: Sequence[Passage] = (),
    *,
    form: Form | str | None = None,
    accessed: date | None = None,
    snapshot: bool = False,
) -> Citation:
    """`work`, or `passages` of it, cited in the style of that name (see STYLES), or in the user's
    own style when `style` is the path of a `.csl` file.

    `form` is the style's usual one when None, and when the style does not have the one asked
    for. `accessed` is the day the page was seen, taken from the metadata when None. `snapshot` adds
    the hash of the text that was read, which shows later what the page then said. Raises
    ReaderError for an unknown style or form.
    """
    quoted = tuple(passage.cleaned() for passage in passages)
    facts = Facts(work, accessed, snapshot)
    chosen = csl.style(style) if style.endswith(".csl") else style_named(style)
    made = chosen.form_for(quoted, _form(form))
    paragraphs = chosen.make(facts, quoted, made)
    if facts.snapshot and chosen.kind is Kind.PROSE:
        paragraphs += (Paragraph(rich(f"Text as read, SHA-256: {facts.snapshot}")),)
    citation = written(chosen, made, paragraphs)
    return replace(
        citation,
        missing=tuple(facts.lacking),
        guessed=facts.guessed,
        warnings=tuple(dict.fromkeys(_warnings(chosen, quoted))),
    )


def _form(name: Form | str | None) -> Form | None:
    try:
        return None if name is None else Form(name)
    except ValueError:
        raise ReaderError(f"There is no form “{name}”. Forms: {', '.join(Form)}.") from None


def _warnings(style: Style, passages: Sequence[Passage]) -> list[str]:
    """What the user must know about the speakers before handing the citation in."""
    found = []
    for passage in passages:
        if passage.kind is None:
            continue
        if not passage.speaker:
            found.append("The speaker is not known: name who it was in your sentence.")
        elif not passage.sure:
            found.append(f"Not sure that {passage.speaker} said this.")
        if passage.kind is QuoteKind.INDIRECT and style.kind is Kind.PROSE:
            found.append("The article's own words report this: rephrase them, or quote them.")
    if style.name.endswith(".csl"):
        found.append(f"Made by citeproc-py from {style.title}: experimental, so check it.")
    return found
