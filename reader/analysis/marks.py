"""Which stretches of a text stand in quotation marks. Pure text work, before any parsing.

The rules are those of news typography: a mark opens where a word follows and none precedes it, and
closes where one precedes; a quotation that runs over several paragraphs opens anew in each and
closes once. Texts break these rules all the time, so every odd mark has a reading and none is an
error: a mark turned the wrong way is read by its neighbours, an unclosed one ends with its
paragraph, inches and apostrophes are no marks at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reader.analysis.blocks import trim
from reader.model import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks, marks included, inside block number `block`.

    `opened` and `closed` say whether it has its own marks; `carries` that it goes on with the
    unclosed stretch of the block before; `single` that its marks are the house's second kind,
    which more often hold titles and borrowed words than speech.
    """

    start: int
    end: int
    block: int
    opened: bool = True
    closed: bool = True
    carries: bool = False
    single: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def inside(self, text: str) -> Span:
        """The words between the marks."""
        return trim(text, *_strip_marks(text, self.start, self.end))


_DOUBLE = re.compile(r"``|''(?!')|(?<!=)[\"“”„‟«»‹›＂]")
_SINGLE = re.compile(r"(?<![\w'`])['‘’‚‛`](?=\w|[\[(…$£€])|(?<=[^\s'‘’])['’](?![\w'])")
_EDGE_MARKS = "\"“”„‟«»‹›＂'‘’‚‛`"
_OPENERS, _CLOSERS = frozenset("“„‟«‹"), frozenset("”»›")
_BEFORE_OPEN = frozenset("([{—–-/…‘'<>|*_:")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-/…’'<>|*_")
# "'90s", "'em", "'til": an apostrophe where letters were left out.
_ELISION = re.compile(
    r"['‘’](?:\d\ds?|em|til|cause|tis|twas|n|round|bout|ere|cos|im|er|ave)\b", re.I
)
_STOP = frozenset(",.!?…—–")
_LONGEST_SINGLE = 3000


def marked_stretches(text: str, blocks: Sequence[Span]) -> list[Marked]:
    """The outermost marked stretches in `blocks`, in reading order; none overlaps another.

    Offsets are into `text`, in code points. Marks outside `blocks` are not looked at.
    """
    doubles = _across(text, blocks, _double_stretches)
    singles = _across(text, blocks, _single_stretches) if _may_hold_singles(text) else []
    if _single_house(text, doubles, singles):
        first, second = singles, [replace(m, single=True) for m in doubles]
    else:
        first, second = doubles, [replace(m, single=True) for m in singles]
    return _merge(first, second)


def _may_hold_singles(text: str) -> bool:
    return re.search(r"(?<![\w'])['‘](?=\w)", text) is not None


def _single_house(text: str, doubles: list[Marked], singles: list[Marked]) -> bool:
    """Whether single marks are this house's first kind: more speech stands in them."""

    def speech(marked: list[Marked]) -> int:
        return sum(
            m.closed and text[m.inside(text).end - 1] in _STOP and " " in text[m.start : m.end]
            for m in marked
        )

    return speech(singles) > max(1, speech(doubles))


def _merge(first: list[Marked], second: list[Marked]) -> list[Marked]:
    """`first` whole, and of `second` what overlaps none of them."""
    kept, index = list(first), 0
    for marked in second:
        while index < len(first) and first[index].end <= marked.start:
            index += 1
        if index == len(first) or marked.end <= first[index].start:
            kept.append(marked)
    return sorted(kept, key=lambda m: m.start)


@dataclass(frozen=True, slots=True)
class _Open:
    """Where a stretch began that has found no end yet; not `marked` where no mark stands there."""

    start: int
    marked: bool = True
    carries: bool = False


class _Pairing:
    """The stretches of one block, filled in as its marks are met from left to right."""

    def __init__(self, text: str, block: Span, number: int, carried: bool) -> None:
        self.text, self.block, self.number, self.carried = text, block, number, carried
        self.found: list[Marked] = []
        self.open: _Open | None = None

    def begin(self, start: int) -> None:
        carries = self.carried and not self.found and start == self.block.start
        self.open = _Open(start, carries=carries)

    def finish(self, end: int, closed: bool = True) -> None:
        assert self.open is not None
        at = self.open
        end = trim(self.text, at.start, end).end
        if end - at.start > 1:
            self.found.append(
                Marked(at.start, end, self.number, at.marked, closed, carries=at.carries)
            )
        self.open = None

    def orphan(self, end: int) -> None:
        """A closing mark that nothing opened: its stretch began with the block, or the sentence."""
        if self.found:
            return
        start = self.block.start
        before = self.text[start : end - 1]
        if not self.carried:
            if len(before) < 2 or before[-1] not in _STOP:
                return
            start += _last_sentence(before)
        self.open = _Open(start, marked=False, carries=self.carried and start == self.block.start)
        self.finish(end)


def _last_sentence(before: str) -> int:
    ends = [m.end() for m in re.finditer(r"[.!?]\s+(?=[A-Z\[(])", before)]
    return ends[-1] if ends else 0


