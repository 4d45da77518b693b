"""The language of searches: words, "phrases", -words and keys such as speaker:maxwell.

Nothing that is typed is an error. What makes no sense is looked for as words, and said.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Literal

from reader.text.fold import fold_marks
from reader.text.sanitise import sanitise

Key = Literal[
    "words", "tag", "speaker", "entity", "site", "before", "after", "kind", "coder", "has", "is"
]

KEYS: tuple[Key, ...] = (
    "tag", "speaker", "entity", "site", "before", "after", "kind", "coder", "has", "is"
)  # fmt: skip
VALUES: dict[str, tuple[str, ...]] = {
    "kind": ("direct", "mixed", "indirect"),
    "has": ("note", "tag"),
    "is": ("unsure", "untagged", "changed", "lost", "moved", "uncertain"),
}
"""The keys that take one of a few words."""

# The value of a key may stand in quotation marks, and then goes to the next one or to the end.
_TERM = re.compile(
    r"""(?P<minus>-?)(?:(?P<key>[^\W\d_]+):|(?P<hash>\#(?=\w)))?"""
    r"""(?:"(?P<phrase>[^"]*)(?P<closed>"?)|(?P<word>[^\s"]+))?"""
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?-?")


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is asked for, or that must not be (`negated`).

    `value` is as typed. `prefix`: words that only begin so count too, as it is being typed or
    ends in a star. For dates `value` is the first or the last day that is meant.
    """

    key: Key
    value: str
    negated: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; `unknown` holds a sentence for each thing that was not understood."""

    terms: tuple[Term, ...] = ()
    unknown: tuple[str, ...] = ()

    def of(self, *keys: Key, negated: bool | None = None) -> tuple[Term, ...]:
        """The terms with these keys."""
        return tuple(
            term
            for term in self.terms
            if term.key in keys and (negated is None or term.negated is negated)
        )


def parse(query: str, *, typing: bool = False) -> Query:
    """What the words of `query` ask for. With `typing`, its last word may be the beginning of
    one, unless a space or a quotation mark ends it."""
    query = sanitise(query).text
    marks = fold_marks(query)
    terms: list[Term] = []
    unknown: list[str] = []
    at = 0
    while at < len(marks):
        if marks[at].isspace():
            at += 1
            continue
        found = _TERM.match(marks, at)
        assert found is not None
        end = found.end() if found.end() > at else at + 1
        ends_open = typing and end == len(marks) and not found["closed"]
        term = _term(query, found, ends_open, unknown)
        if term is not None:
            terms.append(term)
        at = end
    return Query(tuple(terms), tuple(dict.fromkeys(unknown)))


def _term(query: str, found: re.Match[str], ends_open: bool, unknown: list[str]) -> Term | None:
    part = "word" if found["word"] is not None else "phrase"
    value = query[found.start(part) : found.end(part)] if found[part] is not None else ""
    negated = bool(found["minus"])
    key = (found["key"] or "").lower()
    if found["hash"]:
        key = "tag"
    if key and key not in KEYS:
        if found["word"] is None or not found["word"].startswith("//"):
            unknown.append(f"There is no key “{key}:”. The keys are {', '.join(KEYS)}.")
        start = found.start("key")
        key, value = "", f"{query[start : found.end('key')]} {value}"
    starred = part == "word" and value.endswith("*")
    value = value.rstrip("*").strip() if starred else value.strip()
    prefix = starred or (ends_open and bool(value) and value[-1].isalnum())
    if not value:
        return None
    if key in ("before", "after"):
        return _date(key, value, negated, ends_open, unknown)  # type: ignore[arg-type]
    if key in VALUES:
        return _one_of(key, value, negated, ends_open, unknown)
    if not key and not any(char.isalnum() for char in value):
        return None
    return Term(key or "words", value, negated, prefix)  # type: ignore[arg-type]


def _one_of(
    key: str, value: str, negated: bool, ends_open: bool, unknown: list[str]
) -> Term | None:
    """A value of a key that takes few; its beginning is enough."""
    wanted = value.lower()
    found = [word for word in VALUES[key] if word == wanted]
    found = found or [word for word in VALUES[key] if word.startswith(wanted)]
    if found[:1] == ["untagged"]:
        return Term("has", "tag", not negated)
    if found:
        return Term(key, found[0], negated)  # type: ignore[arg-type]
    if ends_open:
        return None
    unknown.append(f"“{key}:{value}” means nothing. Write {_either(VALUES[key], key)}.")
    return _as_words(key, value, negated)


def _as_words(key: str, value: str, negated: bool) -> Term:
    """What was not understood, as words to be found: left out, it would let everything through."""
    return Term("words", f"{key} {value}", negated)


def _either(words: tuple[str, ...], key: str) -> str:
    named = [f"{key}:{word}" for word in words]
    return f"{', '.join(named[:-1])} or {named[-1]}" if len(named) > 1 else named[0]


def _date(
    key: Literal["before", "after"],
    value: str,
    negated: bool,
    ends_open: bool,
    unknown: list[str],
) -> Term | None:
    """before: the first day of what is named; after: its last."""
    days = days_of(value)
    if days is None:
        if ends_open:
            return None
        unknown.append(f"“{value}” is no date. Write 2020, 2020-01 or 2020-01-03.")
        return _as_words(key, value, negated)
    return Term(key, days[0] if key == "before" else days[1], negated)


def days_of(date: str) -> tuple[str, str] | None:
    """The first and the last day that a date such as 2020, 2020-01 or 2020-01-03 (or two of them
    with a slash between) covers, None for what is no date."""
    if "/" in date:
        first, last = (days_of(part) for part in date.split("/", 1))
        return (first[0], last[1]) if first and last else None
    found = _DATE.fullmatch(date.strip()[:10])
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if year < 1 or month > 12 or (found[2] and month < 1):
        return None
    if not month:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    last_day = calendar.monthrange(year, month)[1]
    if day > last_day or (found[3] and day < 1):
        return None
    return f"{year:04}-{month:02}-{day or 1:02}", f"{year:04}-{month:02}-{day or last_day:02}"
