"""Quotation marks inside quoted words and titles: which are quotation marks, and turning them.

A mark is told from an apostrophe by what stands beside it, and only a pair counts as marks; every
other character stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

_OPEN = {"“": "”", "„": "“", "‘": "’", "«": "»", '"': '"', "'": "'"}
_DOUBLE = set('“”„"«»')
_BEFORE_OPENING = set("([{—–-/“‘\"'«")


@dataclass(frozen=True, slots=True)
class _Pair:
    start: int
    end: int
    depth: int


def in_double(text: str) -> str:
    """`text` as it stands between double marks: its own outer marks single, those inside double."""
    return _turned(text, "‘’", "“”")


def in_single(text: str) -> str:
    """`text` as it stands between single marks: its own outer marks double, those inside single."""
    return _turned(text, "“”", "‘’")


def in_marks(title: str, mark: str, *, after_question: bool = False) -> str:
    """`title` between double marks with `mark` within them, the American way.

    A full stop gives way to a question or exclamation mark, and a comma does unless
    `after_question`. Nothing stays nothing.
    """
    inner = in_double(title)
    end = inner.rstrip("’")
    if (end.endswith(("?", "!")) and not after_question) or (mark == "." and end.endswith(".")):
        mark = ""
    if mark and title.endswith(("”", '"')) and inner.endswith("’"):
        return f"“{inner[:-1]}{mark}’”"
    return f"“{inner}{mark}”" if inner else ""


def unquoted(text: str) -> str:
    """`text` without the one pair of marks that holds all of it, or as it is."""
    text = text.strip()
    for pair in _pairs(text):
        if pair.start == 0 and pair.end == len(text) - 1 and text[0] in _DOUBLE:
            return text[1:-1].strip()
    return text


def trimmed(text: str) -> str:
    """`text` without an outer pair of marks, and without a lone mark at either end.

    The piece of a quotation that runs over several paragraphs opens and never closes.
    """
    text = unquoted(text)
    paired = {at for pair in _pairs(text) for at in (pair.start, pair.end)}
    if text[:1] in _DOUBLE and 0 not in paired:
        text = text[1:].lstrip()
        paired = {at for pair in _pairs(text) for at in (pair.start, pair.end)}
    if text[-1:] in _DOUBLE and len(text) - 1 not in paired:
        text = text[:-1].rstrip()
    return text


def _turned(text: str, outer: str, inner: str) -> str:
    characters = list(text)
    for pair in _pairs(text):
        marks = inner if pair.depth % 2 else outer
        characters[pair.start], characters[pair.end] = marks[0], marks[1]
    return "".join(characters)


def _pairs(text: str) -> list[_Pair]:
    """All pairs of quotation marks, each with the number of pairs around it."""
    found: list[_Pair] = []
    stack: list[tuple[int, str]] = []
    for at, character in enumerate(text):
        matching = (n for n in reversed(range(len(stack))) if stack[n][1] == character)
        closes = next(matching, None)
        if closes is not None and _may_close(text, at):
            start, _ = stack[closes]
            del stack[closes:]
            found.append(_Pair(start, at, len(stack)))
        elif character in _OPEN and _may_open(text, at):
            stack.append((at, _OPEN[character]))
    return _with_true_depths(found)


def _with_true_depths(pairs: list[_Pair]) -> list[_Pair]:
    # An opening mark that never closed was counted as a level while the text was read.
    pairs.sort(key=lambda pair: pair.start)
    deep: list[_Pair] = []
    result = []
    for pair in pairs:
        while deep and deep[-1].end < pair.start:
            deep.pop()
        result.append(_Pair(pair.start, pair.end, len(deep)))
        deep.append(pair)
    return result


def _may_open(text: str, at: int) -> bool:
    character = text[at]
    if character in "“„‘«":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    starts_word = not before or before.isspace() or before in _BEFORE_OPENING
    return starts_word and bool(after) and not after.isspace()


def _may_close(text: str, at: int) -> bool:
    character = text[at]
    if character in "”“»":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return bool(before) and not before.isspace() and not after.isalnum()