def _across(
    text: str, blocks: Sequence[Span], stretches: Callable[[_Pairing], None]
) -> list[Marked]:
    """Runs one kind's pairing over all blocks, settling what each leaves open by the next."""
    found: list[Marked] = []
    carried = False
    for number, block in enumerate(blocks):
        pairing = _Pairing(text, block, number, carried)
        stretches(pairing)
        carried = False
        if pairing.open is not None:
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            carried = _goes_on(text, pairing.open, block, following)
            if carried or _is_whole_sentence(text, pairing.open.start, block):
                pairing.finish(block.end, closed=False)
        found.extend(pairing.found)
    return found


def _goes_on(text: str, at: _Open, block: Span, following: Span | None) -> bool:
    """Whether a stretch left open in `block` continues in the block that follows."""
    if following is None:
        return False
    family = _DOUBLE if _DOUBLE.match(text, at.start) or not at.marked else _SINGLE
    first = family.search(text, following.start, following.end)
    return first is not None and (
        first.start() == following.start
        or (_closes(text, first) and not _opens(text, first) and at.start == block.start)
    )


def _is_whole_sentence(text: str, start: int, block: Span) -> bool:
    """Whether an unclosed mark can be trusted: it stands where speech begins."""
    before = text[max(block.start, start - 3) : start].rstrip()
    return not before or before[-1] in ",:.!?"


def _opens(text: str, mark: re.Match[str]) -> bool:
    left = text[mark.start() - 1] if mark.start() else ""
    right = text[mark.end()] if mark.end() < len(text) else ""
    return bool(right.strip()) and (not left.strip() or left in _BEFORE_OPEN)


def _closes(text: str, mark: re.Match[str]) -> bool:
    left = text[mark.start() - 1] if mark.start() else ""
    right = text[mark.end()] if mark.end() < len(text) else ""
    return bool(left.strip()) and (not right.strip() or right in _AFTER_CLOSE)


def _double_stretches(pairing: _Pairing) -> None:
    text, block = pairing.text, pairing.block
    marks = list(_DOUBLE.finditer(text, block.start, block.end))
    depth = 0
    for index, mark in enumerate(marks):
        if _is_inches(text, mark, len(marks) - index, pairing.open is not None):
            continue
        opening = _is_opening(text, mark, pairing.open is not None)
        if pairing.open is None:
            if opening:
                pairing.begin(mark.start())
                depth = 0
            else:
                pairing.orphan(mark.end())
        elif not opening:
            if depth:
                depth -= 1
            else:
                pairing.finish(mark.end())
        elif (len(marks) - index) % 2:
            # Of an odd number of marks still to come two belong to a quotation in the quotation.
            depth += 1
        else:
            pairing.finish(mark.start(), closed=False)
            pairing.begin(mark.start())


def _is_opening(text: str, mark: re.Match[str], is_open: bool) -> bool:
    opens, closes = _opens(text, mark), _closes(text, mark)
    if mark.group() in _OPENERS:
        return not (is_open and closes and not opens)
    if mark.group() in _CLOSERS:
        return opens and not closes and not is_open
    if mark.group() == "``":
        return True
    if opens != closes:
        return opens
    return not is_open


def _is_inches(text: str, mark: re.Match[str], left: int, is_open: bool) -> bool:
    """A straight mark after a figure that cannot be a closing one: 6'2", a 40" screen."""
    if mark.group() not in ('"', "''", "”") or not text[mark.start() - 1 : mark.start()].isdigit():
        return False
    return left % 2 == 0 if is_open else _closes(text, mark)


def _single_stretches(pairing: _Pairing) -> None:
    text, block = pairing.text, pairing.block
    marks = [
        mark
        for mark in _SINGLE.finditer(text, block.start, block.end)
        if not _ELISION.match(text, mark.start())
    ]
    index = 0
    while index < len(marks):
        if not _opens(text, marks[index]):
            index += 1
            continue
        pairing.begin(marks[index].start())
        end = _single_end(text, marks, index)
        if end is None:
            if any(_opens(text, mark) for mark in marks[index + 1 :]):
                pairing.open = None
            index += 1
        else:
            pairing.finish(marks[end].end())
            index = end + 1


def _single_end(text: str, marks: list[re.Match[str]], start: int) -> int | None:
    """Which mark closes the single one at `start`: one after punctuation if there is one before
    the next opening, else the first that is no plural's apostrophe, else the last."""
    candidates = []
    for index in range(start + 1, len(marks)):
        mark = marks[index]
        if _opens(text, mark) or mark.start() - marks[start].start() > _LONGEST_SINGLE:
            break
        if text[mark.start() - 1] in _STOP:
            return index
        candidates.append(index)
    for index in candidates:
        if text[marks[index].start() - 1] not in "sS":
            return index
    return candidates[-1] if candidates else None


def _strip_marks(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE_MARKS:
        start += 1
    while end > start and text[end - 1] in _EDGE_MARKS:
        end -= 1
    return start, end
