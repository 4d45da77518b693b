"""What somebody may have meant who mistyped a name."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, among: Iterable[str]) -> str:
    """ " Did you mean “deterrence”?" where one of the names is near to `word`, else nothing.

    The nearest is that of difflib's ratio, from 0.6 on, without regard to case.
    """
    from difflib import get_close_matches

    names = {name.casefold(): name for name in among}
    near = get_close_matches(word.casefold(), names, n=1)
    return f" Did you mean “{names[near[0]]}”?" if near else ""
