"""Captions: lines that describe a picture.

They are told by a credit at the end or below, by their lead ("FILE - …"), by the words of
captions ("pictured", "(left)"), or by standing close together with another description of the
same picture: scrapers give a picture's hidden description and its caption, often word for word.
"""

from __future__ import annotations

import re
from itertools import pairwise

from reader.model import BlockKind
from reader.sources.plain.draft import Draft
from reader.sources.plain.names import is_byline
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
_CREDIT_HINT = re.compile('hoto|PHOTO|mage|llustr|ictur|redit|ource|opyright|©|[!?”"]')
_NAMED_CREDIT_TAIL = re.compile(
    r"(?:(?<=[.!?”\"\s])(?:[Pp]hotos?|[Pp]hotograph|PHOTO|[Ii]mages?|[Ii]llustrations?|[Pp]icture)"
    r"\s?(?:[Cc]redits?)?\s?(?:by\b|:|/)|(?<=[.!?”\"\s])(?:[Cc]redits?|[Ss]ource):|(?<=\s)(?:Copyright|©)"
    r"|(?<=[.!?”\"])(?:Photo(?:graph)?|Image|Credit|Illustration)s?\b)\s?\S.{0,90}$"
)
_AGENCY_TAIL = re.compile(
    rf"[\s/.”\"’)](?:AP Photo|(?:{_AGENCY})(?: Images| Photo)?)\s*/\s*\S.{{0,60}}$"
)
_AGENCY_LINE = re.compile(rf"(?:^|/)(?:{_AGENCY})(?: Images| Photo)?$")
_CREDIT_START = re.compile(
    r"(?:(?:[Ii]mage|[Pp]hoto|[Pp]icture|[Vv]ideo|[Gg]raphic|[Cc]artoon)?\s?(?:[Cc]redits?|by|"
    r"[Cc]ourtesy(?: of)?|[Ss]ource)\s?[:/]"
    r"|(?:[Pp]hoto(?:graph)?s?|PHOTO|[Ii]mages?|[Ii]llustrations?|[Gg]raphics?|[Vv]ideo|[Pp]ictures?)"
    r"\s?(?:by\b|:|/)|(?:©|Copyright)(?! ?\d{4})|Source:)\s*\S"
)
_CREDIT_WORDS = re.compile(rf"\b(?:{_AGENCY})\b")
_SEEN = re.compile(
    r"\((?:left|right|cent(?:er|re)|top|bottom|above|below|from left|second from \w+)\)"
    r"|\b(?:[Pp]ictured|[Ff]rom left(?: to right)?|left to right|clockwise from|seen here|AI image"
    r"|(?:is|are) seen (?:on|near|outside|during|after|before|through|inside|behind|here)"
    r"|poses? (?:for (?:a|the|photos|pictures)|with))\b"
    r"|, (?:left|right|cent(?:er|re)|second from (?:left|right)),"
)
# Who stands where: nobody says so but under a picture.
_ORDER = re.compile(
    r"\b(?:from left(?: to right)?|left to right|clockwise from [\w ]{2,20}):", re.I
)
_CHART = re.compile(
    r"\b[Aa]n? (?:\w+ ){0,3}(?:chart|graph|graphic|map|infographic|diagram)\b"
    r".{0,30}\bshow(?:s|ing)\b"
)
_DESCRIBES = re.compile(
    r"(?:An?|Two|Three|Four|Five|Six|Several|Some|People|Portrait|View|Close-?up|Aerial|Photo|Map"
    r"|Illustration|Chart|Graph|Screenshot|Image|Picture|Group|Crowds?|Men|Women|Children)\b"
)
_CREDIT_SMALL = frozenset(
    "of the and for by via from with / file photo photos image courtesy supplied submitted handout "
    "contributed provided pool de von van di la le".split()
)
_SAID = re.compile(r"\b(?:said|says|told|added)\b|[“”„«]")
# Who the author is: such lines end in the next author's name, as captions end in a credit.
_BIOGRAPHY = re.compile(
    r"\b(?:is|are|was) (?:an? |the )?(?:[\w-]+ ){0,3}(?:researchers?|professors?|lecturers?"
    r"|fellows?|reporters?|correspondents?|journalists?|columnists?|editors?|writers?|authors?) "
    r"(?:at|with|for|of|in|based|who|covering|from)\b"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Col|Lt|Sgt|Capt|St|vs|No|Jr|Sr|Prof|Rev|Hon|Ltd"
    r"|Inc|Co|Corp|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\.\w)$"
)
_DIGITS = re.compile(r"\d+")
_TRAILING_NAME = re.compile(
    r"(.{15,}[.!?][\"”’]?)\s?((?:[A-Z][\w.'’&-]*|[A-Z]?\d{4})(?:[ /,]+(?:[A-Z][\w.'’&-]*|for|of|and"
    r"|the|via|de|von|van|file))*)$",
    re.S,
)


