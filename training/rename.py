"""Other names in the same sentences, so that a name is known by its company and not only by heart.

Silver text is full of the same few hundred names; the news brings new ones from everywhere.
"""

from __future__ import annotations

import random
import re
import string
from dataclasses import dataclass, replace

from training.data import Ent, Named
from training.lists import (
    Culture,
    bodies,
    cultures,
    english,
    finder,
    known,
    peoples,
    person,
    place,
)

_AGENCIES = ("AP", "Reuters", "AFP", "VOA", "CNN", "Bloomberg", "Xinhua", "Canadian Press")
_ROLES = """author singer writer actor actress coach striker captain fighter driver golfer champion
    economist analyst researcher scientist professor lawyer activist journalist editor
    director producer premier lawmaker congresswoman congressman councilwoman spokeswoman spokesman
    chairwoman minister candidate farmer teacher nurse doctor student resident rapper comedian
    historian photographer veteran senator mayor superintendent detective co-founder businessman
    goalkeeper defenceman rookie teammate neighbour co-author biologist engineer""".split()
_OPENS = re.compile(r"(?:^|\n|\b[a-z]{2,}[.!?:])$")
_ACRONYM = re.compile(r"[A-Z]{3,6}")
_WORDS = re.compile(r"[A-Z][^.]*")
_MR = re.compile(r"\b(Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Prof|Col)\. (?=[A-Z])")
_SPELLING = {
    "Center": "Centre",
    "Organization": "Organisation",
    "Labor": "Labour",
    "Defense": "Defence",
    "Program": "Programme",
    "center": "centre",
    "organization": "organisation",
    "labor": "labour",
    "defense": "defence",
    "percent": "per cent",
    "color": "colour",
    "honor": "honour",
}
_AMERICAN = re.compile(r"\b(?:" + "|".join(_SPELLING) + r")\b")

Change = tuple[int, int, str]


@dataclass(frozen=True)
class Rates:
    """Chances of each change; `western` and `eastern` are shares of the new people.

    A chance of nothing draws no number, so that it leaves the other changes as they were.
    """

    people: float = 0.3
    places: float = 0.12
    bodies: float = 0.25
    british: float = 0.25
    odd: float = 0.25
    western: float = 0.0
    eastern: float = 0.0
    datelines: float = 0.0
    roles: float = 0.0


def rewrite(piece: Named, changes: list[Change]) -> Named:
    """The piece with stretches replaced; names move along, also when the stretch is part of one.

    Changes must be sorted, must not overlap, and must not cross the edge of a name.
    """
    text, at, moves = "", 0, []
    for start, end, new in changes:
        text += piece.text[at:start] + new
        moves.append((start, end, len(new) - (end - start)))
        at = end
    text += piece.text[at:]
    ents: list[Ent] = []
    for start, end, label in piece.ents:
        left = sum(shift for _, stop, shift in moves if stop <= start)
        right = sum(shift for _, stop, shift in moves if stop <= end)
        ents.append((start + left, end + right, label))
    return Named(text, tuple(ents), piece.source)


def rename(piece: Named, rng: random.Random, rates: Rates) -> Named:
    """A variant of the piece with other people, places and bodies, perhaps in British spelling."""
    changes: list[Change] = []
    culture = _culture(rates, rng) if rng.random() < rates.people else None
    renamed: dict[str, str] = {}
    for start, end, label in piece.ents:
        name = piece.text[start:end]
        if label == "PERSON" and culture is not None:
            changes += _person(name, start, culture, renamed, rng, rates)
        elif (
            label == "LOC"
            and rng.random() < rates.places
            and name[:1].isupper()
            and "." not in name
        ):
            changes.append((start, end, renamed.setdefault(name, place(rng, rates.odd))))
        elif label == "ORG" and rng.random() < rates.bodies:
            changes += _body(name, start, rng)
    if changes:
        piece = rewrite(piece, changes)
    if rates.roles:
        piece = with_roles(piece, rng, rates.roles)
    if rates.datelines and rng.random() < rates.datelines:
        piece = dateline(piece, rng)
    return british(piece) if rng.random() < rates.british else piece


