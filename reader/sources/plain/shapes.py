"""What a line looks like: the small tests that the rules are made of."""

from __future__ import annotations

import re

_CLOSERS = "\"'”’»)]›*_"
_SENTENCE_ENDS = frozenset(".!?…。！？।؟۔")


def word_count(line: str) -> int:
    return line.count(" ") + 1


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, closing quotation marks and brackets aside."""
    stripped = line.rstrip(_CLOSERS)
    return stripped[-1:] in _SENTENCE_ENDS


def is_prose(line: str) -> bool:
    """Whether the line is surely running text: long, or a middling one that ends a sentence."""
    size = len(line)
    if size > 280:
        return True
    words = line.count(" ") + 1
    # Scripts without spaces: an ideograph or a kana says as much as half a word.
    if words * 12 < size and not line.isascii():
        words = size // 3
    return words >= 25 or (words >= 8 and ends_sentence(line))


_KEY = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")


def key(line: str) -> str:
    """The line for comparing: letters and digits only, one space between, case folded."""
    return _KEY.sub(" ", line).strip().casefold()


def shape(line: str) -> str:
    """Like `key`, with each number as "#"."""
    return _KEY.sub(" ", _DIGITS.sub("0", line)).strip().casefold().replace("0", "#")
