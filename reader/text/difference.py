"""What became of some words: which stand as they did, which are gone, which are new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.text.fold import fold_marks

Fate = Literal["same", "gone", "new"]

_TOKEN = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")
# Beyond so many words the middle is compared as one piece: what nobody reads word by word.
_MOST = 8_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the old words ("same", "gone") or of the new ones ("same", "new")."""

    text: str
    fate: Fate


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of `old` and `new` in reading order, what is gone before what took its place.

    Words are compared whole; other quotation marks, dashes and spaces are no difference, and the
    new ones are shown. The pieces that are not new make up `old` (but for such marks), those that
    are not gone make up `new`. What stays is a longest common subsequence (by rapidfuzz).
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    return tuple(_joined(_pieces(before, after)))


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    # Loaded here: most quotes are as they were.
    from rapidfuzz.distance import Indel

    ours, theirs = [_plain(token) for token in before], [_plain(token) for token in after]
    head = _common(ours, theirs)
    tail = _common(ours[head:][::-1], theirs[head:][::-1])
    yield from _made("same", after[:head])
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(map(len, middle)) > _MOST:
        yield from _made("gone", middle[0])
        yield from _made("new", middle[1])
    else:
        edits = Indel.opcodes(ours[head : len(ours) - tail], theirs[head : len(theirs) - tail])
        for edit in edits:
            if edit.tag == "equal":
                yield from _made("same", middle[1][edit.dest_start : edit.dest_end])
            else:
                yield from _made("gone", middle[0][edit.src_start : edit.src_end])
                yield from _made("new", middle[1][edit.dest_start : edit.dest_end])
    yield from _made("same", after[len(after) - tail :])


def _made(fate: Fate, tokens: Sequence[str]) -> Iterator[Piece]:
    if tokens:
        yield Piece("".join(tokens), fate)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one fate as one; a lone space between two changes belongs to both, so that a
    changed phrase is shown as one and not word by word."""
    gone, new = "", ""
    waiting = ""
    for piece in pieces:
        if piece.fate == "gone":
            gone, new, waiting = gone + waiting + piece.text, new + waiting, ""
        elif piece.fate == "new":
            gone, new, waiting = gone + waiting, new + waiting + piece.text, ""
        elif (gone or new) and not waiting and piece.text.isspace():
            waiting = piece.text
        else:
            yield from _change(gone, new)
            yield Piece(waiting + piece.text, "same")
            gone = new = waiting = ""
    yield from _change(gone, new)
    if waiting:
        yield Piece(waiting, "same")


def _change(gone: str, new: str) -> Iterator[Piece]:
    if gone:
        yield Piece(gone, "gone")
    if new:
        yield Piece(new, "new")


def _plain(token: str) -> str:
    return " " if token.isspace() else fold_marks(token)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many tokens the two begin with in common."""
    count = 0
    for ours, theirs in zip(one, other, strict=False):
        if ours != theirs:
            break
        count += 1
    return count
