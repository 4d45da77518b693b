"""Repairs to the names that a pipeline finds: edges that are not part of the name, first names
that it missed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.analysis.gender import is_first_name
from reader.analysis.labels import Group, group_of
from reader.analysis.nouns import is_person_noun
from reader.analysis.phrases import TIME_WORDS
from reader.analysis.roles import COURTESY
from reader.analysis.tokens import Tokens

Name = tuple[int, int, str]
Words = tuple[str, ...]

POSSESSIVE = re.compile(r"['’]s?$")
_EDGE = frozenset(("'s", "’s", "'", "’", '"', "“", "”", ",", "(", ")", "``", "''", "-", "—", "–"))
TITLES = COURTESY | frozenset(
    "gen lt col maj capt sgt cpl adm cmdr sen rep gov pres prof rev hon president senator governor "
    "minister secretary judge justice mayor chairman chancellor king queen prince princess pope "
    "general colonel captain officer detective sheriff coach professor congressman congresswoman "
    "ambassador commissioner director premier".split()
)
_PARTICLES = frozenset(
    "van von de der den del della di da dos du bin ibn ben al el ten ter".split()
)
# Words that make something else of a name: the Xi Jinping-led meeting.
_BEHIND_HYPHENS = frozenset("led style era born based like owned type free run".split())
# Titles that nothing but a name follows.
_SHORT_TITLES = frozenset("mr mrs ms dr sen rep gov gen col lt capt sgt prof rev".split())
_BEFORE_CAPTIONS = frozenset("FILE FILES PHOTO VIDEO WATCH".split())
_NO_NAME = frozenset(("IN", "CC", "RB", "UH", "DT", "WRB"))
# First names that more often are something else at the head of a sentence or before a name.
_NO_FIRST_NAME = TIME_WORDS | frozenset(
    "may april june august art my so an see in young major king prince royal dean general long "
    "man many van del de la le the su santa san do lord chance deal love price read".split()
)


def tidy_names(tokens: Tokens) -> None:
    """Sheds articles, possessives, stray marks and titles from the edges of `tokens.names`, and
    adds first names that stand before a surname."""
    kept: list[Name] = []
    for first, last, label in tokens.names:
        first, last = _without_edges(tokens, first, last)
        if group_of(label) is Group.PEOPLE:
            while last - first > 1 and tokens.tags[first] in _NO_NAME:
                first += 1
            first, last = _without_titles(tokens, first, last)
        if last - first > 2 and is_person_noun(tokens.lower[first]):
            first += is_first_name(tokens.words[first + 1])
        if group_of(label) is Group.PEOPLE:
            first = _with_first_name(tokens, first, last, kept)
            last = _with_rest_of_word(tokens, first, _with_surname(tokens, first, last))
        if first < last and _is_a_name(tokens.words[first:last]):
            kept.append((first, last, label))
    found = [*_missed(tokens, kept), *_after_titles(tokens, kept)]
    tokens.names[:] = sorted([*kept, *dict.fromkeys(found)])


def _is_a_name(words: Sequence[str]) -> bool:
    """Whether there is a letter in it, and more than what stands before a caption: "FILE - "."""
    return any(c.isalpha() for w in words for c in w) and not _BEFORE_CAPTIONS.issuperset(words)


def _missed(tokens: Tokens, kept: list[Name]) -> Iterator[Name]:
    """Names of people that the pipeline missed: a first name and another word with a capital at
    the head of a sentence, then an age or an apposition for a person: "Will Young, a mechanic"."""
    taken = {at for first, last, _ in kept for at in range(first, last)}
    for first in tokens.sentences:
        comma = first + 2
        if comma + 2 >= len(tokens) or tokens.words[comma] != "," or first in taken:
            continue
        surname = tokens.words[first + 1]
        if first + 1 in taken or not surname.istitle() or surname.lower() in TIME_WORDS:
            continue
        if is_first_name(tokens.words[first]) and tokens.words[first].istitle():
            aged = tokens.words[comma + 1].isdigit() and tokens.words[comma + 2] == ","
            if aged or is_person_noun(_described_as(tokens, comma + 1)):
                yield first, comma, "PERSON"


def _after_titles(tokens: Tokens, kept: list[Name]) -> Iterator[Name]:
    """Names of people that the pipeline missed after a title: "Congresswoman Dolores Vance"."""
    taken = {at for first, last, _ in kept for at in range(first, last)}
    for at in range(len(tokens) - 1):
        word = tokens.lower[at].rstrip(".")
        first = at + 1
        if word not in TITLES or not tokens.words[at][0].isupper() or first in taken:
            continue
        if word not in _SHORT_TITLES and not is_first_name(tokens.words[first]):
            continue
        last = first
        while last < len(tokens) and last - first < 3 and _may_name(tokens, last, taken):
            last += 1
        if first < last and last not in taken:
            yield first, last, "PERSON"


def _may_name(tokens: Tokens, at: int, taken: set[int]) -> bool:
    word = tokens.words[at]
    capital = word[:1].isupper() and len(word) > 1 and word.isalpha()
    return capital and at not in taken and tokens.lower[at] not in TIME_WORDS | TITLES


def _described_as(tokens: Tokens, first: int) -> str:
    """The noun of the short phrase "a retired mechanic" at token `first`; "" if none is there."""
    if tokens.tags[first] not in ("DT", "NN", "JJ"):
        return ""
    for at in range(first, min(first + 6, len(tokens))):
        following = tokens.tags[at + 1] if at + 1 < len(tokens) else ""
        if tokens.tags[at] == "NN" and following != "NN":
            return tokens.lower[at]
    return ""


def _without_edges(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    while first < last and (tokens.words[first] in _EDGE or tokens.lower[first] == "the"):
        first += 1
    while first < last and (tokens.words[last - 1] in _EDGE or _leads_on(tokens, last - 1)):
        last -= 1
    return first, last


def _leads_on(tokens: Tokens, at: int) -> bool:
    """Whether no name ends with the token at `at`: the 's of a possessive, "of", "and the"."""
    tag = tokens.tags[at]
    return tag == "POS" or (tag in ("IN", "CC", "DT") and tokens.words[at].islower())


