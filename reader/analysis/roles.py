"""What a person is, in the article's own words: titles before a name, appositions after it."""

from __future__ import annotations

import re

from reader.analysis.nouns import is_person_noun
from reader.analysis.phrases import LINKS
from reader.analysis.tokens import Tokens

COURTESY = frozenset("mr mrs ms miss mx dr sir dame lord lady madam mme".split())
# Titles as papers shorten them.
ABBREVIATED = {
    "adm": "admiral", "capt": "captain", "cmdr": "commander", "col": "colonel", "cpl": "corporal",
    "dr": "doctor", "gen": "general", "gov": "governor", "hon": "honourable", "lt": "lieutenant",
    "maj": "major", "pres": "president", "prof": "professor", "rep": "representative",
    "rev": "reverend", "sen": "senator", "sgt": "sergeant", "supt": "superintendent",
}  # fmt: skip
_NOT_ROLE = frozenset("and or but while when where as because if which that than then".split())
_CLAUSE_WORDS = frozenset(("as", "while", "when", "after", "who"))
_SIGNS = frozenset((",", ".", ";", ":", "(", ")", "—", "–", "--", '"', "''", "``", "!", "?"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "PRP", "EX"))
_NO_END = frozenset(("IN", "CC", "DT", "TO", "RB"))
_BEGINS_ROLE = frozenset(("DT", "NN", "JJ", "NNS", "NNP", "CD", "VBN"))
_NO_BEGIN = frozenset(("VBG", "IN", "WP", "WDT", "CC", "RB", "VBZ", "VBD", "VBP", "POS"))
_LONGEST = 30
_CAPTION = re.compile(r"^(?:FILE|UNDATED|File photo)\b\s*[-–—:]*\s*")
_ARTICLE = re.compile(r"^(?:an?|the|his|her|their|its|our|my|one of the|one of)\s+", re.I)


def title_before(tokens: Tokens, text: str, first: int, phrase_first: int) -> str:
    """The title in the words of the noun phrase in front of the name at token `first`; "" where
    they are none: it turns on a word for a person, and follows the last preposition but "of"."""
    if phrase_first >= first:
        return ""
    if tokens.lower[first - 1].rstrip(".") in COURTESY:
        return tokens.words[first - 1]
    start = phrase_first
    for at in range(phrase_first, first):
        linked = tokens.lower[at] in LINKS and tokens.lower[at] != "of"
        if linked or tokens.tags[at] in _NO_BEGIN:
            start = at + 1
    if start >= first or not tokens.tags[first - 1].startswith("N"):
        return ""
    return tokens.span(start, first).of(text) if _names_a_person(tokens, start, first) else ""


def _names_a_person(tokens: Tokens, start: int, last: int) -> bool:
    words = tokens.lower[start:last]
    return any(is_person_noun(word.rstrip(".")) or word.rstrip(".") in COURTESY for word in words)


def apposition_after(tokens: Tokens, text: str, end: int) -> str:
    """The apposition that follows a name ending before token `end`: ", a senior fellow at CNA,"."""
    if end + 1 >= len(tokens) or tokens.words[end] != ",":
        return ""
    start = end + 1
    if tokens.tags[start] == "CD" and start + 1 < len(tokens) and tokens.words[start + 1] == ",":
        start = min(start + 2, len(tokens) - 1)
    last = _apposition_end(tokens, start)
    while last > start and tokens.tags[last - 1] in _NO_END:
        last -= 1
    if last <= start or tokens.tags[start] not in _BEGINS_ROLE or not _is_role(tokens, start, last):
        return ""
    return tokens.span(start, last).of(text)


def _apposition_end(tokens: Tokens, start: int) -> int:
    """Where the apposition from `start` ends: at a sign or a clause that hangs on it; `start`
    itself where a verb shows that it is a clause of its own."""
    for at in range(start, min(len(tokens), start + _LONGEST)):
        word, tag = tokens.lower[at], tokens.tags[at]
        if word in _SIGNS or tag.startswith("W") or word in _CLAUSE_WORDS:
            return at
        if tag in _FINITE or (at == start and word in _NOT_ROLE):
            return start
    return min(len(tokens), start + _LONGEST)


def _is_role(tokens: Tokens, start: int, last: int) -> bool:
    """A role turns on a word for a person; "Maxwell, Smith and" is a list."""
    return _names_a_person(tokens, start, min(last, start + 10))


def as_role(words: str) -> str | None:
    """`words` as a role: without article and courtesy title; None when nothing is left."""
    words = _CAPTION.sub("", " ".join(words.split()))
    words = _ARTICLE.sub("", words).strip(" ,;:-–—“”\"'‘’")
    while words:
        head, _, rest = words.partition(" ")
        if head.rstrip(".").lower() not in COURTESY:
            break
        words = rest
    return words or None
