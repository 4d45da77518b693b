"""Whether a name, a title or a role says woman or man. Only to tell whom "he" and "she" mean."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_NAMES = Path(__file__).parent / "first_names.txt"

FEMALE_WORDS = frozenset(
    "mrs ms miss mme madam lady dame queen princess duchess sister congresswoman councilwoman "
    "chairwoman spokeswoman actress mother daughter wife aunt woman girl businesswoman "
    "policewoman assemblywoman grandmother widow waitress stewardess mom saleswoman baroness "
    "countess heroine hostess housewife nun noblewoman songstress alderwoman".split()
)
MALE_WORDS = frozenset(
    "mr sir lord king prince duke father brother congressman councilman chairman spokesman actor "
    "son husband uncle man boy businessman policeman assemblyman grandfather widower fireman "
    "salesman dad pope rabbi imam archbishop bishop cardinal ayatollah sheikh emir sultan baron "
    "monk nobleman alderman fisherman".split()
)


def gender_of_words(words: str) -> str | None:
    """ "f" or "m" where the words of a title or role say so, by the first that does."""
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in FEMALE_WORDS:
            return "f"
        if word in MALE_WORDS:
            return "m"
    return None


def gender_of_first_name(name: str) -> str | None:
    """ "f" or "m" where `name` begins with a first name borne almost only by one of them."""
    first = name.split(" ", 1)[0].split("-", 1)[0].strip(".").lower()
    return _first_names().get(first)


def is_first_name(word: str) -> bool:
    """Whether `word`, in any case, is a first name that the list knows."""
    return word.lower() in _first_names()


@cache
def _first_names() -> dict[str, str | None]:
    text = _NAMES.read_text(encoding="utf-8")
    _, men, women, both = text.split("\n\n")
    parts: tuple[tuple[str, str | None], ...] = ((men, "m"), (women, "f"), (both, None))
    return {name: gender for part, gender in parts for name in part.split()}
