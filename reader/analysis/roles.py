"""What a person is, in the article's own words: titles before a name, appositions after it."""

from __future__ import annotations

import re

from reader.analysis.phrases import LINKS
from reader.analysis.tokens import Tokens

COURTESY = frozenset("mr mrs ms miss mx dr sir dame lord lady madam mme".split())
_NOT_ROLE = frozenset("and or but while when where as because if which that than then".split())
_LONGEST = 30
_CAPTION = re.compile(r"^(?:FILE|UNDATED|File photo)\b\s*[-–—:]*\s*")
_ARTICLE = re.compile(r"^(?:an?|the|one of the|one of)\s+", re.I)


def title_before(tokens: Tokens, text: str, first: int, phrase_first: int) -> str:
    """The words of the noun phrase in front of the name at token `first`, from the last
    preposition on: of "an interview with former mayor" it is "former mayor"."""
    start = phrase_first
    for at in range(phrase_first, first):
        if tokens.lower[at] in LINKS and tokens.lower[at] != "of":
            start = at + 1
    if start >= first or tokens.tags[first - 1] in ("IN", "POS", "CC", ","):
        return ""
    return tokens.span(start, first).of(text)


def apposition_after(tokens: Tokens, text: str, end: int) -> str:
    """The apposition that follows a name ending before token `end`: ", a senior fellow at CNA,"."""
    if end + 1 >= len(tokens) or tokens.words[end] != ",":
        return ""
    start = end + 1
    if tokens.tags[start] == "CD" and start + 1 < len(tokens) and tokens.words[start + 1] == ",":
        start += 2
    last = start
    while last < len(tokens) and last - start < _LONGEST:
        word, tag = tokens.lower[last], tokens.tags[last]
        if word in (",", ".", ";", ":", "(", ")", "—", "–", "--", '"', "''", "``", "!", "?"):
            break
        if tag in ("VBD", "VBZ", "VBP", "MD", "PRP", "EX"):
            return ""
        if tag in ("WDT", "WP", "WRB", "WP$"):
            break
        if (word in _NOT_ROLE and last == start) or word in ("as", "while", "when", "after", "who"):
            break
        last += 1
    while last > start and tokens.tags[last - 1] in ("IN", "CC", "DT", "TO", "RB"):
        last -= 1
    if last == start or tokens.tags[start] not in (
        "DT",
        "NN",
        "JJ",
        "NNS",
        "NNP",
        "CD",
        "VBG",
        "VBN",
    ):
        return ""
    if not _is_role(tokens, start, last):
        return ""
    return tokens.span(start, last).of(text)


def _is_role(tokens: Tokens, start: int, last: int) -> bool:
    """A role turns on a common noun or a known title; "Maxwell, Smith and" is a list."""
    for at in range(start, last):
        if tokens.tags[at] == "NN" and tokens.lower[at] not in ("percent",):
            return True
        if tokens.tags[at] == "IN":
            break
    return tokens.tags[start] == "DT"


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
