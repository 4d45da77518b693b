"""Is a marked stretch speech? Titles of works, borrowed words and names in marks are not."""

from __future__ import annotations

import re

from reader.analysis.cues import Cue
from reader.analysis.marks import Marked
from reader.analysis.reports import Report
from reader.analysis.statements import How
from reader.analysis.tokens import Tokens

_END = ",.?!…—–-"
_NAMING = frozenset(
    "called named titled entitled dubbed nicknamed film movie song book album show series novel "
    "play single track program programme podcast poem essay essays painting episode game magazine so-called "
    "known term word words phrase hashtag slogan headline headlined comedy drama musical sitcom".split()
)
_VERBAL = re.compile(r"VB[DPZ]|MD|VB$")


def is_speech(
    tokens: Tokens,
    text: str,
    marked: Marked,
    inside: tuple[int, int],
    report: Report | None,
    how: How,
) -> bool:
    """Whether the stretch `marked`, tokens `inside`, reports words that somebody said."""
    inner = marked.inside(text)
    if not inner.size:
        return False
    words = len(inner.of(text).split())
    first, last = inside
    ended = text[inner.end - 1] in _END
    if how is How.AFTER:
        return not marked.single or ended
    previous = tokens.lower[first - 1] if first else ""
    if how is How.BEFORE and report is not None:
        if previous in (",", ":") or report.last == first:
            return words > 1 or ended
        if previous in _NAMING or marked.single:
            return False
        return words > 2 and report.strength >= Cue.NAME
    if marked.single:
        return False
    whole = first == 0 or previous in (".", "!", "?", ":", '"', "''", "”")
    verbal = any(_VERBAL.match(tag) for tag in tokens.tags[first:last])
    return whole and (verbal or words > 5) and words > 2
