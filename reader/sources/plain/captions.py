"""Captions: lines that describe a picture.

They are told by a credit at the end or below, by their lead ("FILE - …"), by the words of
captions ("pictured", "(left)"), or by standing close together with another description of the
same picture: scrapers give a picture's hidden description and its caption, often word for word.
"""

from __future__ import annotations

import re

from reader.model import BlockKind
from reader.sources.plain.draft import Draft
from reader.sources.plain.shapes import (
    content_words,
    ends_sentence,
    is_bullet,
    is_prose,
    key,
    overlap,
    word_count,
)

_LONGEST = 700
_SECOND_COPY = "second copy of the caption"
_CREDIT_LINE = "picture credit"
_LABEL = "picture label"

_AGENCY = (
    r"AP|AAP|AFP|EFE|EPA|PA|ANI|PTI|UPI|TASS|dpa|REUTERS|Reuters|Getty|Bloomberg|Xinhua|Anadolu"
    r"|Shutterstock|iStock|Alamy|Unsplash|Pexels|Pixabay|Wikimedia|Flickr|Courtesy|courtesy|Handout"
    r"|handout|[Pp]hoto(?:graph)?|PHOTO|Image|image|File|FILE|Video|via|Illustration|Screengrab"
    r"|[Ss]creenshot|Pool|Supplied|supplied|Associated Press|Press|News|Agency|Images?|Pictures"
)
_LEAD = re.compile(
    r"(?:FILE(?: PHOTO| IMAGE)?|FILED|ARCHIVE PHOTO|File photo|Representative (?:image|photo))"
    r"\s*[-–—:.]|(?:In this|This) .{0,80}\b(?:photo|image|picture|combination)\b"
    r"|(?:A |An )?(?:file|undated|handout|satellite|aerial|AI)[ -](?:photo|image|view|picture)\b"
)
_BRACKETED = re.compile(r"(.*?)\s*[(\[]([^()\[\]]{2,140})[)\]]\.?\s*$", re.S)
_NAMED_CREDIT = re.compile(
    r"(?:[Pp]hotos?|[Pp]hotograph|[Ii]mages?|[Cc]redits?|[Pp]icture|PHOTO|[Ii]llustration"
    r"|[Vv]ideo|[Gg]raphic|Copyright|©)\s*(?:[Cc]redits?)?\s*(?::|by\b|/|©|Copyright)?\s*"
    r"\S.{0,100}$"
)
_AGENCY_TAIL = re.compile(
    rf"[\s/.”\"’)](?:AP Photo|(?:{_AGENCY})(?: Images| Photo)?)\s*/\s*\S.{{0,60}}$"
)
_CREDIT_START = re.compile(
    r"(?:(?:[Ii]mage|[Pp]hoto|[Pp]icture|[Vv]ideo|[Gg]raphic|[Cc]artoon)?\s?(?:[Cc]redits?|by|"
    r"[Cc]ourtesy(?: of)?|[Ss]ource)\s?[:/]"
    r"|(?:[Pp]hoto(?:graph)?s?|PHOTO|[Ii]mages?|[Ii]llustrations?|[Gg]raphics?|[Vv]ideo|[Pp]ictures?)"
    r"\s?(?:by\b|:|/)|(?:©|Copyright)|Source:)\s*\S"
)
_CREDIT_WORDS = re.compile(rf"\b(?:{_AGENCY})\b")
_SEEN = re.compile(
    r"\((?:left|right|cent(?:er|re)|top|bottom|above|below|[LRC]|l|r|from left|second from \w+)\)"
    r"|\b(?:[Pp]ictured|from left(?: to right)?|left to right|clockwise from|far (?:left|right)"
    r"|seen here|is seen|are seen|poses? for|pose with|AI image)\b"
    r"|, (?:left|right|cent(?:er|re)|second from (?:left|right)),"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|St|vs|No|Jr|Sr|Prof|Rev|Hon|Ltd"
    r"|Inc|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\.\w)$"
)
_TRAILING_NAME = re.compile(
    r"(.{15,}[.!?][\"”’]?)\s?((?:[A-Z][\w.'’&-]*|[A-Z]?\d{4})(?:[ /,]+(?:[A-Z][\w.'’&-]*|for|of|and"
    r"|the|via|de|von|van|file))*)$",
    re.S,
)


def mark_captions(draft: Draft) -> None:
    """Settle captions, and set aside copies, labels and credit lines that belong to them."""
    spaced = draft.spaced
    for index, line in enumerate(draft.texts):
        if len(line) > _LONGEST or not draft.is_open(index):
            continue
        if _is_credit_line(line):
            _credit(draft, index)
        elif is_caption(line):
            draft.keep(index, BlockKind.CAPTION)
    _mark_copies(draft)
    if spaced:
        _mark_groups(draft)


def is_caption(line: str) -> bool:
    """Whether the line alone says that it describes a picture."""
    if _LEAD.match(line):
        return True
    words = word_count(line)
    if words < 3:
        return False
    if line.endswith((")", "]", ").", "].")):
        return _has_bracketed_credit(line)
    if not line.endswith((".", "!", "?", "”", '"', ":", ";")):
        return _has_trailing_credit(line)
    return words <= 45 and _SEEN.search(line) is not None and not re.search(r"\bsaid\b|[“”]", line)