def _without_titles(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and tokens.lower[first].rstrip(".") in TITLES:
        first += 1
    while last - 1 > first and tokens.words[last - 1].islower() and _is_verb(tokens, last - 1):
        last -= 1
    return first, last


def _is_verb(tokens: Tokens, at: int) -> bool:
    return tokens.tags[at].startswith("VB") and tokens.words[at - 1] != "-"


def _with_first_name(tokens: Tokens, first: int, last: int, kept: list[Name]) -> int:
    """Where the name begins once a first name right before a lone surname, or before the particle
    of one, is taken in."""
    at = first - 1
    if at < 0 or (kept and kept[-1][1] > at):
        return first
    word = tokens.words[at]
    if tokens.words[first] in _PARTICLES:
        title = word.lower().rstrip(".") in TITLES
        free = word.istitle() and tokens.tags[at] == "NNP" and not title
        return at if free else first
    if last - first != 1:
        return first
    known = word[:1].isupper() and word.lower() not in _NO_FIRST_NAME and is_first_name(word)
    return at if known else first


def _with_surname(tokens: Tokens, first: int, last: int) -> int:
    """Where the name ends once a surname right after a lone first name is taken in."""
    if last - first != 1 or last >= len(tokens) or not is_first_name(tokens.words[first]):
        return last
    word, tag = tokens.words[last], tokens.tags[last]
    known = word[:1].isupper() and tag == "NNP" and word.lower() not in TIME_WORDS
    free = not any(a <= last < b for a, b, _ in tokens.names)
    return last + 1 if known and free and tokens.lower[first] not in _NO_FIRST_NAME else last


def _with_rest_of_word(tokens: Tokens, first: int, last: int) -> int:
    """Where a name of several words ends that was cut at a hyphen: after "won" of Park Ji-won."""
    if last - first < 2 or last + 1 >= len(tokens) or tokens.words[last] not in ("-", "‐"):
        return last
    if tokens.ends[last - 1] < tokens.starts[last] or tokens.ends[last] < tokens.starts[last + 1]:
        return last
    word = tokens.words[last + 1]
    if word.istitle():
        return last if any(a <= last + 1 < b for a, b, _ in tokens.names) else last + 2
    western = is_first_name(tokens.words[first]) and len(tokens.words[last - 1]) > 3
    syllable = len(word) <= 5 and word.islower() and word not in _BEHIND_HYPHENS
    return last + 2 if syllable and not western else last


def plain_name(name: str) -> str:
    """A name in capitals as a sentence would have it: John McCoy for "JOHN McCOY"."""
    return " ".join(_capitalised(word) if _is_shouted(word) else word for word in name.split())


def _is_shouted(word: str) -> bool:
    letters = [char for char in word.removeprefix("Mc") if char.isalpha()]
    return len(letters) > 1 and all(char.isupper() for char in letters) and "." not in word


def _capitalised(word: str) -> str:
    prefix = "Mc" if word[:2].lower() == "mc" and len(word) > 3 else ""
    rest = word[len(prefix) :]
    return prefix + re.sub(r"\w+", lambda part: part.group().capitalize(), rest)
