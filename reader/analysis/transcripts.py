"""Interviews and transcripts: lines that begin with the name of who speaks, or with Q and A."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.analysis.blocks import trim
from reader.analysis.gender import is_first_name
from reader.model import Span

_TIME = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|MR|MRS|MS|DR|SEN|REP|GOV)\.? )"
_WORD = r"[A-Z][\w.'’-]*"
_NAME = rf"{_TITLE}?{_WORD}(?: (?:{_WORD}|\d+)){{0,3}}"
_LABEL = re.compile(
    rf"(?:>> ?)?{_TIME}(?P<name>{_NAME})(?: ?[\[(](?P<aside>[^()\[\]\n]{{1,40}})[\])])?"
    rf"(?:, (?P<role>[^:\n]{{2,60}}))?:[^\S\n]+(?=\S)"
)
_LETTER = re.compile(r"(?P<name>[QA])\.[^\S\n]+(?=\S)")
_LINE_START = re.compile(r"^", re.M)
_QUESTION, _ANSWER = frozenset(("q", "question")), frozenset(("a", "answer"))
_ASKS = _QUESTION | {"interviewer"}
# Words before a colon that head a line but name nobody.
_NO_SPEAKER = frozenset(
    "transcript note notes update updated correction related photo photos video watch read listen "
    "more source sources editor's editor’s caption credit location when where what who why how "
    "date time "
    "breaking analysis opinion review rating director starring follow email phone contact "
    "see also click here tags topics warning example first second third finally bottom price "
    "cost pros cons pro con verdict background address website web tel fax hours result results "
    "score scores summary tip tips fact facts step ingredients method serves monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
# Labels that say what somebody is; nobody is called so.
_DESCRIBED = frozenset(
    "reporter reporters moderator host anchor announcer audience speaker unidentified unknown "
    "male female man woman voice voiceover narrator operator caller student translator interpreter "
    "crowd child all both member".split()
)
_LEAST_TURNS = 3
# Capitals among the letters of a label in capitals: McCOY.
_SHOUTED = 0.7
# A word with a capital inside a sentence.
_FREE = re.compile(r"(?<=[a-z,] )[A-Z][\w'’-]+")
_STAGE = re.compile(r"[(\[<*_\"“«]")


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's words: who the label says speaks, and the spans of label and words.

    `asks` is true for a question under "Q", False for an answer under "A", None under a name;
    `role` what the label says of who speaks; `named` that it is a name; `goes_on` that the words
    go on with the turn before, whose label they have.
    """

    name: str
    label: Span
    words: Span
    asks: bool | None = None
    role: str = ""
    named: bool = True
    goes_on: bool = False


def turns(text: str, blocks: Sequence[Span]) -> dict[int, list[Turn]]:
    """The turns of a transcript by the number of their block; none unless the text is one.

    A text is one when at least three lines begin with a label and a label comes back. What stands
    between two turns without a label goes on with the first of them.
    """
    found = {n: lines for n, block in enumerate(blocks) if (lines := _turns(text, block))}
    every = [turn for lines in found.values() for turn in lines]
    if not any(turn.asks for turn in every):
        # An "A." that answers nothing is an initial.
        found = {n: lines for n, lines in found.items() if all(t.asks is None for t in lines)}
        every = [turn for lines in found.values() for turn in lines]
    counts = Counter(map(_label_of, every))
    returning = {label for label, count in counts.items() if count > 1}
    if len(every) < _LEAST_TURNS or not returning:
        return {}
    known = _Known(text, every)
    kept = {n: lines for n, lines in found.items() if all(map(known.is_somebody, lines))}
    kept = _from_first_to_last(kept, returning)
    enough = sum(map(len, kept.values())) >= _LEAST_TURNS
    return _with_rest(text, blocks, kept) if enough else {}


