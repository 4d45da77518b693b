"""Repairs to the names that a pipeline finds: edges that are not part of the name."""

from __future__ import annotations

from reader.analysis.labels import Group, group_of
from reader.analysis.roles import COURTESY
from reader.analysis.tokens import Tokens

_EDGE = frozenset(("'s", "’s", "'", "’", '"', "“", "”", ",", "(", ")", "``", "''", "-", "—", "–"))
_TITLES = COURTESY | frozenset(
    "gen lt col maj capt sgt cpl adm cmdr sen rep gov pres prof rev hon president senator governor "
    "minister secretary judge justice mayor chairman chancellor king queen prince princess pope "
    "general colonel captain officer detective sheriff coach professor congressman congresswoman "
    "ambassador commissioner director premier".split()
)


def tidy_names(tokens: Tokens) -> None:
    """Sheds articles, possessives, stray marks and titles from the edges of `tokens.names`."""
    kept = []
    for first, last, label in tokens.names:
        while first < last and (tokens.words[first] in _EDGE or tokens.lower[first] == "the"):
            first += 1
        while first < last and (tokens.words[last - 1] in _EDGE or tokens.tags[last - 1] == "POS"):
            last -= 1
        if group_of(label) is Group.PEOPLE:
            while first < last - 1 and tokens.lower[first].rstrip(".") in _TITLES:
                first += 1
        if first < last and any(any(c.isalpha() for c in w) for w in tokens.words[first:last]):
            kept.append((first, last, label))
    tokens.names[:] = kept
