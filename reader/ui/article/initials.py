"""Two-cell initials for speakers, unique within one article."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from string import ascii_lowercase, ascii_uppercase, digits

from rich.cells import cell_len

from reader.model import Speaker

UNKNOWN = "??"

_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president sen senator rep gen general col "
    "adm lt sgt capt gov judge justice the a an".split()
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def initials(speakers: Sequence[Speaker]) -> list[str]:
    """The initials of each of `speakers`, each two cells wide.

    They are unique as far as two cells allow, and depend only on the speakers that stand before,
    so that those known already keep theirs when more are found.
    """
    taken = {UNKNOWN}
    found = []
    # Shared by all, so that thousands of like names do not each go through it from the start.
    spare = (first + second for second in digits + ascii_lowercase for first in ascii_uppercase)
    for speaker in speakers:
        marks = chain(_candidates(speaker), spare)
        mark = next((m for m in marks if m not in taken), None) or next(_candidates(speaker))
        taken.add(mark)
        found.append(mark)
    return found


def _candidates(speaker: Speaker) -> Iterator[str]:
    """Marks for one speaker, the most telling first."""
    words = _words(speaker.name)
    if not words:
        yield UNKNOWN
        yield from _pairs("?", digits)
        return
    first = words[0]
    if len(words) == 1:
        head, rest = _upper(first[0]), first[1:]
    else:
        family = words[1] if _family_first(words, speaker.names) else words[-1]
        head, rest = _upper(first[0]), family[1:] + first[1:]
        yield from _pairs(head, [_upper(family[0])])
    yield from _pairs(head, (letter.lower() for letter in rest))
    yield from _pairs(head, digits)
    yield from _pairs(head, ascii_lowercase)


def _family_first(words: Sequence[str], names: Iterable[str]) -> bool:
    """Whether the article calls the speaker by the first of three words or more (Kim Jong Un)."""
    return len(words) > 2 and any(_words(name) == [words[0]] for name in names)


def _words(name: str) -> list[str]:
    """The words of a name that count: letters and digits only, without titles and suffixes."""
    parts = unicodedata.normalize("NFC", name).replace("-", " ").split()
    words = ["".join(char for char in part if _counts(char)) for part in parts]
    words = [word for word in words if word]
    while len(words) > 1 and words[-1].lower() in _SUFFIXES:
        words.pop()
    while len(words) > 1 and words[0].lower() in _TITLES:
        words.pop(0)
    return words


def _counts(char: str) -> bool:
    """Whether `char` is a letter or digit that takes up room on screen."""
    return char.isalnum() and cell_len(char) > 0


def _upper(letter: str) -> str:
    """`letter` in upper case where that is one character too."""
    upper = letter.upper()
    return upper if len(upper) == 1 else letter


def _pairs(head: str, seconds: Iterable[str]) -> Iterator[str]:
    """`head` with each second character; a wide head fills both cells alone."""
    if cell_len(head) == 2:
        yield head
        return
    for second in seconds:
        if cell_len(second) == 1:
            yield head + second
