"""Interviews and transcripts: blocks that begin with the name of who speaks, or with Q and A."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model import Span

_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|MR|MRS|MS|DR|SEN|REP|GOV)\.? )"
_NAME = rf"{_TITLE}?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}"
_LABEL = re.compile(rf"({_NAME})(?: ?\([^()\n]{{2,40}}\))?(?:, [^:\n]{{2,40}})?:\s+(?=\S)")
_QUESTION, _ANSWER = frozenset(("q", "question")), frozenset(("a", "answer"))
# Words before a colon that head a line but name nobody.
_NO_SPEAKER = frozenset(
    "note update updated correction related photo photos video watch read listen more source "
    "sources editor's editor’s caption credit location when where what who why how date time "
    "breaking analysis opinion review rating director starring follow email phone contact "
    "see also click here tags topics warning example first second third finally bottom".split()
)
_LEAST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words: who the label says speaks, and the spans of label and words.

    `asks` is true for a question under "Q", False for an answer under "A", None under a name.
    """

    name: str
    label: Span
    words: Span
    asks: bool | None = None


def turns(text: str, blocks: Sequence[Span]) -> dict[int, Turn]:
    """The blocks, by number, that are turns of a transcript; none unless the text is one.

    A text is one when at least three blocks begin with a label and a label comes back.
    """
    found = {n: turn for n, block in enumerate(blocks) if (turn := _turn(text, block))}
    counts = Counter(_label_of(turn) for turn in found.values())
    if len(found) < _LEAST_TURNS or not any(count > 1 for count in counts.values()):
        return {}
    # A label that comes once among others that return is a line of some other kind.
    returning = {name for name, count in counts.items() if count > 1}
    return {
        number: turn
        for number, turn in found.items()
        if _label_of(turn) in returning or len(returning) > 1
    }


def _label_of(turn: Turn) -> str:
    """What counts as one label; questions and answers call for each other."""
    return turn.name.lower() if turn.asks is None else "q and a"


def _turn(text: str, block: Span) -> Turn | None:
    match = _LABEL.match(text, block.start, block.end)
    if match is None or match.end() >= block.end:
        return None
    name = match.group(1)
    words = name.lower().split()
    if words[0] in _NO_SPEAKER or text[match.end()] in "\"“‘'«„":
        return None
    if not any(char.isalpha() for char in text[match.end() : block.end]):
        return None
    asks = True if name.lower() in _QUESTION else False if name.lower() in _ANSWER else None
    if asks is None and len(name) < 3:
        return None
    label = Span(block.start, block.start + len(name))
    return Turn(name, label, Span(match.end(), block.end), asks)
