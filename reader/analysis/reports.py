"""Reporting words in running text and who they report: "said Maxwell", "according to the ministry".

Word order first, grammar second: right beside a quotation the order of words is steady ("…," he
said; "…," said the mayor), while parsers trip over the marks; elsewhere the parser's subject helps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.cues import FORMS, SURE_FORMS, Cue
from reader.analysis.mentions import (
    Mention,
    mention,
    phrase_after,
    phrase_around,
    phrase_before,
)
from reader.analysis.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting word (tokens `first` to before `last`) with its source (tokens `source`)."""

    first: int
    last: int
    strength: Cue
    source: tuple[int, int] | None
    mention: Mention | None
    inverted: bool = False
    according: bool = False


_AUXILIARY = frozenset(
    "has have had is are was were be been being do does did will would can could may might should "
    "shall must also then later 's 'd 've 're 'll not n't to just once recently repeatedly".split()
)
_BE = frozenset("is are was were be been being 's 're".split())
_TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow "
    "later earlier recently afterward afterwards mon. tues. wed. thurs. fri. sat. sun. "
    "january february march april may june july august september october november december "
    "jan. feb. aug. sept. oct. nov. dec. morning afternoon evening night week month year".split()
)
_STARTS_PHRASE = frozenset(
    ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP", "PRP$", "CD", "JJR", "JJS", "PDT", "WP")
)
_RELATIVE = frozenset(("who", "which", "that"))
_OBJECT_VERBS = frozenset(
    "tell tells told telling ask asks asked asking inform informed remind reminded assure assured "
    "call calls called calling urge urged warn warned describe describes described accuse accused "
    "see sees saw find finds found want wants make makes".split()
)


def reports(tokens: Tokens, text: str, gaps: Sequence[tuple[int, int]]) -> list[Report]:
    """The reporting words in `gaps`, the token ranges outside quotation marks."""
    found: list[Report] = []
    for low, high in gaps:
        for at in range(low, high):
            report = _report(tokens, text, at, low, high, found)
            if report is not None:
                found.append(report)
    return found


def _report(
    tokens: Tokens, text: str, at: int, low: int, high: int, earlier: list[Report]
) -> Report | None:
    word = tokens.lower[at]
    if word == "according" and at + 1 < high and tokens.lower[at + 1] == "to":
        phrase = phrase_after(tokens, at + 2, high)
        named = mention(tokens, text, *phrase) if phrase else None
        return Report(at, at + 2, Cue.SAY, phrase, named, inverted=True, according=True)
    strength = FORMS.get(word)
    if strength is None or not (tokens.tags[at].startswith("VB") or word in SURE_FORMS):
        return None
    if _is_modifier(tokens, at):
        return None
    first, last = tokens.sentence_of(at)
    source, inverted = _source(
        tokens, at, max(low, first), min(high, max(last, at + 1)), (low, high)
    )
    if source is None:
        source = _shared(tokens, at, earlier)
    named = mention(tokens, text, *source) if source else None
    return Report(at, at + 1, strength, source, named, inverted)


def _is_modifier(tokens: Tokens, at: int) -> bool:
    """Participles in front of a noun ("the said plan") and after "be" ("is expected")."""
    if tokens.tags[at] != "VBN":
        return False
    left = at - 1
    while left >= 0 and tokens.tags[left] == "RB":
        left -= 1
    return left >= 0 and tokens.lower[left] in _BE


def _source(
    tokens: Tokens, at: int, low: int, high: int, gap: tuple[int, int]
) -> tuple[tuple[int, int] | None, bool]:
    left = _skip_auxiliaries(tokens, at, low)
    after = _inverted(tokens, at, high)
    starts_gap = left <= gap[0] or (left == gap[0] + 1 and tokens.words[gap[0]] in (",", "-", "—"))
    if after and starts_gap:
        return after, True
    beside = _beside(tokens, left, low)
    if beside:
        return beside, False
    if after and tokens.words[left - 1] in (",", "-", "—", "–"):
        return after, True
    subject = tokens.subject_of(at)
    if subject is not None and gap[0] <= subject < gap[1]:
        return _antecedent(tokens, phrase_around(tokens, subject, (low, high)), low), subject > at
    return None, False


def _skip_auxiliaries(tokens: Tokens, at: int, low: int) -> int:
    """Steps left over auxiliaries, adverbs and times: "Esper Thursday said", "has also said"."""
    while at > low:
        word, tag = tokens.lower[at - 1], tokens.tags[at - 1]
        if (
            word in _AUXILIARY
            or tag in ("RB", "MD")
            or word in _TIME_WORDS
            or (word in ("on", "in") and tokens.lower[at] in _TIME_WORDS)
        ):
            at -= 1
        else:
            break
    return at


def _beside(tokens: Tokens, end: int, low: int) -> tuple[int, int] | None:
    """The phrase that ends at `end`, stepping over one apposition set off by commas."""
    if end <= low:
        return None
    if tokens.words[end - 1] in (",", ")"):
        comma = end - 2
        while comma > low and tokens.words[comma] not in (",", "("):
            comma -= 1
        if comma <= low or end - comma > 40:
            return None
        end = comma
        if tokens.tags[end - 1] not in ("NNP", "NNPS"):
            return None
    phrase = phrase_before(tokens, end, low)
    return _antecedent(tokens, phrase, low) if phrase else None


def _antecedent(tokens: Tokens, phrase: tuple[int, int], low: int) -> tuple[int, int]:
    """For "Maxwell, who said": Maxwell."""
    first, last = phrase
    if last - first == 1 and tokens.lower[first] in _RELATIVE and tokens.tags[first][0] == "W":
        end = first - 1 if first > low and tokens.words[first - 1] == "," else first
        return phrase_before(tokens, end, low) or phrase
    return phrase


def _inverted(tokens: Tokens, at: int, high: int) -> tuple[int, int] | None:
    """The phrase right after the verb, as in "said the mayor"."""
    start = at + 1
    if start >= high or tokens.tags[start] not in _STARTS_PHRASE:
        return None
    word = tokens.lower[start]
    if word in _TIME_WORDS or word in ("that", "it", "this", "what", "him", "them", "us", "me"):
        return None
    if tokens.lower[at] in _OBJECT_VERBS:
        return None
    return phrase_after(tokens, start, high)


def _shared(tokens: Tokens, at: int, earlier: list[Report]) -> tuple[int, int] | None:
    """The source of a verb without a subject: that of the verb it hangs on, or goes on from."""
    first, _ = tokens.sentence_of(at)
    head = tokens.heads[at]
    for _ in range(3):
        subject = tokens.subject_of(head)
        if subject is not None and tokens.deps[at] in (
            "conj",
            "advcl",
            "xcomp",
            "parataxis",
            "dep",
        ):
            return phrase_around(tokens, subject, tokens.sentence_of(head))
        head = tokens.heads[head]
    for report in reversed(earlier):
        if report.first < first:
            break
        if report.source is not None:
            return report.source
    return None
