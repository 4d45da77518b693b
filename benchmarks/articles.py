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
    """An article of about `words` words, the same at every call; a quote in every third
    paragraph."""
    chance = random.Random(words)
    parts = [f"{FIRST_WORD} Council Weighs a Long Plan for the Harbour"]
    count = 0
    while count < words:
        if len(parts) % 21 == 20:
            parts.append(f"What {chance.choice(_PLACES)} expects: {_clause(chance, 4)}")
        paragraph = _paragraph(chance, quoted=len(parts) % 3 == 1)
        count += len(paragraph.split())
        parts.append(paragraph)
    return "\n\n".join(parts) + "\n"


def file(words: int, folder: Path) -> Path:
    """The article of `words` words as a file in `folder`."""
    path = folder / f"article-{words}.txt"
    path.write_text(text(words), encoding="utf-8")
    return path


def _paragraph(chance: random.Random, *, quoted: bool) -> str:
    """Some fifty words; at a million there are about forty thousand names and quotes."""
    place = chance.choice(_PLACES)
    middle = f"In {place} the {_clause(chance, 18)}."
    if not quoted:
        return f"{middle} It is the council’s plan that the {_clause(chance, 24)}."
    name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
    opening = f"“{_clause(chance, 14).capitalize()},” said {name}, a member of the council."
    return f"{opening} {middle} It is {place}’s plan that the {_clause(chance, 8)}."


def _clause(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS, k=words))