def _has_bracketed_credit(line: str) -> bool:
    found = _BRACKETED.match(line)
    if found is None:
        return _SEEN.search(line[-30:]) is not None
    before, inside = found.groups()
    if not before:
        return _CREDIT_WORDS.search(inside) is not None
    if _CREDIT_WORDS.search(inside) or "/" in inside:
        return True
    names = inside.split()
    closed = before.endswith((".", "!", "?", "”", '"'))
    return closed and len(names) <= 5 and all(name[0].isupper() for name in names)


def _has_trailing_credit(line: str) -> bool:
    """Whether the line ends in who took the picture: after a full stop, or after "Photo by"."""
    for found in (_AGENCY_TAIL.search(line), _trailing(line)):
        if found is not None:
            return True
    at = max(line.rfind(". "), line.rfind(".\u00a0"), line.rfind(".Credit"), line.rfind(".Photo"))
    start = at + 1 if at > 0 else max(line.rfind(" Photo by "), line.rfind(" Copyright "))
    return start > 0 and _NAMED_CREDIT.match(line[start:].lstrip()) is not None


def _trailing(line: str) -> re.Match[str] | None:
    found = _TRAILING_NAME.match(line)
    if found is None or len(found[2].split()) > 8:
        return None
    before = found[1].rstrip('"”’')[:-1]
    if _ABBREVIATION.search(before) or before.count(" ") < 3:
        return None
    return found


def _is_credit_line(line: str) -> bool:
    """Whether the line is nothing but a credit."""
    if len(line) > 110:
        return False
    if line[0] in "([" and line[-1] in ")]":
        return _CREDIT_WORDS.search(line) is not None or "/" in line
    if _CREDIT_START.match(line):
        return True
    return (
        len(line) <= 70
        and re.search(rf"(?:^|/)(?:{_AGENCY})(?: Images| Photo)?$", line) is not None
        and ("/" in line or word_count(line) <= 2 and " " in line)
    )


def _credit(draft: Draft, index: int) -> None:
    """Set a credit line aside; a short line that it stands under is the caption."""
    draft.remove(index, _CREDIT_LINE)
    above = index - 1
    if above < 0 or not draft.is_open(above):
        return
    together = not draft.lines.gaps[index]
    line = draft.texts[above]
    if together and len(line) <= _LONGEST and not is_bullet(line):
        draft.keep(above, BlockKind.CAPTION)


def _mark_copies(draft: Draft) -> None:
    """Of lines that stand together and say (nearly) the same, keep the fullest as a caption."""
    texts, gaps = draft.texts, draft.lines.gaps
    for index in range(1, len(texts)):
        line, above = texts[index], texts[index - 1]
        if len(line) > _LONGEST or len(line) < 12 or line[:3] != above[:3]:
            continue
        if index - 1 in draft.reasons or index in draft.reasons or word_count(line) < 3:
            continue
        if line == above or (not gaps[index] and _is_copy(above, line)):
            fuller = index if len(line) > len(above) else index - 1
            draft.keep(fuller, BlockKind.CAPTION)
            draft.remove(2 * index - 1 - fuller, _SECOND_COPY)


def _is_copy(first: str, second: str) -> bool:
    """Whether one line is the other, up to a credit or a small change of words."""
    one, two = key(first), key(second)
    short, long = sorted((one, two), key=len)
    if len(short) >= 15 and long.startswith(short):
        return True
    if one == two:
        return True
    words = set(short.split())
    shared = len(words & set(long.split()))
    return shared >= 4 and shared * 10 >= len(words) * 7 and len(short) * 2 >= len(long)


def _mark_groups(draft: Draft) -> None:
    """Where blank lines part the paragraphs, lines that stand together with a caption describe
    the same picture, and so do two that share their subject."""
    gaps = draft.lines.gaps
    index = 0
    while index < len(draft):
        group = draft.group(index) if index + 1 < len(gaps) and not gaps[index + 1] else None
        if group is None:
            index += 1
            continue
        index = group.stop
        if len(group) <= 12:
            _mark_group(draft, group)


def _mark_group(draft: Draft, group: range) -> None:
    texts = draft.texts
    captions = [i for i in group if draft.kinds[i] is BlockKind.CAPTION]
    rest = [i for i in group if draft.is_open(i) and not is_bullet(texts[i])]
    if captions:
        for i in rest:
            near = any(abs(i - c) <= 3 for c in captions)
            if (
                near
                and not ends_sentence(texts[i])
                and word_count(texts[i]) <= 3
                and i < captions[0]
            ):
                draft.remove(i, _LABEL)
            elif i < captions[0] and near and len(texts[i]) <= _LONGEST:
                draft.keep(i, BlockKind.CAPTION)
        return
    if len(rest) != 2 or len(group) > 3 or any(len(texts[i]) > 400 for i in rest):
        return
    first, second = rest
    subject = content_words(texts[first])
    if (
        len(subject) >= 2
        and overlap(subject, texts[second]) >= 0.5
        and not (is_prose(texts[first]) and is_prose(texts[second]))
    ):
        draft.keep(first, BlockKind.CAPTION)
        draft.keep(second, BlockKind.CAPTION)
