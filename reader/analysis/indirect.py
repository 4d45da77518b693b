"""Reported speech without marks: "experts said the killing could change …", "according to …"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.cues import CLAUSE_VERBS, Cue
from reader.analysis.evidence import Evidence
from reader.analysis.phrases import TIME_WORDS, phrase_after
from reader.analysis.reports import Form, Report
from reader.analysis.statements import Statement
from reader.analysis.tokens import DASHES, FINITE, Tokens
from reader.model import QuoteKind, Span

_CLOSERS = frozenset((".", "!", "?", ",", ";", ":", "-", "—", "–", "--", '"', "''"))
_BREAKS = DASHES | {","}
# A dateline in tokens, with state, agency and date; and the shortest name of a town in one.
_LONGEST_DATELINE, _SHORTEST_PLACE = 20, 3
_CLAUSE_LEAST = 3
# Verbs whose object comes before what was said: "told reporters that …".
_TELLS = frozenset(
    "tell tells told telling assure assured assures remind reminded informed inform warn warned "
    "notified advised promised".split()
)
_NO_CONTENT = frozenset("in on at to for of with by about from as during after before into".split())
_CIRCUMSTANCE = (
    frozenset("in on at during after before as when while from via".split()) | TIME_WORDS
)
_SUBORDINATORS = frozenset(
    "as when while after before if since because although though despite until once whereas "
    "given unless combined asked".split()
)
_OBJECTS = frozenset(("obj", "iobj", "dobj", "dative"))
_COMPLEMENTS = frozenset(("ccomp", "parataxis"))


def indirect_statements(
    tokens: Tokens, reported: Sequence[Report], taken: Sequence[Statement]
) -> list[Statement]:
    """A statement for every report that governs a clause outside the spans of `taken`."""
    found: list[Statement] = []
    cues = {s.cue for s in taken if s.cue is not None}
    for index, report in enumerate(reported):
        cue = tokens.span(report.first, report.last)
        if report.strength < Cue.SAY or report.form is Form.PASSIVE or cue in cues:
            continue
        if _is_denied(tokens, report):
            continue
        following = reported[index + 1] if index + 1 < len(reported) else None
        span = _content(tokens, report, following)
        span = _before_marks(tokens, span, taken) if span else None
        if span is None or any(span.overlaps(s.span) for s in (*taken, *found)):
            continue
        how = Evidence.AFTER if report.inverted else Evidence.BEFORE
        found.append(Statement(span, QuoteKind.INDIRECT, report.mention, cue, how))
    return found


def _before_marks(tokens: Tokens, span: Span, taken: Sequence[Statement]) -> Span | None:
    """`span` up to the clause in which the first of `taken` stands: "said he was sorry, and called
    it 'a mistake'" reports the first half in the article's own words."""
    inside = next((s.span for s in taken if s.span.overlaps(span)), None)
    if inside is None:
        return span
    first, end = tokens.range(Span(span.start, inside.start))
    for at in range(end - 1, first, -1):
        if tokens.words[at] in (",", ";"):
            return _clause(tokens, first, at) if _has_verb(tokens, first, at) else None
    return None


def _content(tokens: Tokens, report: Report, following: Report | None) -> Span | None:
    first, last = tokens.sentence_of(report.first)
    first = _after_dateline(tokens, first)
    if report.according:
        if any(tag in FINITE for tag in tokens.tags[first : report.first]):
            return _clause(tokens, first, report.first)
        return _clause(tokens, report.ends, last)
    looking_back = _looking_back(tokens, report, first, last)
    if looking_back is not None:
        return looking_back
    begin = _begin(tokens, report, last, following.first if following else last)
    if begin is None:
        return None
    if following is not None and following.source == report.source and following.first < last:
        last = _before_and(tokens, following.first, begin)
    return _clause(tokens, begin, last) if _has_verb(tokens, begin, last) else None


def _after_dateline(tokens: Tokens, first: int) -> int:
    """Where a report begins after "PARIS (AP) —"."""
    if first > 0 or len(tokens.words[0]) < _SHORTEST_PLACE or not tokens.words[0].isupper():
        return first
    limit = min(len(tokens), _LONGEST_DATELINE)
    return next((at + 1 for at in range(limit) if tokens.words[at] in DASHES), first)


