"""Other people in the trees: the names of treebanks are Western and have two parts.

A parser that saw few names of three parts, and none with the family name first, takes the last
part for the subject of what follows.
"""

from __future__ import annotations

import random
import re
from functools import cache

from training.data import Tree
from training.lists import Culture, cultures, person, western

_PLACES_FOR_ONE = frozenset(
    "nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss conj appos vocative".split()
)
_LENGTHS = {1: 3, 2: 10, 3: 7}
_ODD = 0.15


@cache
def _given() -> frozenset[str]:
    return frozenset(name for culture in (*cultures(), western()) for name in culture.given)


def culture_of(rng: random.Random) -> Culture:
    """Where a new person comes from: often the West or where the family name stands first."""
    draw = rng.random()
    if draw < 0.3:
        return western()
    if draw < 0.6:
        return rng.choice([culture for culture in cultures() if culture.family_first])
    return rng.choice(cultures())


def name_words(rng: random.Random) -> list[str]:
    """The words of a new person's name."""
    length = rng.choices(list(_LENGTHS), weights=list(_LENGTHS.values()))[0]
    return person(culture_of(rng), length, rng, _ODD).split()


def people(tree: Tree) -> list[tuple[int, int]]:
    """Where names stand that a person's can replace without another word of the tree changing.

    These are proper nouns joined by `flat`, and single given names in the place of a noun phrase.
    """
    heads = set(tree.heads)
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(tree.words):
        end = start + 1
        if tree.tags[start] == "NNP" and tree.deps[start] != "flat":
            while (
                end < len(tree.words)
                and (tree.deps[end], tree.tags[end], tree.heads[end]) == ("flat", "NNP", start)
                and end not in heads
            ):
                end += 1
            alone = tree.words[start] in _given() and tree.deps[start] in _PLACES_FOR_ONE
            if end - start > 1 or alone:
                found.append((start, end))
        start = end
    return found


def rename_tree(tree: Tree, rng: random.Random, rate: float) -> Tree:
    """The tree with other people in some of the places where it has names."""
    for start, end in reversed(people(tree)):
        if rng.random() < rate:
            tree = put(tree, start, end, name_words(rng))
    return tree


def put(tree: Tree, start: int, end: int, words: list[str]) -> Tree:
    """The tree with `words` as a name in place of words `start` to before `end`, also a name."""
    grow = len(words) - (end - start)
    more = len(words) - 1

    def moved(head: int) -> int:
        return head if head < end else head + grow

    heads = [moved(head) for head in tree.heads]
    return Tree(
        (*tree.words[:start], *words, *tree.words[end:]),
        (*tree.spaces[:start], *[True] * more, tree.spaces[end - 1], *tree.spaces[end:]),
        (*tree.tags[: start + 1], *["NNP"] * more, *tree.tags[end:]),
        (*heads[: start + 1], *[start] * more, *heads[end:]),
        (*tree.deps[: start + 1], *["flat"] * more, *tree.deps[end:]),
        tree.opens,
        tree.source,
    )


def part_hyphens(tree: Tree) -> Tree:
    """The tree with names such as Jong-un in three words, as the tokenizer cuts them.

    Where words and tokens differ there is nothing to learn, so these names never were.
    """
    for index in reversed(range(len(tree.words))):
        parts = re.fullmatch(r"([^\W\d]+)(-)([^\W\d]+)", tree.words[index])
        if parts and tree.tags[index] == "NNP":
            tree = _part(tree, index, list(parts.groups()))
    return tree


def _part(tree: Tree, index: int, parts: list[str]) -> Tree:
    """The hyphen hangs on the part behind it, that part on the name's first word."""
    heads = [head if head <= index else head + 2 for head in tree.heads]
    first = heads[index] if tree.deps[index] == "flat" else index
    return Tree(
        (*tree.words[:index], *parts, *tree.words[index + 1 :]),
        (*tree.spaces[:index], False, False, *tree.spaces[index:]),
        (*tree.tags[:index], "NNP", "HYPH", "NNP", *tree.tags[index + 1 :]),
        (*heads[: index + 1], index + 2, first, *heads[index + 1 :]),
        (*tree.deps[: index + 1], "punct", "flat", *tree.deps[index + 1 :]),
        tree.opens,
        tree.source,
    )
