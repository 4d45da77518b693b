"""Short names of bodies: their initials, and their first words."""

from __future__ import annotations

from itertools import product

from reader.analysis.names import Words
from reader.analysis.nouns import BODIES

_SMALL = frozenset(("of", "the", "and", "for", "on", "in", "to", "&", "de", "du", "des", "la"))
# What a firm or a body may be called without.
_ENDINGS = BODIES | frozenset(
    "airways airlines ag broadcasting brothers co corp corporation enterprises entertainment gmbh "
    "group holding holdings inc incorporated industries international limited llc llp ltd motor "
    "motors news partners pharmaceuticals plc sa se solutions studios systems technologies "
    "technology trust worldwide".split()
)
_LONGEST = 8


def initials(words: Words) -> set[str]:
    """The initials that a body with these words may go by, with and without its small words."""
    if not 2 <= len(words) <= _LONGEST:
        return set()
    parts = [part for word in words for part in word.split("-") if part]
    choices = [("", part[0]) if part in _SMALL else (part[0],) for part in parts]
    if sum(len(choice) == 2 for choice in choices) > 3:
        return set()
    return {"".join(letters) for letters in product(*choices)}


def is_short_for(short: Words, full: Words) -> bool:
    """Whether `short` is `full` without what says only what kind of body it is: Toyota for Toyota
    Motor Corp."""
    rest = full[len(short) :]
    if not rest or full[: len(short)] != short or short[-1] in _SMALL | _ENDINGS:
        return False
    return all(word in _ENDINGS for word in rest)
