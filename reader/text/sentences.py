"""Sentences by rule: the same everywhere, on demand, in any block.

A sentence ends at a full stop, question or exclamation mark with its closing marks, when white
space and something that can begin a sentence follow. Full stops of abbreviations and initials do
not end one; those that may stand at the end of a sentence ("the U.S.") do when the next word is
one that sentences begin with. The rules are those of Grefenstette and Tapanainen (1994), "What is
a word, what is a sentence?", with the closing marks of news prose.
"""

from __future__ import annotations

import re

from reader.model.span import Span

LONGEST = 2_000
"""Text without any sentence end is cut after this many code points, at a space if there is one."""

# A run of stops is looked at from its first one only, and never in parts: a line of a million dots
# takes no longer than one of a million letters.
_END = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>["'”’»›)\]]*+)(?P<space>\s+)"""
    r"""(?P<next>["'“‘«‹(\[¿¡—–-]*\w?)"""
    r"""|(?P<wide>[。！？｡]+[」』”’）]*)""",
)
_LAST_WORD = re.compile(r"[\w.’'&-]*$")
_NEXT_WORD = re.compile(r"[\w’']+")

_NEVER_LAST = frozenset(
    """
    mr mrs ms mx dr prof rev fr sr st ste mt ft hon gov lt sen rep reps sens gen col maj capt
    cmdr sgt cpl pvt adm brig amb atty supt det insp pres messrs mme mlle msgr vs cf e.g i.e
    viz approx ca no nos vol fig figs pp art sec ed eds al dept
    """.split()
)
_SOMETIMES_LAST = frozenset(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun
    inc corp co ltd llc plc bros jr u.s u.k u.n u.s.a e.u d.c p.m a.m ph.d m.d b.a m.a etc ave
    blvd rd calif ariz ark colo conn del fla ga ill ind kan ky la mass md mich minn miss mo
    mont neb nev okla ore pa tenn tex va vt wash wis wyo
    """.split()
)
_STARTERS = frozenset(
    """
    the a an this that these those there here he she it we they i you his her its their our my
    but and or nor so yet if when while as after before since although though because however
    in on at by for from with under over during among between despite according what who how
    why where which some many most all both one two several other another such no not
    """.split()
)


def sentences(text: str, block: Span) -> list[Span]:
    """The sentences of `text` inside `block`, in order; spaces between them belong to none."""
    found: list[Span] = []
    start = _skip_space(text, block.start, block.end)
    for match in _END.finditer(text, block.start, block.end):
        if match["wide"] is not None:
            end = match.end()
        elif _ends_sentence(text, start, match):
            end = match.end("close")
        else:
            continue
        found.extend(_pieces(text, start, end))
        start = _skip_space(text, end, block.end)
    end = start + len(text[start : block.end].rstrip())
    found.extend(_pieces(text, start, end))
    return found


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    following = match["next"]
    if following and following[-1].islower():
        return False
    if match["stop"] != "." or match["close"]:
        return True
    return not _is_abbreviation(text, start, match)


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the single full stop of `match` belongs to the word before it."""
    before = _LAST_WORD.search(text, max(start, match.start() - 24), match.start())
    word = before.group() if before else ""
    lowered = word.lower().strip("'’")
    if lowered in _NEVER_LAST or (len(word) == 1 and word.isupper()):
        return not (lowered == "no" and not _next_is_digit(text, match))
    if lowered in _SOMETIMES_LAST or re.fullmatch(r"(?:\w\.)+\w", word):
        following = _NEXT_WORD.match(text, match.end("space"))
        return following is None or following.group().lower() not in _STARTERS
    return False


def _next_is_digit(text: str, match: re.Match[str]) -> bool:
    return text[match.end("space") : match.end("space") + 1].isdigit()


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _pieces(text: str, start: int, end: int) -> list[Span]:
    pieces = []
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        pieces.append(Span(start, cut))
        start = _skip_space(text, cut, end)
    if start < end:
        pieces.append(Span(start, end))
    return pieces
