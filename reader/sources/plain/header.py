"""What stands between the title and the running text: deck, byline, date; and above the title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reader.model import BlockKind
from reader.sources.plain.dates import find_date, is_time_line
from reader.sources.plain.draft import Draft
from reader.sources.plain.names import is_byline, is_names, names_in
from reader.sources.plain.shapes import ends_sentence, is_bullet, word_count

_DATE = "date line"
_BEFORE = "before the article"
_REACH = 40
_LONGEST_HEADER = 15

# "AUBURN, Wash. —" or "PARIS (AP) —" with nothing after it.
_DATELINE = re.compile(
    r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w .]{1,30})?(?: ?\([A-Z][\w ]{1,20}\))?,? ?[—–-]{1,2}"
)


@dataclass(frozen=True, slots=True)
class Header:
    """What the top of the text says about the piece."""

    authors: tuple[str, ...] = ()
    published: str | None = None


def read_header(draft: Draft) -> Header:
    """Settle the lines around the title and say who wrote the piece, and when."""
    start = body_start(draft)
    first = draft.title if draft.title is not None else 0
    if draft.title is not None:
        _clear_above(draft, draft.title)
    authors: list[str] = []
    published: str | None = None
    for index in list(draft.open_lines(first, start if draft.core else min(start, first + _REACH))):
        line = draft.texts[index]
        if is_time_line(line) or _is_labelled_date(line):
            published = published or find_date(line)
            draft.remove(index, _DATE)
        elif _DATELINE.fullmatch(line):
            draft.keep(index, BlockKind.DATELINE)
        elif is_byline(line) or (draft.title is not None and is_names(line)):
            published = published or find_date(line)
            authors += names_in(line)
            draft.keep(index, BlockKind.BYLINE)
        elif draft.title is not None and _is_lead_caption(draft, index):
            draft.keep(index, BlockKind.CAPTION)
        elif draft.title is not None:
            _settle_deck(draft, index)
    return Header(tuple(dict.fromkeys(authors)), published)


def body_start(draft: Draft) -> int:
    """Index of the line with which the running text begins: the first running line that has
    another within four lines, after the title if there is one. A long list under the first
    running line is no header."""
    after = -1 if draft.title is None else draft.title
    prose = [index for index in draft.prose if index > after]
    if not prose:
        return len(draft)
    start = next((this for this, following in pairwise(prose) if following - this <= 4), prose[0])
    if start == prose[0] and len(prose) > 1 and _is_deck(draft, start, prose[1]):
        start = prose[1]
    return start if start - prose[0] <= _LONGEST_HEADER or draft.core else prose[0]


def _is_deck(draft: Draft, first: int, second: int) -> bool:
    """Whether the `first` running line is a deck: a byline stands between it and the `second`."""
    return draft.title is not None and any(map(is_byline, draft.texts[first + 1 : second]))


def _clear_above(draft: Draft, title: int) -> None:
    """Set aside what stands above the title, but for captions; if much running text stands
    there, the title is a late one and all of it stays."""
    above = [index for index in draft.prose if index < title]
    if len(above) > 3 or draft.size_of(above) * 10 > (draft.size_of(draft.prose) or 1):
        return
    for index in list(draft.open_lines(0, title)):
        draft.remove(index, _BEFORE)


def _is_labelled_date(line: str) -> bool:
    """A date with a section or a place before it, as in "Politics / May 4, 2021"."""
    return (
        len(line) <= 60
        and not ends_sentence(line)
        and find_date(line) is not None
        and (word_count(line) <= 7)
    )


def _is_lead_caption(draft: Draft, index: int) -> bool:
    """Whether the line stands close to the byline or the date, without the blank line that a deck
    has: the words under the first picture."""
    line = draft.texts[index]
    if draft.alone(index) or word_count(line) < 6 or not draft.spaced or is_bullet(line):
        return False
    others = [other for other in draft.group(index) if other != index]
    return draft.title not in others and any(
        draft.kinds[other] is BlockKind.BYLINE
        or is_byline(draft.texts[other])
        or is_names(draft.texts[other])
        or is_time_line(draft.texts[other])
        for other in others
    )


def _settle_deck(draft: Draft, index: int) -> None:
    """A line under the title that says something is its deck, and is read with the text."""
    line = draft.texts[index]
    if index in draft.prose:
        return
    words = word_count(line)
    if words >= 7 or (words >= 3 and ends_sentence(line)) or (is_bullet(line) and words >= 6):
        draft.keep(index, BlockKind.PARAGRAPH)
    else:
        draft.remove(index, _BEFORE)
