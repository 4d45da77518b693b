"""Names of people and bodies, compared as a reader would: are these two perhaps the same?"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.text.fold import fold
from reader.text.nicknames import may_be_one

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president senator sen rep representative "
    "gov governor minister secretary gen general col colonel lt capt captain sgt maj major adm "
    "admiral judge justice king queen prince princess pope rev father sheikh imam ambassador mayor "
    "chancellor chairman chairwoman officer spokesman spokeswoman".split()
)
ENDINGS = frozenset("jr sr ii iii iv phd md mp kc qc cbe obe mbe".split())
"""What stands after a name and is none of its words, folded and without full stops."""
_LONGEST_ACRONYM = 8
_SMALL = frozenset("of the for and in on at to a an de la le du des et und der die das".split())
_BODIES = frozenset("inc ltd llc corp co plc company corporation".split())


def words_of(name: str) -> list[str]:
    """The words of a name, folded, without titles before it and endings after it."""
    return list(_words_of(name))


@lru_cache(maxsize=65_536)
def _words_of(name: str) -> tuple[str, ...]:
    words = _WORD.findall(fold(name).replace(".", ". "))
    while len(words) > 1 and words[0] in _TITLES:
        words.pop(0)
    while len(words) > 1 and words[-1] in ENDINGS:
        words.pop()
    return tuple(words)


def acronym(name: str) -> str:
    """The first letters of a body's name, small words left out; "" for fewer than two."""
    words = [word for word in _WORD.findall(name) if fold(word) not in _SMALL]
    letters = "".join(word[0] for word in words if word[0].isupper() or word[0].isdigit())
    return fold(letters) if len(letters) > 1 else ""


def as_acronym(name: str) -> str:
    """`name` folded when it is one ("CNA", "U.N."), else ""."""
    letters = name.replace(".", "").strip()
    known = 2 <= len(letters) <= _LONGEST_ACRONYM and letters.isalnum() and letters.isupper()
    return fold(letters) if known else ""


def perhaps_same(one: str, other: str) -> str | None:
    """Why two differing names may be of the same person or body, as a part of a sentence; None
    when nothing says so. A last name alone says too little."""
    ours, theirs = words_of(one), words_of(other)
    if not ours or not theirs or fold(one) == fold(other):
        return None
    if ours == theirs:
        return "the same name, written another way"
    if as_acronym(one) and as_acronym(one) in (acronym(other), acronym(_plain_body(other))):
        return f"{one} may stand for {other}"
    if as_acronym(other) and as_acronym(other) in (acronym(one), acronym(_plain_body(one))):
        return f"{other} may stand for {one}"
    if [w for w in ours if w not in _BODIES] == [w for w in theirs if w not in _BODIES]:
        return "the same name, with its legal form"
    if len(ours) > 1 and len(theirs) > 1 and ours[-1] == theirs[-1]:
        return _given(ours, theirs) or _spelling(ours, theirs)
    return _spelling(ours, theirs)


def last_name(name: str) -> str:
    """The last word of a name, titles and endings left out; "" when there is none."""
    words = words_of(name)
    return words[-1] if words else ""


def _given(ours: list[str], theirs: list[str]) -> str | None:
    """Whether given names agree before the same last name."""
    one, other = ours[0], theirs[0]
    if one == other:
        return "the same first and last name"
    if len(one) == 1 or len(other) == 1:
        return "the same last name and initial" if one[0] == other[0] else None
    if may_be_one(one, other):
        return f"{one.capitalize()} and {other.capitalize()} are forms of one name"
    return None


def _spelling(ours: list[str], theirs: list[str]) -> str | None:
    """Whether long names of several words differ in a letter or two, as those from other
    alphabets do."""
    # Loaded here: most pairs are settled before.
    from rapidfuzz.distance import Levenshtein

    if len(ours) != len(theirs) or len(ours) < 2:
        return None
    unlike = [(a, b) for a, b in zip(ours, theirs, strict=True) if a != b]
    near = all(
        min(len(a), len(b)) > 4 and Levenshtein.distance(a, b) <= 1 + (min(len(a), len(b)) > 7)
        for a, b in unlike
    )
    return "spelt almost alike" if near and len(unlike) < 3 else None


def _plain_body(name: str) -> str:
    return " ".join(word for word in name.split() if fold(word).strip(".,") not in _BODIES)