def _looking_back(tokens: Tokens, report: Report, first: int, last: int) -> Span | None:
    """For "…, said Maxwell": the clause before the comma."""
    start = report.begins
    if start <= first or tokens.words[start - 1] not in _BREAKS or report.form is not Form.FINITE:
        return None
    if not _has_verb(tokens, first, start) or _is_subordinate(tokens, first, start):
        return None
    ends = report.ends
    closes = ends >= last or tokens.words[ends] in _CLOSERS or tokens.lower[ends] in _CIRCUMSTANCE
    return _clause(tokens, first, start) if report.inverted or closes else None


def _is_subordinate(tokens: Tokens, first: int, last: int) -> bool:
    """Whether ``[first, last)`` is a clause that only opens the reporting sentence: "As the news
    spread, members complained"."""
    at = first + (tokens.lower[first] in ("and", "but", "so"))
    return tokens.lower[at] in _SUBORDINATORS and "," not in tokens.words[at : last - 1]


def _is_denied(tokens: Tokens, report: Report) -> bool:
    """Whether nothing is reported: "has not said whether", "more than the city says"."""
    if report.begins and tokens.lower[report.begins - 1] == "than":
        return True
    return any(
        tokens.lower[at] in ("not", "n't", "n’t", "never")
        for at in range(max(0, report.first - 3), report.first)
        if at >= report.source[1]
    )


def _before_and(tokens: Tokens, at: int, low: int) -> int:
    """Where the clause before "and added" ends."""
    for index in range(at - 1, max(low, at - 4), -1):
        if tokens.lower[index] in ("and", "but", ","):
            return index
    return at


def _begin(tokens: Tokens, report: Report, last: int, following: int) -> int | None:
    """The first token of the clause that the report looks forward to; `following` is the next
    reporting verb, whose "that" is not this one's."""
    at = report.ends
    limit = min(last, at + 14, following)
    that = next((i for i in range(at, limit) if tokens.lower[i] == "that"), None)
    dated = that is not None and tokens.lower[that - 1] in TIME_WORDS
    if that is not None and (dated or tokens.tags[that] == "IN"):
        return that + 1
    if not _governs_clause(tokens, report, last):
        return None
    if at < last and tokens.lower[report.first] in _TELLS:
        at = _after_object(tokens, report.first, at, last)
    if at < last and tokens.words[at] == ":":
        at += 1
    if at >= last or tokens.lower[at] in _NO_CONTENT or tokens.tags[at] in FINITE:
        # "A fire that officials said was caused by …" reports no clause of its own.
        return None
    return at


def _after_object(tokens: Tokens, verb: int, at: int, last: int) -> int:
    """The first token after whom a verb like "told" tells."""
    for index in range(at, min(last, at + 8)):
        if tokens.heads[index] == verb and tokens.deps[index] in _OBJECTS:
            return index + 1
    phrase = phrase_after(tokens, at, last)
    return phrase[1] if phrase else at


def _governs_clause(tokens: Tokens, report: Report, last: int) -> bool:
    """Whether a finite clause hangs on the report; only the commonest verbs need no proof."""
    word = tokens.lower[report.first]
    for at in range(report.last, last):
        if tokens.heads[at] == report.first and tokens.deps[at] in _COMPLEMENTS:
            if tokens.subject_of(at) is not None:
                return True
            break
    return word in CLAUSE_VERBS and any(tokens.tags[i] in FINITE for i in range(report.last, last))


def _has_verb(tokens: Tokens, first: int, last: int) -> bool:
    return any(tag.startswith("VB") or tag == "MD" for tag in tokens.tags[first:last])


def _clause(tokens: Tokens, first: int, last: int) -> Span | None:
    end = last
    while last > first and tokens.words[last - 1] in _CLOSERS:
        last -= 1
    while first < last and tokens.words[first] in _CLOSERS:
        first += 1
    if last - first < _CLAUSE_LEAST:
        return None
    if tokens.words[first:last].count('"') % 2 and '"' in tokens.words[last:end]:
        # A word in marks ends the clause: its closing mark is no stray one.
        last = tokens.words.index('"', last) + 1
    return tokens.span(first, last)
