"""Closing notes: who helped, where it appeared first, who the author is, corrections."""

from __future__ import annotations

import re

from reader.model import BlockKind
from reader.sources.plain.draft import Draft
from reader.sources.plain.shapes import LONG

_LONGEST = 700
_LAST_LINES = 30
_COPYRIGHT = "copyright line"

_NOTE = re.compile(
    r"[*_(\[]{0,3}(?:This (?:story|article|report|piece|post|column|interview|essay|content"
    r"|version|copy) (?:was|is|has been|originally|first|appeared|originated|comes|contains)\b"
    r"|(?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Rr]esearch|[Pp]roduction) by\b"
    r"|(?:Reported|Written|Edited|Compiled|Produced|Translated|Adapted) by\b"
    r"|(?:Editor['’]?s?['’]? [Nn]ote|Correction|Clarification|Disclosure|Disclaimer)\b"
    r"|(?:First|Originally) (?:published|appeared)\b|Source: \w|With (?:files|inputs?) from\b"
    r"|(?:A|An earlier) (?:version|correction)\b.{0,60}\b(?:article|story|report)\b)"
)
_CONTRIBUTED = re.compile(
    r"\bcontributed(?: reporting)? (?:to|for) th(?:is|e) (?:report|story|article|piece|post)\b"
    r"|\breported from [A-Z].{2,80}\.$|\breceives? (?:financial )?support from\b"
)
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)) ?(?:[Cc]opyright ?)?(?:\d{4}|[A-Z])|\bCopyright ?(?:©|\([Cc]\)|\d{4}|by\b)"
    r"|\b[Aa]ll [Rr]ights [Rr]eserved\b"
)
_WORKS_AS = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){1,4}(?:is|was|are|covers|writes|works|has (?:been|covered|written))\b"
    r".{0,160}\b(?:reporter|correspondent|writer|editor|journalist|columnist|author|contributor"
    r"|producer|freelance|covers|covering|fellow|professor|lecturer|researcher|for The|based in)\b",
    re.S,
)


_CONTACT = re.compile(
    r".*\b(?:Tel(?:ephone)?|Phone|Fax|E-?mail|Mobile|Contact)\s?:\s?\S.*|[•*-]? ?\S+@\S+\.\w+", re.S
)


def mark_notes(draft: Draft, authors: tuple[str, ...]) -> None:
    """Settle notes in the last lines as notes; set aside lines about rights anywhere, and
    addresses and names of authors after the text."""
    last_prose = _last_indices(draft)
    _remove_names_again(draft, authors)
    _remove_contacts(draft, last_prose)
    for index in draft.looked_at:
        line = draft.texts[index]
        if len(line) > _LONGEST or index in draft.reasons:
            continue
        if len(line) <= LONG and ("©" in line or "ights" in line or "opyright" in line):
            if _RIGHTS.search(line) and draft.kinds[index] in (None, BlockKind.PARAGRAPH):
                draft.remove(index, _COPYRIGHT)
        elif index >= len(draft) - _LAST_LINES or index >= last_prose:
            if _NOTE.match(line) or _CONTRIBUTED.search(line) or _is_about_author(line, authors):
                draft.keep(index, BlockKind.NOTE)
            elif index >= last_prose and _WORKS_AS.match(line) and len(line) <= 420:
                draft.keep(index, BlockKind.NOTE)


def _remove_names_again(draft: Draft, authors: tuple[str, ...]) -> None:
    """Set aside lines inside and under the text that are no more than an author's name."""
    for name in authors:
        for index in draft.open_lines(draft.prose[0] if draft.prose else 0):
            if draft.texts[index] == name:
                draft.remove(index, "byline again")


def _remove_contacts(draft: Draft, start: int) -> None:
    for index in range(start, len(draft)):
        line = draft.texts[index]
        if len(line) <= 420 and index not in draft.reasons and _CONTACT.fullmatch(line):
            draft.remove(index, "contact line")


def _last_indices(draft: Draft) -> int:
    """Index of the last line of running text, if there is more than a little of it."""
    return draft.prose[-1] if len(draft.prose) >= 4 else len(draft)


def _is_about_author(line: str, authors: tuple[str, ...]) -> bool:
    """Whether the line begins with an author's name and says what they do."""
    return any(line.startswith(name) for name in authors) and _WORKS_AS.match(line) is not None
