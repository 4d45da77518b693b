"""Forms of given names: Bill is William. They join two names where the last names agree."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("nicknames.txt")


@cache
def _names_in_full() -> dict[str, set[str]]:
    """The names in full that a form may stand for, itself among them where it is one."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in _LIST.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            full, *forms = line.split()
            for form in (full, *forms):
                found[form].add(full)
    return found


def may_be_one(one: str, other: str) -> bool:
    """Whether two given names, in lower case, may be forms of one: the same name, one short for
    the other, or both short for the same."""
    known = _names_in_full()
    return one == other or not known.get(one, set()).isdisjoint(known.get(other, ()))
