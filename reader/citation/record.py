"""What the formats share: the key of an entry and the quotations that go with it."""

from __future__ import annotations

import re
import unicodedata

from reader.citation import passages as quoting_rules
from reader.citation.passages import Quoting
from reader.citation.work import Facts, Passage
from reader.model import QuoteKind

QUOTING = Quoting(ellipsis="…")
_SMALL = frozenset("a an and are as at by for from in is of on or the to with".split())


def key(facts: Facts) -> str:
    """Such as lee2020experts: the first author (else the site), the year, the title's first word of
    weight; lower-case letters and digits."""
    who = facts.authors[0].family if facts.authors else facts.site
    year = str(facts.date.year) if facts.date else ""
    words = [_ascii(word) for word in facts.title.split()]
    first = next((word for word in words if word and word not in _SMALL), "")
    return (_ascii(who) + year + first or "article") + facts.letter


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def notes(facts: Facts, passages: tuple[Passage, ...]) -> list[str]:
    """A line for each passage, "Robert Manning (para. 2): “…”", and the text's hash if wanted."""
    lines = [_note(passage) for passage in passages]
    if facts.snapshot:
        lines.append(f"Text SHA-256: {facts.snapshot}")
    return lines


def words(passage: Passage) -> str:
    """The words of a passage on one line, without the marks round them."""
    return " ".join(quoting_rules.paragraphs(passage, QUOTING))


def _note(passage: Passage) -> str:
    who = passage.speaker if passage.kind is not None else None
    place = f"para. {passage.paragraph}" if passage.paragraph else ""
    said = words(passage)
    quoted = said if passage.kind is QuoteKind.INDIRECT else quoting_rules.run_in(said, QUOTING)
    if who:
        reported = "reported" if passage.kind is QuoteKind.INDIRECT else ""
        detail = ", ".join(part for part in (reported, place) if part)
        return f"{who}{f' ({detail})' if detail else ''}: {quoted}"
    return f"{quoted}{f' ({place})' if place else ''}"
