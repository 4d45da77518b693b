"""Page furniture: what a web page says about itself, told by the whole line, never by a part."""

from __future__ import annotations

import re

from reader.sources.plain.draft import Draft
from reader.sources.plain.shapes import shape

_LONGEST = 160

FURNITURE = "page furniture"

# Whole lines, as `shape` gives them: letters only, lower case, numbers as "#".
_PHRASES = {
    FURNITURE: """
        accessibility links | breaking news | live tv | live radio | please wait
        please wait loading | loading | search | menu | home | close | back to top | top
        no media source currently available | xs | sm | md | lg | full schedule | all programs
        skip to main content | skip to content | skip to navigation | skip links
    """,
    "advertisement": """
        advertisement | advertisements | advertising | sponsored | sponsored content | adchoices
        ad | ad feedback | story continues below advertisement | story continues below
        article continues below advertisement | don t want to see this remove ads | promoted content
    """,
}
_REASONS = {
    phrase: reason
    for reason, block in _PHRASES.items()
    for line in block.splitlines()
    for phrase in map(str.strip, line.split("|"))
    if phrase
}

_SHAPES = (
    ("player control", re.compile(r"\d?\d:\d\d(?: ?/? ?\d?\d:\d\d(?::\d\d)?)*")),
    ("player control", re.compile(r"\d?\d:\d\d \d?\d:\d\d:\d\d \d?\d:\d\d")),
    (FURNITURE, re.compile(r"[\W_]+")),
)


def remove_furniture(draft: Draft) -> None:
    """Set aside every short line that is furniture wherever it stands."""
    for index, line in enumerate(draft.lines.texts):
        if len(line) > _LONGEST:
            continue
        reason = furniture(line)
        if reason is not None:
            draft.remove(index, reason)


def furniture(line: str) -> str | None:
    """The reason why the whole line is furniture, or None."""
    reason = _REASONS.get(shape(line))
    if reason is not None:
        return reason
    return next((reason for reason, form in _SHAPES if form.fullmatch(line)), None)