def mark_captions(draft: Draft) -> None:
    """Settle the lines that say themselves that they are captions, and set credit lines and
    second copies aside."""
    # Where no blank lines part what does not belong together, a long line is the text.
    most_words = 100 if draft.spaced else 40
    for index in list(draft.open_looked_at()):
        line = draft.texts[index]
        if not 4 <= len(line) <= _LONGEST or is_bullet(line):
            continue
        if is_credit_line(line):
            _credit(draft, index, most_words)
        elif is_caption(line):
            draft.keep(index, BlockKind.CAPTION)
    _mark_copies(draft)


def mark_figures(draft: Draft) -> None:
    """Settle the lines that stand with a caption, or together as a picture's two descriptions;
    labels are set aside."""
    if draft.spaced:
        _mark_groups(draft)
    _mark_around_captions(draft)


def is_caption(line: str) -> bool:
    """Whether the line alone says that it describes a picture."""
    if _LEAD.match(line):
        return True
    words = word_count(line)
    if words < 3 or (len(line) < 25 and line.endswith((".", "!", "?"))) or is_byline(line):
        return False
    if line[0].islower() or _is_biography(line):
        return False
    if words <= 45 and ":" in line and _ORDER.search(line) and not _SAID.search(line):
        return True
    if "show" in line and _CHART.search(line):
        return True
    if line.endswith((")", "]", ").", "].")):
        return _has_bracketed_credit(line)
    if not line.endswith((".", "!", "?", "”", '"', "'", "’", ":", ";")):
        return _has_trailing_credit(line)
    return words <= 45 and _SEEN.search(line) is not None and not _SAID.search(line)


def _is_biography(line: str) -> bool:
    verb = "is " in line or "are " in line or "was " in line
    return verb and _BIOGRAPHY.search(line) is not None


def _has_bracketed_credit(line: str) -> bool:
    """Whether the brackets at the line's end hold who took the picture, or who is where in it."""
    body = line.rstrip(" .")
    at = max(body.rfind("("), body.rfind("["))
    before, inside = line[:at].rstrip(), body[at + 1 : -1].strip()
    words = inside.split()
    if at < 0 or not 2 <= len(inside) <= 140:
        return False
    plain = sum(word[0].islower() and word not in _CREDIT_SMALL for word in words)
    if plain >= 3:
        return False
    if body.endswith("]"):
        return "hoto" in inside or "/" in inside
    # One agency after what someone said is the source of the report.
    if len(words) == 1 and (_SAID.search(before) or word_count(before) > 40):
        return False
    if _CREDIT_WORDS.search(inside) or ("/" in inside and "://" not in inside):
        return True
    closed = before.endswith((".", "!", "?", "”", '"')) and not _ABBREVIATION.search(before[:-1])
    named = all(word[0].isupper() or word in _CREDIT_SMALL for word in words)
    return (closed and len(words) <= 9 and named) or _SEEN.search(line) is not None


def _has_trailing_credit(line: str) -> bool:
    """Whether the line ends in who took the picture: after a full stop, or after "Photo by"."""
    if "." not in line and "/" not in line and not _CREDIT_HINT.search(line):
        return False
    if _AGENCY_TAIL.search(line) or _trailing(line):
        return True
    found = _NAMED_CREDIT_TAIL.search(line[-140:])
    return found is not None and found.start() > 0


def _trailing(line: str) -> re.Match[str] | None:
    found = _TRAILING_NAME.match(line)
    if found is None or len(found[2].split()) > 8:
        return None
    # Some papers sign the last paragraph with their initials.
    if found[2].isupper() and not _CREDIT_WORDS.fullmatch(found[2]):
        return None
    before = found[1].rstrip('"”’')[:-1]
    if _ABBREVIATION.search(before) or before.count(" ") < 3:
        return None
    return found


def is_credit_line(line: str) -> bool:
    """Whether the line is nothing but a credit."""
    if len(line) > 110:
        return False
    if line[0] in "([" and line[-1] in ")]":
        return _CREDIT_WORDS.search(line) is not None or "/" in line
    if _CREDIT_START.match(line):
        return True
    return (
        len(line) <= 70
        and ("/" in line or (word_count(line) <= 2 and " " in line))
        and _AGENCY_LINE.search(line) is not None
    )


def _credit(draft: Draft, index: int, most_words: int) -> None:
    """Set a credit line aside; a line of at most `most_words` that it stands under is the
    caption."""
    draft.remove(index, _CREDIT_LINE)
    above = index - 1
    if above < 0 or not draft.is_open(above):
        return
    together = not draft.lines.gaps[index]
    line = draft.texts[above]
    told = is_bullet(line) or is_byline(line)
    if together and word_count(line) <= most_words and not told:
        draft.keep(above, BlockKind.CAPTION)


