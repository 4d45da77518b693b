"""Names of authors in a byline."""

from __future__ import annotations

import re

from reader.sources.plain.dates import find_date, is_time_line

_PREFIX = re.compile(
    r"(?:(?:words|text|story|written|reported|report|analysis|opinion|review|posted|photos?"
    r"|interview|photographs?|edited|published|reporting) )?by:? (?=\S)"
    r"|(?:von|par|por|door) (?=[A-Z])",
    re.I,
)
_PARTICLES = frozenset(
    "al am an ap ben bin da das de del della den der di do dos du e el ibn la le ten ter van von y "
    "zu".split()
)
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_TIME_OR_SITE = re.compile(
    r"\d?\d[:.]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?|\d{4}|\d+ \w+|[\w.]+\.\w{2,8}"
)
_PARTS = re.compile(r"\s*(?:[,;/|•·&+]|\s(?:and|with|und|et|y|e|en|och|og)\s|[–—])\s*", re.I)
# Words that no person is called by; a part that holds one is an agency, a role or a section.
_NOT_NAMES = frozenset(
    "news press agencies agency staff writers writer reporter reporters correspondent editor "
    "desk team bureau times post daily guardian associated reuters network magazine media "
    "politics world business sport sports opinion culture health science technology the in for "
    "university institute africa europe asia america national international editorial board "
    "menu share comments home close search life local video photos gallery more".split()
)
_ROLES = frozenset("editor reporter correspondent writer columnist journalist".split())
# Where an author stands: "Sam Delaney at Millmoor Park".
_PLACE = re.compile(r"\s(?:in|at)(?:\s[A-Z][\w.'’-]*){1,3}$")
_TAIL = re.compile(
    r"\s+(?:[Ff]or|in|at|of|from|The)\s.*|\s+(?:\d+ (?:hours?|minutes?|days?)\b.*)|\s*[@(].*", re.S
)
_LONGEST = 160


def is_byline(line: str) -> bool:
    """Whether the line starts as a byline does: "By" and a name or an agency."""
    if len(line) > _LONGEST or not (found := _PREFIX.match(line)):
        return False
    rest = line[found.end() :].split()
    return 0 < len(rest) <= 18 and (rest[0][:1].isupper() or not rest[0][:1].isascii())


def is_dated_byline(line: str) -> bool:
    """Whether the line is a byline with its date, which may end as a sentence does: "a.m."."""
    found = _PREFIX.match(line) if len(line) <= _LONGEST else None
    parts = _PARTS.split(line[found.end() :]) if found else ()
    return len(parts) > 1 and _is_name(parts[0]) and any(map(is_time_line, parts[1:]))


def is_names(line: str) -> bool:
    """Whether the whole line is names, as a byline without "By" is; an agency or a date may
    follow after a stroke."""
    if len(line) > _LONGEST or line.endswith((".", "?", "!", ":")):
        return False
    parts = [part for part in _PARTS.split(_PLACE.sub("", line)) if part]
    names = [part for part in parts if _is_name(part)]
    others = [part for part in parts if not _is_name(part)]
    return bool(names) and _is_name(parts[0]) and all(map(_is_aside, others))


def names_in(line: str) -> tuple[str, ...]:
    """The names of persons in a byline, in order, without roles, places and agencies."""
    found = _PREFIX.match(line)
    rest = line[found.end() :] if found else line
    names = []
    for part in _PARTS.split(rest):
        candidate = part if _is_name(part) else _TAIL.sub("", part)
        if _is_name(candidate):
            names.append(cased(candidate))
    return tuple(dict.fromkeys(names))


def _is_name(part: str) -> bool:
    words = part.split()
    if not 2 <= len(words) <= 5:
        return False
    real = [word for word in words if word.casefold() not in _PARTICLES]
    return len(real) >= 2 and all(
        word[0].isupper()
        and _NAME_WORD.fullmatch(word)
        and word.casefold().strip(".") not in _NOT_NAMES
        for word in real
    )


def _is_aside(part: str) -> bool:
    """What may follow the names: an agency, a site, a role, a date, a time."""
    words = part.split()
    return (
        is_time_line(part)
        or find_date(part) is not None
        or (len(words) <= 4 and all(word[0].isupper() or word.isdigit() for word in words))
        or _TIME_OR_SITE.fullmatch(part) is not None
        or (len(words) <= 4 and not _ROLES.isdisjoint(part.casefold().split()))
    )


def cased(name: str) -> str:
    """Names set in capitals get the usual ones back."""
    return name.title() if name.isupper() and len(name) > 5 else name
