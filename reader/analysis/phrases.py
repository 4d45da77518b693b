"""Noun phrases by part of speech: where the one beside a verb begins and ends."""

from __future__ import annotations

from reader.analysis.tokens import Tokens

Range = tuple[int, int]

TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow "
    "later earlier recently afterward afterwards mon. tues. wed. thurs. fri. sat. sun. "
    "january february april june july august september october november december "
    "jan. feb. aug. sept. oct. nov. dec. morning afternoon evening night week month year".split()
)
# A report and what it reports do not stand further apart than this, in tokens: nor does the longest
# description of a speaker go on for longer.
FAR = 45
LINKS = frozenset(("of", "for", "at", "from", "with", "in", "on"))

_NOUNISH = frozenset(
    "NN NNS NNP NNPS CD JJ JJR JJS DT PDT PRP$ POS VBN HYPH AFX VBG FW WP ADD $ GW".split()
)
_HEADS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "PRP", "JJ", "DT", "WP", "FW", "JJS", "EX"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "DT"))
_LINKS_OR_JOINS = LINKS | {"&", "-", "–"}
_NO_END = frozenset(("DT", "POS", "IN", "HYPH", "CC"))
_MODIFIES = frozenset(("compound", "amod", "flat", "nummod"))
_RELATIVE = frozenset(("who", "which", "that"))


def phrase_after(tokens: Tokens, start: int, limit: int) -> Range | None:
    """The noun phrase that begins at token `start`, ending before `limit`."""
    end = start
    while end < limit and _goes_on(tokens, start, end, limit):
        end += 1
    while end > start and (tokens.tags[end - 1] in _NO_END or _is_time(tokens, end - 1)):
        if end - start == 1 and tokens.tags[start] == "DT":
            break
        end -= 1
    if end == start or not any(tag in _HEADS for tag in tokens.tags[start:end]):
        return None
    return start, end


def _is_time(tokens: Tokens, at: int) -> bool:
    return tokens.lower[at] in TIME_WORDS and tokens.tags[at] in ("NNP", "NN", "RB")


def _goes_on(tokens: Tokens, start: int, at: int, limit: int) -> bool:
    tag, word = tokens.tags[at], tokens.lower[at]
    if tag == "PRP":
        return at == start
    if at > start and (tokens.tags[start] == "PRP" or tag in ("DT", "PRP$", "WP")):
        return tokens.lower[at - 1] == "of"
    if in_name(tokens, at) or (at > start and tokens.deps[at] in _MODIFIES):
        return True
    if tag in _NOUNISH:
        return tag not in ("VBN", "VBG") or at == start or tokens.tags[at - 1] in ("JJ", "DT", "RB")
    if at == start or at + 1 >= limit:
        return False
    if word in ("&", "-", "–", "and") and tokens.tags[at + 1].startswith("NNP"):
        return tokens.tags[at - 1].startswith("NNP")
    return word == "of" and tokens.tags[at + 1] in _NOUNISH


def in_name(tokens: Tokens, at: int) -> bool:
    """Whether token `at` is part of a name that the pipeline found."""
    return any(first <= at < last for first, last, _ in tokens.names)


def phrase_before(tokens: Tokens, end: int, limit: int) -> Range | None:
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
    return at - 2 >= limit and tokens.lower[at - 1] in LINKS and tokens.tags[at - 2] in _NOUNS


def _trimmed(tokens: Tokens, start: int, end: int) -> Range | None:
    while start < end and (
        tokens.lower[start] in _LINKS_OR_JOINS or tokens.tags[start] in ("POS", "HYPH")
    ):
        start += 1
    if start == end or not any(tag in _HEADS for tag in tokens.tags[start:end]):
        return None
    return start, end


def phrase_around(tokens: Tokens, head: int, limits: Range) -> Range:
    """The noun phrase whose grammatical head is token `head`, without clauses that follow it."""
    before = phrase_before(tokens, head + 1, limits[0]) or (head, head + 1)
    after = phrase_after(tokens, head, limits[1]) or (head, head + 1)
    return before[0], max(after[1], head + 1)


def antecedent(tokens: Tokens, phrase: Range, low: int) -> Range:
    """For "who" in "Maxwell, who said": Maxwell; any other phrase as it is."""
    first, last = phrase
    if last - first == 1 and tokens.lower[first] in _RELATIVE and tokens.tags[first][0] == "W":
        end = first - 1 if first > low and tokens.words[first - 1] == "," else first
        return phrase_before(tokens, end, low) or phrase
    if tokens.tags[last - 1] in ("WP", "WDT") and last - first > 1:
        return first, last - 1
    return phrase
