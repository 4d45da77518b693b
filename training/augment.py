"""Small, seeded changes that make the training text look like the articles people read.

Newspapers set curly quotes, break paragraphs with blank lines, print headlines in capitals and
leave out the last full stop; treebanks do not.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from training.data import Ent, Named, Tree

BREAKS = ("\n\n", "\n", "\n\n\n", " \n\n")
_OPENERS = set(" \t\n([{—–-\u00a0\"“‘'")


def curly(text: str) -> str:
    """The same text, of the same length, with typographic quotes and apostrophes."""
    out: list[str] = []
    inside = False
    for index, char in enumerate(text):
        before = out[index - 1] if index else " "
        if char == '"':
            after = text[index + 1] if index + 1 < len(text) else " "
            opening = before in _OPENERS and not after.isspace() and not (inside and before in "“")
            out.append("“" if opening else "”")
            inside = opening
        elif char == "'":
            after = text[index + 1] if index + 1 < len(text) else " "
            out.append("‘" if before in _OPENERS and not after.isspace() else "’")
        else:
            out.append(char)
    return "".join(out)


def same_length(text: str, change: str) -> str:
    """`text` in upper or lower case, or unchanged where that would alter its length."""
    other = text.upper() if change == "upper" else text.lower()
    return other if len(other) == len(text) else text


_SMALL = set("a an and as at by for from in of on or the to with".split())
_WORD = re.compile(r"(?<![\w@#/.'’-])[a-z][a-z'’-]*(?![\w/@])")


def headline(text: str, small: bool) -> str:
    """The text as a headline, of the same length: every word with a capital, or only the long ones.

    Args:
        small: whether "of", "the" and their like get one too; the first word always does.
    """

    def capital(match: re.Match[str]) -> str:
        word = match.group()
        if word in _SMALL and match.start() and not small:
            return word
        return word[0].upper() + word[1:]

    return _WORD.sub(capital, text)


def vary_text(
    text: str, rng: random.Random, *, curl: bool, upper: float, lower: float, title: float
) -> str:
    """One of the variants of a text, all of its length: curly or straight, rarely in another case.

    Args:
        upper: the chance of capitals alone.
        lower: the chance of none.
        title: the chance of a headline's.
    """
    if curl:
        text = curly(text)
    draw = rng.random()
    if draw < upper:
        return same_length(text, "upper")
    if draw < upper + lower:
        return same_length(text, "lower")
    if draw < upper + lower + title:
        return headline(text, small=rng.random() < 0.3)
    return text


def join_named(parts: list[Named], rng: random.Random) -> Named:
    """Several pieces as one text, by a space or, now and then, a paragraph break."""
    text = ""
    ents: list[Ent] = []
    for part in parts:
        if text:
            text += rng.choice(BREAKS) if rng.random() < 0.4 else " "
        ents.extend((a + len(text), b + len(text), label) for a, b, label in part.ents)
        text += part.text
    return Named(text, tuple(ents), parts[0].source)


def vary_named(piece: Named, rng: random.Random, *, curl: bool) -> Named:
    """A variant of a piece with the same names."""
    text = piece.text
    if (
        text.endswith(".")
        and rng.random() < 0.08
        and not any(b == len(text) for _, b, _ in piece.ents)
    ):
        text = text[:-1]
    return replace(piece, text=vary_text(text, rng, curl=curl, upper=0.03, lower=0.01, title=0.03))


def vary_tree(tree: Tree, rng: random.Random, *, curl: bool) -> Tree:
    """A variant of a tree with the same structure."""
    plain = "".join(w + " " * s for w, s in zip(tree.words, tree.spaces, strict=True))
    text = vary_text(plain, rng, curl=curl, upper=0.02, lower=0.02, title=0.04)
    words: list[str] = []
    at = 0
    for word, space in zip(tree.words, tree.spaces, strict=True):
        words.append(text[at : at + len(word)])
        at += len(word) + space
    tree = replace(tree, words=tuple(words))
    if rng.random() < 0.08:
        tree = without_stop(tree)
    return tree


def without_stop(tree: Tree) -> Tree:
    """The tree without its last full stop, if that is a leaf."""
    last = len(tree.words) - 1
    if last < 1 or tree.words[last] != "." or last in tree.heads:
        return tree
    return replace(
        tree,
        words=tree.words[:last],
        spaces=tree.spaces[:last],
        tags=tree.tags[:last],
        heads=tree.heads[:last],
        deps=tree.deps[:last],
    )


def join_trees(trees: list[Tree], rng: random.Random) -> Tree:
    """Several sentences as one text; a break is a white-space token on the word before it."""
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    for number, tree in enumerate(trees):
        if number:
            chance = 0.6 if tree.opens else 0.08
            if rng.random() < chance:
                spaces[-1] = False
                heads.append(len(words) - 1)
                words.append(rng.choice(BREAKS).strip(" "))
                spaces.append(False)
                tags.append("_SP")
                deps.append("dep")
            else:
                spaces[-1] = True
        base = len(words)
        words.extend(tree.words)
        spaces.extend(tree.spaces)
        tags.extend(tree.tags)
        heads.extend(base + head for head in tree.heads)
        deps.extend(tree.deps)
    return Tree(
        tuple(words), tuple(spaces), tuple(tags), tuple(heads), tuple(deps), True, trees[0].source
    )
