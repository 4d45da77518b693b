"""The noun phrase that names a source beside a quotation: where it is and what kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.analysis.labels import Group, group_of
from reader.analysis.tokens import Tokens
from reader.model import Span

SINGULAR_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "himself": "m", "herself": "f"}
OTHER_PRONOUNS = frozenset(
    "they i we you it who one them us me those that this which these".split()
)


class MentionKind(StrEnum):
    NAME = "name"
    PRONOUN = "pronoun"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A source as the text names it.

    `name` is the proper name in it (None for pronouns and plain nouns) with its `group`; `head` the
    lower-cased word that the phrase turns on; `before` the words of the phrase in front of the name.
    """

    span: Span
    text: str
    kind: MentionKind
    head: str
    name: str | None = None
    group: Group | None = None
    name_span: Span | None = None
    before: str = ""


_NOUNISH = frozenset(
    ("NN", "NNS", "NNP", "NNPS", "CD", "JJ", "JJR", "JJS", "DT", "PDT", "PRP$", "POS", "VBN", "HYPH",
     "AFX", "VBG", "FW", "WP", "ADD", "$", "GW")
)  # fmt: skip
_HEADS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "PRP", "JJ", "DT", "WP", "FW", "JJS", "EX"))
_LINKS = frozenset(("of", "for", "at", "from", "with", "in", "on"))
_LINKS_OR_JOINS = _LINKS | {"&", "-", "–"}


def phrase_after(tokens: Tokens, start: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token `start`, ending before `limit`."""
    end = start
    while end < limit and _continues(tokens, start, end, limit):
        end += 1
    while end > start and tokens.tags[end - 1] in ("DT", "POS", "IN", "HYPH", "CC"):
        end -= 1
    if end == start or not any(tag in _HEADS for tag in tokens.tags[start:end]):
        return None
    return start, end


def _continues(tokens: Tokens, start: int, at: int, limit: int) -> bool:
    tag, word = tokens.tags[at], tokens.lower[at]
    if tag == "PRP":
        return at == start
    if start < at and tokens.tags[start] == "PRP":
        return False
    if in_name(tokens, at):
        return True
    if tag in _NOUNISH:
        return not (tag in ("VBN", "VBG") and at > start and tokens.tags[at - 1].startswith("NNP"))
    if at == start or at + 1 >= limit:
        return False
    if word in ("&", "-", "–", "and") and tokens.tags[at + 1].startswith("NNP"):
        return tokens.tags[at - 1].startswith("NNP")
    return word == "of" and (tokens.tags[at + 1] in _NOUNISH)


def in_name(tokens: Tokens, at: int) -> bool:
    return any(first <= at < last for first, last, _ in tokens.names)


def phrase_before(tokens: Tokens, end: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before token `end`, starting at `limit` or later."""
    start = end
    while start > limit:
        at = start - 1
        tag = tokens.tags[at]
        if tag == "PRP":
            return (at, end) if start == end else _trimmed(tokens, start, end)
        linked = start < end and tokens.lower[at] in _LINKS_OR_JOINS
        if not (tag in _NOUNISH or linked or in_name(tokens, at)):
            break
        start = at
        if tag in ("DT", "PRP$") and not _linked_on(tokens, at, limit):
            break
    return _trimmed(tokens, start, end)


def _linked_on(tokens: Tokens, at: int, limit: int) -> bool:
    """Whether the determiner at `at` belongs to a phrase that hangs on an earlier noun."""
    return (
        at - 2 >= limit
        and tokens.lower[at - 1] in _LINKS
        and tokens.tags[at - 2] in ("NN", "NNS", "NNP", "NNPS", "CD", "DT")
    )


def _trimmed(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    while start < end and (
        tokens.lower[start] in _LINKS_OR_JOINS or tokens.tags[start] in ("POS", "HYPH")
    ):
        start += 1
    if start == end or not any(tag in _HEADS for tag in tokens.tags[start:end]):
        return None
    return start, end


def phrase_around(tokens: Tokens, head: int, limits: tuple[int, int]) -> tuple[int, int]:
    """The noun phrase whose grammatical head is token `head`, without clauses that follow it."""
    before = phrase_before(tokens, head + 1, limits[0]) or (head, head + 1)
    after = phrase_after(tokens, head, limits[1]) or (head, head + 1)
    return before[0], max(after[1], head + 1)


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
            before=text[span.start : name_span.start].strip(),
        )
    return Mention(span, words, MentionKind.NOUN, _head_word(tokens, first, last))


def _name_in(tokens: Tokens, first: int, last: int) -> tuple[int, int, Group] | None:
    """The proper name that the phrase is about: its last person, else a body that ends it."""
    people, bodies = [], []
    for a, b, label in tokens.names:
        if a < first or b > last:
            continue
        possessor = b < len(tokens) and tokens.tags[b] == "POS"
        group = group_of(label)
        if group is Group.PEOPLE and not possessor:
            people.append((a, b, group))
        elif group in (Group.ORGANISATIONS, Group.PLACES, Group.OTHER) and b == last:
            bodies.append((a, b, group))
    if people:
        return people[-1]
    if bodies:
        return bodies[-1]
    return _unlabelled(tokens, first, last)


def _unlabelled(tokens: Tokens, first: int, last: int) -> tuple[int, int, Group] | None:
    """A run of capitalised words at the phrase's end that the pipeline did not label."""
    start = last
    while start > first and tokens.tags[start - 1] in ("NNP", "NNPS"):
        start -= 1
    if start == last or not tokens.words[start][:1].isupper():
        return None
    return start, last, Group.PEOPLE


def _head_word(tokens: Tokens, first: int, last: int) -> str:
    for at in range(first, last):
        if tokens.lower[at] in _LINKS and at > first:
            return tokens.lower[at - 1]
    return tokens.lower[last - 1]
