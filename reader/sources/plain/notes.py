"""Closing notes: who helped, where it appeared first, who the author is, corrections."""

from __future__ import annotations

import re

from reader.model import BlockKind
from reader.sources.plain.draft import Draft
from reader.sources.plain.shapes import LONG

_LONGEST = 700
_LAST = 4
_COPYRIGHT = "copyright line"

_NOTE = re.compile(
    r"[*_(\[]{0,3}(?:This (?:story|article|report|piece|post|column|interview|essay|content|copy)"
    r" (?:(?:was|is|has been) (?:first|originally|originated|produced|prepared|compiled|written"
    r"|published|republished|updated|corrected|amended|edited|adapted|translated|provided|supplied"
    r"|based on|part of|supported|funded|made possible)|originally|first|appeared|originated|comes"
    r" from)\b"
    r"|(?:Additional |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Rr]esearch|[Pp]roduction) by\b"
    r"|(?:Reported|Written|Edited|Compiled|Produced|Translated|Adapted) by\b"
    r"|(?:Editor['’]?s?['’]? [Nn]ote|Correction|Clarification|Disclosure|Disclaimer)\b\s?[:—–-]"
    r"|(?:First|Originally) (?:published|appeared)\b|With (?:files|inputs?) from\b"
    r"|(?:A|An) (?:earlier|previous) version of this (?:article|story|report)\b)"
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
    r".*\b(?:Tel(?:ephone)?|Phone|Fax|E-?mail|Mobile|Contact)\s?:\s?\S.*|[•*-]? ?\S+@\S+\.\w+"
    r"|(?:Contact|Reach|E-?mail)\b.{0,80}\s\S+@\S+\.\w.*",
    re.S,
)


def mark_notes(draft: Draft, authors: tuple[str, ...]) -> None:
    """Settle notes near the end as notes; set aside lines about rights anywhere, and addresses
    and names of authors after the text."""
    prose = draft.prose
    near_end = prose[max(0, len(prose) - _LAST, len(prose) // 2)] if prose else 0
    last = prose[-1] if len(prose) >= _LAST else len(draft)
    _remove_names_again(draft, authors)
    _remove_contacts(draft, last)
    for index in draft.looked_at:
        line = draft.texts[index]
        if len(line) > _LONGEST or draft.kinds[index] not in (None, BlockKind.PARAGRAPH):
            continue
        if index in draft.reasons:
            continue
        if len(line) <= LONG and _RIGHTS.search(line):
            draft.remove(index, _COPYRIGHT)
        elif index >= near_end and is_note(line, authors, index >= last):
            draft.keep(index, BlockKind.NOTE)


def is_note(line: str, authors: tuple[str, ...], after_text: bool) -> bool:
    if _NOTE.match(line) or _CONTRIBUTED.search(line):
        return True
    about_author = after_text or any(line.startswith(name) for name in authors)
    return about_author and len(line) <= 420 and _WORKS_AS.match(line) is not None


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
