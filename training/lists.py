"""The name lists: places, peoples and bodies of one meaning, and personal names of the world."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "names"
CENSUS = Path(__file__).parents[1] / "reader" / "analysis" / "first_names.txt"

# Words of the lists that are as often something else; they are never used to correct a label.
UNSURE = frozenset(
    """AP APC AU Aba Aberdeen Abia Acre Adama Adelaide Afar Ajax Alexandria Amhara Android Apple
    Arsenal Aruba Atlanta Austin Axum Bahia Balad Bali Baltimore Baluch Bam Baptist
    Barcelona Bath Belem Beni Berlin Bilbao Bild Bo Bonn Bor Bordeaux Boston Bradford Braga
    Bremen Brest Brighton Bristol Buchanan Buffalo Cali Cambridge Camden Carolina Celtic
    Chad Charleston Charlotte Chelsea Chicago Chihuahua Chios Christchurch Christmas
    Cleveland Colon Commonwealth Communist Concepcion Congress Cordoba Cork Cornwall Cox
    Cuenca Dallas Dane Darwin Dawn Dell Delta Democrat Denver Derby Detroit Devon EAC Easter
    Economist Edo English Enlightenment Essen Essex Faro Ferguson Fez Fiat Fidesz Finn Flint
    Florence Forbes Ford Fortune Ganja Gao Garissa Georgetown Georgia Goa Gori Granada
    Guardian Gulf Hague Hama Hamilton Hamlet Highlands Hobart Homs Houston Hull ISI Imo
    Independent Indiana Internet Islamic Java Jersey Jinja Jordan Jos Kano Kara Kazan Kent
    Kia Kobe Kut Lagos Lamu Lao Latin Latina Leh Lent Leon Liberation Likud Lima Limon
    Lincoln Linz Lira Liverpool Livingstone Luxor Lyon MIT Madrid Malay Male Mali Man
    Manchester Manta Maoist Maoists Marseille Maya Mendoza Merida Meta Miami Milan Mobile
    Modena Monaco Munich Nancy Naryn Nassau Nelson Newark Newcastle Nice Nike Nis Norfolk
    Oakland Omsk Ontario Oracle Orange Orlando Orthodox Oscar Oscars Osh Oxford Oyo PDP PRI
    Palma Parma Pemba Pereira Perm Perth Philadelphia Phoenix Pittsburgh Plymouth Podemos
    Pole Poles Ponce Portland Porto Portsmouth Potosi Princeton Providence Puebla Punch Qaim
    Queens Rangers Reading Reed Regina Renaissance Rhodes Richmond Rift Rio Roman Romans
    Rostov SEC Salta Salvador Samara Samos Sanofi Santiago Savannah Seattle Senate Seville
    Sheffield Shell Siena Sinhalese Sofia Sonora Split Sucre Suffolk Surrey Sussex Sydney
    Syriza Taji Tamale Tamil Tanga Target Tema Tete Thrace Titanic Toledo Toronto Total
    Toulouse Tours Treasury Tripoli Trujillo Tunis Turin Turk Tyre UN US Uber Uyo Vale
    Valencia Van Vanguard Veracruz Victoria Virginia WHO Wa Washington Waterford Wau
    Wellington Western Windows Windsor York Zionist""".split()
) | {"Santa Cruz", "San Jose", "New York", "Red Cross", "House of Representatives"}


@dataclass(frozen=True)
class Culture:
    """Given and family names that go together."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


def _rows(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


@cache
def listed() -> dict[str, str]:
    """Name → label, for all places, peoples, bodies and other names of the lists."""
    out: dict[str, str] = {}
    for row in _rows("bodies.txt"):
        out.update(dict.fromkeys(_split(row), "ORG"))
    for row in _rows("others.txt"):
        out.update(dict.fromkeys(_split(row), "MISC"))
    for row in _rows("places.txt"):
        out.update(dict.fromkeys(_split(row), "LOC"))
    for row in _rows("countries.txt"):
        country, places, people = row.split("|")
        out.update(dict.fromkeys((*_split(country), *_split(places)), "LOC"))
        out.update(dict.fromkeys(_split(people), "MISC"))
    return out


@cache
def known() -> dict[str, str]:
    """Name → label, for the names that mean one thing in the news."""
    return {name: label for name, label in listed().items() if name not in UNSURE}


@cache
def cultures() -> tuple[Culture, ...]:
    """Personal names, by part of the world."""
    rows = [row.split("|") for row in _rows("people.txt")]
    return tuple(Culture(_split(row[0]), _split(row[1]), len(row) > 2) for row in rows)


@cache
def western() -> Culture:
    """The personal names that are most frequent in English-language news."""
    given, family = _rows("western.txt")[0].split("|")
    return Culture(_split(given), _split(family))


@cache
def english() -> Culture:
    """Those of `western`, and the given names of a census, each a quarter as often."""
    lines = CENSUS.read_text(encoding="utf-8").splitlines()
    census = [name.title() for row in lines if not row.startswith("#") for name in row.split()]
    return Culture((*western().given * 4, *census), western().family)


@cache
def places() -> tuple[str, ...]:
    """Countries and places in them."""
    return tuple(name for name, label in listed().items() if label == "LOC")


@cache
def bodies() -> tuple[str, ...]:
    """Organisations."""
    return tuple(name for name, label in listed().items() if label == "ORG")


@cache
def peoples() -> tuple[str, ...]:
    """Words for the people of a country, adjectives among them."""
    return tuple(name for row in _rows("countries.txt") for name in _split(row.split("|")[2]))


@cache
def finder() -> re.Pattern[str]:
    """Finds the known names, longest first, as whole words."""
    names = sorted(known(), key=len, reverse=True)
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, names)) + r")(?![\w-])")


def person(culture: Culture, words: int, rng: random.Random, odd: float = 0.0) -> str:
    """A name of one (family), two or three words; `odd` is the chance of a made-up one."""
    family = _odd(rng.choice(culture.family), culture.family, rng, odd)
    if words == 1:
        return family if rng.random() < 0.8 else rng.choice(culture.given)
    given = _odd(_given(culture, rng), culture.given, rng, odd)
    if culture.family_first:
        apart = "-" in given and rng.random() < 0.5
        return f"{family} {given.replace('-', ' ').title() if apart else given}"
    if words > 2:
        middle = rng.choice(culture.given)
        given += f" {middle[0]}." if rng.random() < 0.3 else f" {middle}"
    return f"{given} {family}"


def _given(culture: Culture, rng: random.Random) -> str:
    """A given name; where it has two syllables, they may come from two names of the list."""
    given = rng.choice(culture.given)
    if not culture.family_first or "-" not in given:
        return given
    return f"{given.split('-')[0]}-{rng.choice(culture.given).split('-')[1]}"


def place(rng: random.Random, odd: float = 0.0) -> str:
    """A country or a place in one."""
    return _odd(rng.choice(places()), places(), rng, odd)


def _odd(name: str, others: tuple[str, ...], rng: random.Random, chance: float) -> str:
    if " " in name or rng.random() >= chance:
        return name
    other = rng.choice(others).split()[-1].split("-")[-1]
    return name[: max(2, len(name) // 2)] + other[len(other) // 2 :].lower()
