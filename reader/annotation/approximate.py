"""Finding a string in another although some of its letters differ.

The bit-vector method of G. Myers, "A fast bit-vector algorithm for approximate string matching
based on dynamic programming", Journal of the ACM 46 (1999), with Python's integers as the words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Match(NamedTuple):
    """Where the pattern was found, and the insertions, deletions and replacements it took."""

    start: int
    end: int
    errors: int


def best_matches(pattern: str, text: str, limit: int) -> list[Match]:
    """The matches of `pattern` in `text` with the fewest errors, if at most `limit`.

    Of matches that end at the same place the one nearest in length to the pattern is given.
    """
    least, ends = limit, list[int]()
    for end, errors in _ends(pattern, text):
        if errors < least:
            least, ends = errors, [end]
        elif errors == least:
            ends.append(end)
    return [Match(_start(pattern, text, end, least), end, least) for end in ends]


def errors_at_end(pattern: str, text: str) -> int:
    """The errors of the best match of `pattern` that ends where `text` does."""
    found = [errors for _, errors in _ends(pattern, text)]
    return found[-1] if found else len(pattern)


def _start(pattern: str, text: str, end: int, errors: int) -> int:
    begin = max(0, end - len(pattern) - errors)
    backwards = _ends(pattern[::-1], text[begin:end][::-1], anchored=True)
    sizes = [size for size, found in backwards if found <= errors]
    return end - min(sizes, key=lambda size: abs(size - len(pattern)), default=0)


def _ends(pattern: str, text: str, anchored: bool = False) -> Iterator[tuple[int, int]]:
    """For each end in `text`, the errors of the best match of `pattern` that ends there, of those
    that begin with the text when `anchored`."""
    if not pattern:
        return
    where: dict[str, int] = {}
    for place, char in enumerate(pattern):
        where[char] = where.get(char, 0) | 1 << place
    full = (1 << len(pattern)) - 1
    last = 1 << len(pattern) - 1
    up, down, errors = full, 0, len(pattern)
    for end, char in enumerate(text, 1):
        equal = where.get(char, 0)
        steady = equal | down
        carry = (((equal & up) + up) ^ up) | equal
        rise = down | (~(carry | up) & full)
        fall = up & carry
        if rise & last:
            errors += 1
        elif fall & last:
            errors -= 1
        rise = (rise << 1 | anchored) & full
        fall = fall << 1 & full
        up = fall | (~(steady | rise) & full)
        down = rise & steady
        yield end, errors
