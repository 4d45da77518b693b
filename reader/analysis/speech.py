"""Is a marked stretch speech? Titles of works, borrowed words and names in marks are not."""

from __future__ import annotations

import re

from reader.analysis.cues import Cue
from reader.analysis.how import How
from reader.analysis.marks import Marked
from reader.analysis.reports import Report
from reader.analysis.statements import Statement
from reader.analysis.tokens import Tokens

_END = ",.?!…—–-"
_NAMING = frozenset(
    "called named titled entitled dubbed nicknamed film movie song book album show series novel "
    "play single track program programme podcast poem essay essays painting episode game magazine "
    "so-called known term word words phrase hashtag slogan headline headlined comedy drama musical "
    "sitcom memoir documentary movies films songs books novels shows".split()
)
_PLACES_A_TITLE = frozenset(
    "on of in 's the ’s from for at a an his her their its host hosts".split()
)
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from with by as vs v is it's over".split()
)
_VERBAL = re.compile(r"VB[DPZ]|MD|VB$")
_CLAUSE_SIGNS = frozenset((",", ":", "—", "–", "--"))


def is_speech(
    tokens: Tokens,
    text: str,
    marked: Marked,
    inside: tuple[int, int],
    report: Report | None,
    how: How,
    previous: Statement | None,
) -> bool:
    """Whether the stretch `marked`, tokens `inside`, reports words that somebody said."""
    inner = marked.inside(text)
    if not inner.size:
        return False
    words = inner.of(text).split()
    first, last = inside
    ended = text[inner.end - 1] in _END
    before = tokens.lower[first - 1] if first else ""
    titled = _like_a_title(words)
    if how is How.AFTER:
        if titled and before in _PLACES_A_TITLE | _NAMING:
            return False
        return not marked.single or ended
    if marked.single and not (how is How.BEFORE and (before in _CLAUSE_SIGNS or ended)):
        return False
    introduced = before in _CLAUSE_SIGNS or (report is not None and report.last == first)
    if how in (How.BEFORE, How.LATER) and report is not None:
        if (
            introduced
            and titled
            and before not in _CLAUSE_SIGNS
            and text[inner.end - 1] not in ".!?"
        ):
            return False
        if introduced and report.strength > Cue.THINK:
            return len(words) > 1 or ended
        if before in _NAMING or (titled and before in _PLACES_A_TITLE):
            return False
        return len(words) > 2 and not titled
    verbal = any(_VERBAL.match(tag) for tag in tokens.tags[first:last])
    opens = first == 0 or tokens.sentence_of(first)[0] == first or introduced
    if opens:
        return len(words) > 2 and (verbal or len(words) > 5) and not (titled and not ended)
    if before in _NAMING or titled:
        return False
    return len(words) > 4 or (verbal and len(words) > (2 if previous else 3))


def _like_a_title(words: list[str]) -> bool:
    """Whether the words are capitalised as a title or a name is."""
    main = [w.strip(",.?!…") for w in words if w.strip(",.?!…").lower() not in _SMALL]
    if not main or not words[0][:1].isupper():
        return False
    return len(words) < 12 and all(not w[:1].islower() for w in main) and len(main) > 0