def _from_first_to_last(found: dict[int, list[Turn]], returning: set[str]) -> dict[int, list[Turn]]:
    """`found` from the first label that comes back to the last, with those right beside them:
    "JOHN HOLT, HOST:" comes once, and is HOLT later; far off it is a line of some other kind."""
    back = [n for n, lines in found.items() if any(_label_of(t) in returning for t in lines)]
    if not back:
        return {}
    first, last = back[0], back[-1]
    while first - 1 in found:
        first -= 1
    while last + 1 in found:
        last += 1
    return {n: lines for n, lines in found.items() if first <= n <= last}


def _label_of(turn: Turn) -> str:
    """What counts as one label: the last name, as "DELIA MONTEZ, MAYOR:" is MONTEZ later, in that
    case, as "Mayor Montez:" heads a headline; questions and answers call for each other."""
    return turn.name.split()[-1] if turn.asks is None else "q and a"


class _Known:
    """Which labels are somebody's: "Price:" may come back as often as "Holland:"."""

    def __init__(self, text: str, every: Sequence[Turn]) -> None:
        labels = [turn.label for turn in every]
        starts = [label.start for label in labels]
        self._free: set[str] = set()
        for match in _FREE.finditer(text):
            place = bisect_right(starts, match.start()) - 1
            if place < 0 or match.start() >= labels[place].end:
                self._free.add(match.group())

    def is_somebody(self, turn: Turn) -> bool:
        words = turn.name.split()
        letters = list(filter(str.isalpha, turn.name))
        shouted = sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
        if turn.asks is not None or (shouted and len(letters) > 2):
            return True
        if re.match(_TITLE, turn.name) or any(map(is_first_name, words)):
            return True
        return words[0].lower() in _DESCRIBED or words[-1] in self._free


def _turns(text: str, block: Span) -> list[Turn]:
    """The turns that begin at the lines of one block, if one does at the first."""
    first = _turn(text, block.start, block.end)
    if first is None:
        return []
    found = [first]
    for line in _LINE_START.finditer(text, block.start + 1, block.end):
        turn = _turn(text, line.start(), block.end)
        if turn is not None:
            found[-1] = _ending(text, found[-1], line.start())
            found.append(turn)
    return found


def _ending(text: str, turn: Turn, end: int) -> Turn:
    return replace(turn, words=trim(text, turn.words.start, end))


def _turn(text: str, start: int, end: int) -> Turn | None:
    match = _LABEL.match(text, start, end) or _LETTER.match(text, start, end)
    if match is None or match.end() >= end:
        return None
    name = match["name"]
    words = name.lower().split()
    if words[0] in _NO_SPEAKER or text[match.end()] in "\"“‘'«„":
        return None
    if not any(char.isalpha() for char in text[match.end() : end]):
        return None
    asks = True if name.lower() in _ASKS else False if name.lower() in _ANSWER else None
    if asks is None and len(name) < 3:
        return None
    return Turn(
        name,
        Span(match.start("name"), match.end("name")),
        trim(text, match.end(), end),
        asks,
        (match.groupdict().get("role") or "").strip(),
        named=words[0] != "the" and not all(w.isdigit() or w in _DESCRIBED for w in words),
    )


def _with_rest(
    text: str, blocks: Sequence[Span], kept: dict[int, list[Turn]]
) -> dict[int, list[Turn]]:
    """`kept`, and the blocks between its turns as the words of the turn before each."""
    whole: dict[int, list[Turn]] = {}
    numbers = sorted(kept)
    for number, following in pairwise(numbers):
        whole[number] = kept[number]
        last = kept[number][-1]
        for between in range(number + 1, following):
            whole.update(_going_on(text, blocks[between], between, last))
    whole[numbers[-1]] = kept[numbers[-1]]
    return whole


def _going_on(text: str, block: Span, number: int, last: Turn) -> Iterator[tuple[int, list[Turn]]]:
    words = trim(text, block.start, block.end)
    if words.size and not _STAGE.match(text, words.start):
        yield number, [replace(last, words=words, goes_on=True)]
