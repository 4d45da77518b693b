"""Finding names in a list by a few typed letters."""

from __future__ import annotations

from collections.abc import Sequence

from reader.text.fold import fold, spell_out

_TYPO_SCORE = 72.0
_SHORTEST_TYPO = 3


def contains(query: str, text: str) -> bool:
    """Whether every word of `query` occurs in `text`; marks, accents and case are folded."""
    folded = spell_out(fold(text))
    return all(word in folded for word in spell_out(fold(query)).split())


def rank(query: str, names: Sequence[str], limit: int | None = None) -> list[int]:
    """Indices of the `names` that `query` may mean, the likeliest first.

    The same name comes first, then those that begin with the query, those with a word that does,
    those that hold it, those that hold all its words or its letters in order, and last those that
    are a slip of the keyboard away. Equals keep their order. An empty query keeps all.
    """
    wanted = " ".join(spell_out(fold(query)).split())
    if not wanted:
        return list(range(len(names)))[:limit]
    folded = [spell_out(fold(name)) for name in names]
    tiers = [_tier(wanted, name) for name in folded]
    found = sorted(
        (tier, len(folded[index]), index) for index, tier in enumerate(tiers) if tier is not None
    )
    order = [index for _, _, index in found]
    order += _near(wanted, folded, [i for i, tier in enumerate(tiers) if tier is None])
    return order[:limit]


def _tier(wanted: str, name: str) -> int | None:
    if wanted == name:
        return 0
    at = name.find(wanted)
    if at == 0:
        return 1
    if at > 0:
        return 2 if _word_starts(wanted, name) else 3
    if all(word in name for word in wanted.split()):
        return 4
    return 5 if _in_order(wanted.replace(" ", ""), name) else None


def _word_starts(wanted: str, name: str) -> bool:
    at = name.find(wanted)
    while at >= 0:
        if at == 0 or not name[at - 1].isalnum():
            return True
        at = name.find(wanted, at + 1)
    return False


def _in_order(letters: str, name: str) -> bool:
    """Whether `letters` occur in `name` in order, the first of them at the start of a word."""
    at = name.find(letters[0])
    while at > 0 and name[at - 1].isalnum():
        at = name.find(letters[0], at + 1)
    for letter in letters:
        if at < 0:
            return False
        at = name.find(letter, at)
        if at < 0:
            return False
        at += 1
    return True


def _near(wanted: str, folded: Sequence[str], left: Sequence[int]) -> list[int]:
    """Of the indices `left`, those whose names are near in spelling, the nearest first."""
    if len(wanted) < _SHORTEST_TYPO or not left:
        return []
    # Loaded when first needed: most finding ends before this.
    from rapidfuzz import fuzz, process

    scored = process.extract(
        wanted,
        [folded[index] for index in left],
        scorer=fuzz.ratio,
        score_cutoff=_TYPO_SCORE,
        limit=None,
    )
    return [left[place] for _, _, place in scored]