def _culture(rates: Rates, rng: random.Random) -> Culture:
    """Any part of the world; more often the West, or where the family name stands first."""
    draw = rng.random() if rates.western or rates.eastern else 1.0
    if draw < rates.western:
        return english()
    if draw < rates.western + rates.eastern:
        return rng.choice([culture for culture in cultures() if culture.family_first])
    culture = rng.choice(cultures())
    # Only where such names are asked for by share are they written in their own order.
    return culture if rates.eastern else replace(culture, family_first=False)


def _person(
    name: str,
    start: int,
    culture: Culture,
    renamed: dict[str, str],
    rng: random.Random,
    rates: Rates,
) -> list[Change]:
    words = name.split()
    if len(words) > 3 or not all(word[0].isupper() for word in words):
        return []
    if name not in renamed:
        new = renamed.get(words[0]) if len(words) == 1 else None
        new = new or person(culture, len(words), rng, rates.odd)
        renamed[name] = new
        short = new.split()[0] if culture.family_first else new.rpartition(" ")[2]
        renamed.setdefault(words[-1], short if len(words) > 1 else new)
    return [(start, start + len(name), renamed[name])]


def _body(name: str, start: int, rng: random.Random) -> list[Change]:
    """Now and then another body; else another acronym, or another country in a longer name."""
    if rng.random() < 0.25 and name[:1].isupper():
        return [(start, start + len(name), rng.choice(bodies()))]
    if _ACRONYM.fullmatch(name):
        letters = "".join(rng.choices(string.ascii_uppercase, k=rng.choice((3, 3, 4, 4, 5))))
        return [(start, start + len(name), letters)]
    found = finder().search(name)
    if found is None or found.group() == name or known()[found.group()] == "ORG":
        return []
    new = place(rng) if known()[found.group()] == "LOC" else rng.choice(peoples())
    return [(start + found.start(), start + found.end(), new)]


def with_roles(piece: Named, rng: random.Random, rate: float) -> Named:
    """The piece with a role before some of the full names, as the news has it: "singer Ada Obi"."""
    changes: list[Change] = []
    for start, end, label in piece.ents:
        name = piece.text[start:end]
        before = piece.text[:start].rstrip(" \"“‘'")
        opens = _OPENS.search(before) is not None
        if label != "PERSON" or " " not in name or rng.random() >= rate:
            continue
        if opens or (before[-1:].islower() and not before.endswith((" the", " a", " an"))):
            role = rng.choice(_ROLES)
            changes.append((start, start, (role.capitalize() if opens else role) + " "))
    return rewrite(piece, changes) if changes else piece


def dateline(piece: Named, rng: random.Random) -> Named:
    """The piece as the first sentence of a report: where it was written stands before it."""
    lead = place(rng).upper()
    ents = [(0, len(lead), "LOC")]
    if rng.random() < 0.4:
        country = place(rng)
        ents.append((len(lead) + 2, len(lead) + 2 + len(country), "LOC"))
        lead += f", {country}"
    if rng.random() < 0.4:
        agency = rng.choice(_AGENCIES)
        ents.append((len(lead) + 2, len(lead) + 2 + len(agency), "ORG"))
        lead += f" ({agency})"
    lead += rng.choice((" — ", " -- ", " - ", " – ", ": "))
    moved = ((a + len(lead), b + len(lead), label) for a, b, label in piece.ents)
    return Named(lead + piece.text, (*ents, *moved), piece.source)


def british(piece: Named) -> Named:
    """The piece without full stops after titles and with some British spellings."""
    changes = [(m.end(1), m.end(1) + 1, "") for m in _MR.finditer(piece.text)]
    changes += [(*m.span(), _SPELLING[m.group()]) for m in _AMERICAN.finditer(piece.text)]
    edges = [(a, b) for a, b, _ in piece.ents]
    changes = [
        (start, end, new)
        for start, end, new in sorted(changes)
        if not any(start < a < end or start < b < end for a, b in edges)
    ]
    return rewrite(piece, changes) if changes else piece