def _mark_copies(draft: Draft) -> None:
    """Of lines that stand together and say (nearly) the same, keep the fullest as a caption."""
    texts, gaps, spaced = draft.texts, draft.lines.gaps, draft.spaced
    starts = [line[:3] for line in texts]
    alike = [index for index, (one, two) in enumerate(pairwise(starts), 1) if one == two]
    for index in alike:
        above, line = texts[index - 1], texts[index]
        if not 12 <= len(line) <= _LONGEST or (gaps[index] and line != above):
            continue
        if index - 1 in draft.reasons or index in draft.reasons or word_count(line) < 3:
            continue
        # Where no blank lines part them, the deck under the title stands close to the text too.
        deck = not spaced and index - 2 == draft.title
        if line == above or (not deck and _is_copy(above, line)):
            fuller = index if len(line) > len(above) else index - 1
            text = word_count(line) > 30 and not is_caption(line) and not is_caption(above)
            draft.keep(fuller, BlockKind.PARAGRAPH if text else BlockKind.CAPTION)
            draft.remove(2 * index - 1 - fuller, "second copy" if text else _SECOND_COPY)


def _is_copy(first: str, second: str) -> bool:
    """Whether one line is the other, up to a credit or a small change of words."""
    numbers = set(_DIGITS.findall(first)), set(_DIGITS.findall(second))
    if is_bullet(second) or not (numbers[0] <= numbers[1] or numbers[1] <= numbers[0]):
        # Items of a list and lines of a table say nearly the same, too.
        return False
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
    together = [index - 1 for index, gap in enumerate(draft.lines.gaps) if index and not gap]
    done = 0
    for index in together:
        if index >= done:
            group = draft.group(index)
            done = group.stop
            if len(group) <= 12:
                _mark_group(draft, group)


def _mark_group(draft: Draft, group: range) -> None:
    texts = draft.texts
    captions = [i for i in group if draft.kinds[i] is BlockKind.CAPTION]
    rest = [i for i in group if draft.is_open(i) and not is_bullet(texts[i])]
    if captions:
        for i in rest:
            near = min(captions, key=lambda caption: abs(caption - i))
            if abs(near - i) <= 3:
                _mark_beside_caption(draft, i, near)
        return
    if len(rest) == 2 and len(group) <= 3 and _are_two_descriptions(texts[rest[0]], texts[rest[1]]):
        for i in rest:
            draft.keep(i, BlockKind.CAPTION)


def _are_two_descriptions(first: str, second: str) -> bool:
    """Whether two lines, neither of which says so, describe one picture: much the same subject
    at much the same length, and nobody speaks."""
    if max(len(first), len(second)) > 300 or len(second) > 2 * len(first) > 0:
        return False
    if word_count(first) < 5 or _SAID.search(first) or _SAID.search(second):
        return False
    return not (is_prose(first) and is_prose(second)) and _shares_subject(first, second, 3, 0.5)


def _mark_beside_caption(draft: Draft, index: int, caption: int) -> None:
    """Settle a line close to a caption: a label over it, another description, or neither."""
    line = draft.texts[index]
    if index < caption and word_count(line) <= 3 and not ends_sentence(line):
        draft.remove(index, _LABEL)
    elif _describes_same(line, draft.texts[caption]):
        draft.keep(index, BlockKind.CAPTION)


def _describes_same(line: str, caption: str) -> bool:
    return len(line) <= 400 and (
        _DESCRIBES.match(line) is not None or _shares_subject(line, caption, 2, 0.34)
    )


def _shares_subject(line: str, other: str, least: int, share: float) -> bool:
    words = content_words(line)
    part = overlap(words, other)
    return part >= share and part * len(words) >= least


def _mark_around_captions(draft: Draft) -> None:
    """Where a blank line stands between a picture's two descriptions, they share a subject; a
    sentence over a caption may be the text itself, one over a credit line is not."""
    texts = draft.texts
    for index in list(draft.open_looked_at()):
        line = texts[index]
        if index + 1 == len(texts) or len(line) > 300 or is_bullet(line):
            continue
        if draft.kinds[index + 1] is BlockKind.CAPTION and not ends_sentence(line):
            near = word_count(line) >= 5 and _shares_subject(line, texts[index + 1], 3, 0.4)
            if near or _DESCRIBES.match(line):
                draft.keep(index, BlockKind.CAPTION)
        elif draft.reasons.get(index + 1) == _CREDIT_LINE and index:
            above = texts[index - 1]
            again = draft.kinds[index - 1] is BlockKind.CAPTION
            if again and _shares_subject(line, above, 4, 0.5):
                draft.keep(index, BlockKind.CAPTION)
