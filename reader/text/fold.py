"""Folding for matching: the same words written in another way compare equal.

Folding keeps every position: the folded text is as long as the original, so that a span found in
one is a span of the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

_MARKS = {
    "'": "‘’‚‛ʼ′‹›`´",
    '"': "“”„‟″«»",
    "-": "‐‑‒–—―−",
    " ": "\n\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
    "\u205f\u3000",
}
_PLAIN = {mark: plain for plain, marks in _MARKS.items() for mark in marks}
_OUTSIDE_ASCII = re.compile(r"[^\x00-\x7f]")
_SEVERAL = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ĳ": "ij", "Ĳ": "IJ",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "…": "...",
}  # fmt: skip
JOINED = re.compile(f"[{''.join(_SEVERAL)}]")
"""A character that stands for several: ß, æ, ﬁ, …"""


@cache
def _folded(char: str) -> str:
    """`char` without its accent, or the plain form of a typographic mark; always one character."""
    if char in _PLAIN:
        return _PLAIN[char]
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char


def fold_marks(text: str) -> str:
    """`text` with typographic marks, spaces and accents made plain, case kept, length kept."""
    folded = text.replace("\n", " ").replace("\t", " ")
    if folded.isascii():
        return folded
    for char in set(_OUTSIDE_ASCII.findall(folded)):
        plain = _folded(char)
        if plain != char:
            folded = folded.replace(char, plain)
    return folded


def fold_case(text: str) -> str:
    """`text` in lower case, length kept: a letter that would grow stays as it is."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def fold(text: str) -> str:
    """`text` with marks, spaces, accents and case folded, length kept."""
    return fold_case(fold_marks(text))


def bare(text: str) -> str:
    """The words of `text`, folded, with one space between them whatever stands there."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def spell_out(text: str) -> str:
    """`text` with ß, æ, ligatures and ellipses as the several characters that are typed for them,
    so it may grow."""
    return text if text.isascii() else JOINED.sub(lambda found: _SEVERAL[found[0]], text)


def each_once(words: Iterable[str]) -> tuple[str, ...]:
    """Of `words` that differ only in what `fold` folds the first."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(fold(word), word)
    return tuple(found.values())
