"""The noun phrase that names a source beside a quotation: where it is and what kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.analysis.labels import Group, group_of
from reader.analysis.phrases import LINKS
from reader.analysis.tokens import Tokens
from reader.model import Span

SINGULAR_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f"}


class MentionKind(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


# "A document titled White Paper" is no paper called White.
_NAMING = frozenset(("titled", "entitled", "called", "named", "dubbed"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as the text names it.

    `name` is the proper name in it (None for pronouns and plain nouns) with its `group`; `head`
    the lower-cased word that the phrase turns on.
    """

    span: Span
    text: str
    kind: MentionKind
    head: str
    name: str | None = None
    group: Group | None = None
    name_span: Span | None = None


def mention(tokens: Tokens, text: str, first: int, last: int) -> Mention:
    """What the noun phrase of tokens `first` to before `last` names."""
    span = tokens.span(first, last)
    words = span.of(text)
    if last - first == 1 and (tokens.tags[first] in ("PRP", "WP", "DT", "WDT")):
        return Mention(span, words, MentionKind.PRONOUN, tokens.lower[first])
    named = _name_in(tokens, first, last)
    if named is not None:
        a, b, group = named
        name_span = tokens.span(a, b)
        return Mention(
            span,
            words,
            MentionKind.NAME,
            tokens.lower[b - 1],
            name=name_span.of(text),
            group=group,
            name_span=name_span,
        )
    return Mention(span, words, MentionKind.NOUN, _head_word(tokens, first, last))


def _name_in(tokens: Tokens, first: int, last: int) -> tuple[int, int, Group] | None:
    """The proper name that the phrase is about: a person in its first part, else a body that
    ends it and hangs on no other noun."""
    part = next((i for i in range(first, last) if tokens.words[i] in (",", "(")), last)
    people: list[tuple[int, int, Group]] = []
    body: tuple[int, int, Group] | None = None
    for a, b, label in tokens.names:
        if a < first or b > last or (b < len(tokens) and tokens.tags[b] == "POS"):
            continue
        if a > first and tokens.lower[a - 1] in _NAMING:
            continue
        group = group_of(label)
        modifies = b < part and tokens.tags[b].startswith("NN")
        if group is Group.PEOPLE and not modifies and not (people and a >= part):
            people.append((a, b, group))
        elif b == part and (a == first or not _hangs(tokens, a - 1)):
            while a > first and tokens.tags[a - 1].startswith("NNP"):
                a -= 1
            body = (a, b, group)
    if people:
        early = [p for p in people if p[0] < part]
        return early[-1] if early else people[0]
    return body or _unlabelled(tokens, first, part)


def _hangs(tokens: Tokens, at: int) -> bool:
    """Whether what follows token `at` hangs on it: "of the ministry", "a report titled …"."""
    return tokens.lower[at] in LINKS or tokens.tags[at].startswith("VB")


def _unlabelled(tokens: Tokens, first: int, last: int) -> tuple[int, int, Group] | None:
    """A run of capitalised words at the phrase's end that the pipeline did not label."""
    start = last
    while start > first and _is_capital_name(tokens, start - 1):
        start -= 1
    if start == last:
        return None
    if start > first and tokens.lower[start - 1] in _NAMING:
        return None
    return start, last, Group.PEOPLE


def _is_capital_name(tokens: Tokens, at: int) -> bool:
    return tokens.tags[at] in ("NNP", "NNPS") and not tokens.words[at][:1].islower()


def _head_word(tokens: Tokens, first: int, last: int) -> str:
    """The noun before the first preposition, else the last; "22-year-old" is one."""
    if tokens.lower[max(first, last - 3) : last] == ["year", "-", "old"]:
        return "year-old"
    for at in range(first, last):
        if tokens.lower[at] in LINKS and at > first:
            return tokens.lower[at - 1]
    return tokens.lower[last - 1]
