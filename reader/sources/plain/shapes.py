"""What a line looks like: the small tests that the rules are made of."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»)]›*_ "
_SENTENCE_ENDS = frozenset(".!?…。！？।؟۔")
_QUOTES = re.compile('["“”«»„]')
_NOT_WORDS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"(?:[•·▪◦‣●○■□*+-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]{4,}")

LONG = 280
"""Lines with more characters than this are running text; costly rules never see them."""


def word_count(line: str) -> int:
    """The number of words; in scripts without spaces, three characters say about as much as one."""
    if not line.isascii():
        middle = line[len(line) // 2]
        if middle >= "\u2e80" or "\u0e00" <= middle < "\u1100":
            return max(1, len(line) // 3)
    return line.count(" ") + 1


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, closing quotation marks and brackets aside."""
    return line.rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS


def is_prose(line: str) -> bool:
    """Whether the line is surely running text: long, or a middling one that ends a sentence."""
    size = len(line)
    if size > LONG:
        return True
    if size < 16:
        return False
    words = word_count(line)
    return words >= 25 or (words >= 8 and ends_sentence(line))


def is_bullet(line: str) -> bool:
    """Whether the line starts as an item of a list does: "•", "-", "1." or "a)"."""
    return (not line[0].isalpha() or line[1:2] in ".)") and _BULLET.match(line) is not None


def without_bullet(line: str) -> str:
    return _BULLET.sub("", line, count=1)


def has_quotes(line: str) -> bool:
    return _QUOTES.search(line) is not None


def key(line: str) -> str:
    """The line for comparing: letters and digits only, one space between, case folded."""
    return _NOT_WORDS.sub(" ", line).strip().casefold()


def shape(line: str) -> str:
    """Like `key`, with each number as "#"."""
    return _DIGITS.sub("#", _NOT_WORDS.sub(" ", line)).strip().casefold()


def content_words(line: str) -> set[str]:
    """The beginnings of the longer words, which survive inflexion, to compare subjects by."""
    return {word[:6] for word in _WORD.findall(line.casefold())} - _COMMON


def overlap(words: set[str], text: str) -> float:
    """The share of `words` (from `content_words`) that begin a word of `text`, 0 to 1."""
    if not words:
        return 0.0
    folded = text.casefold()
    return sum(word in folded for word in words) / len(words)


def is_capitals(line: str) -> bool:
    """Whether all letters are capitals, of a script that has them."""
    return line.isupper()


_COMMON = {
    word[:6]
    for word in (
        "about after again also been before being could does from have here into just like made "
        "make more most much only other over said says should some such than that their them then "
        "there these they this those through under until very what when where which while will "
        "with would your years"
    ).split()
}
