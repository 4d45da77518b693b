"""Generated articles of any length: news prose in shape, with curly quotes, names and headings."""

from __future__ import annotations

import random
from pathlib import Path

FIRST_WORD = "Zephyrus"
"""The title's first word, which stands nowhere else: once it is on screen, there is text."""

_GIVEN = "Anna Boris Carla David Emeka Farah Goran Hanna Igor Jun Kofi Lena".split()
_FAMILY = "Abel Brook Castell Dorn Eriks Fenn Garza Holt Imani Jansen Kolar Lund".split()
_PLACES = "Northport Vellin Ostrava Camber Lindholm Tarsus".split()
_WORDS = """
    the council vote harbour budget report after before rain road school market price water plan
    people who said that would not have been more than last year while many still expect change
    in of and to for from with over under under new old small large open closed early late
""".split()


def text(words: int) -> str:
    """An article of about `words` words, the same at every call; a quote in each paragraph."""
    chance = random.Random(words)
    parts = [f"{FIRST_WORD} Council Weighs a Long Plan for the Harbour"]
    count = 0
    while count < words:
        if len(parts) % 21 == 20:
            parts.append(f"What {chance.choice(_PLACES)} expects")
        paragraph = _paragraph(chance)
        count += len(paragraph.split())
        parts.append(paragraph)
    return "\n\n".join(parts) + "\n"


def file(words: int, folder: Path) -> Path:
    """The article of `words` words as a file in `folder`."""
    path = folder / f"article-{words}.txt"
    path.write_text(text(words), encoding="utf-8")
    return path


def _paragraph(chance: random.Random) -> str:
    name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    place = chance.choice(_PLACES)
    opening = f"“{_clause(chance, 14).capitalize()},” said {name}, a member of the council."
    middle = f"In {place} the {_clause(chance, 15)}."
    closing = f"It is {place}’s plan that the {_clause(chance, 12)}."
    return f"{opening} {middle} {closing}"


def _clause(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))
