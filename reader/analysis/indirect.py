"""Reported speech without marks: "experts said the killing could change …", "according to …"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.cues import CLAUSE_VERBS, Cue
from reader.analysis.how import How
from reader.analysis.reports import Form, Report
from reader.analysis.statements import Statement
from reader.analysis.tokens import Tokens
from reader.model import QuoteKind, Span

_CLOSERS = frozenset((".", "!", "?", ",", ";", ":", "-", "—", "–", "--", '"', "''"))
_BREAKS = frozenset((",", "—", "–", "-", "--"))
_CLAUSE_LEAST = 3
# Verbs whose object comes before what was said: "told reporters that …".
_TELLS = frozenset(
    "tell tells told telling assure assured assures remind reminded informed inform warn warned "
    "notified advised promised".split()
)
_NO_CONTENT = frozenset("in on at to for of with by about from as during after before into".split())
_OBJECT = frozenset(("NN", "NNS", "NNP", "NNPS", "DT", "PRP", "PRP$", "JJ", "CD", "POS", "HYPH"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
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
        following = reported[index + 1] if index + 1 < len(reported) else None
        span = _content(tokens, report, following)
        if span is None or any(span.overlaps(s.span) for s in (*taken, *found)):
            continue
        how = How.AFTER if report.inverted else How.BEFORE
        found.append(Statement(span, QuoteKind.INDIRECT, report.mention, cue, how))
    return found


def _content(tokens: Tokens, report: Report, following: Report | None) -> Span | None:
    first, last = tokens.sentence_of(report.first)
    if report.according:
        before = _clause(tokens, first, report.begins)
        after = _clause(tokens, report.ends, last)
        return max((before, after), key=lambda span: span.size if span else 0)
    looking_back = _looking_back(tokens, report, first, last)
    if looking_back is not None:
        return looking_back
    begin = _begin(tokens, report, last)
    if begin is None:
        return None
    if following is not None and following.source == report.source and following.first < last:
        last = _before_and(tokens, following.first, begin)
    return _clause(tokens, begin, last) if _has_verb(tokens, begin, last) else None


def _looking_back(tokens: Tokens, report: Report, first: int, last: int) -> Span | None:
    """For "…, said Maxwell": the clause before the comma."""
    start = report.begins
    if start <= first or tokens.words[start - 1] not in _BREAKS or report.form is not Form.FINITE:
        return None
    if not _has_verb(tokens, first, start):
        return None
    ends = report.ends
    closes = ends >= last or tokens.words[ends] in _CLOSERS or tokens.lower[ends] in _NO_CONTENT
    return _clause(tokens, first, start) if report.inverted or closes else None


def _before_and(tokens: Tokens, at: int, low: int) -> int:
    """Where the clause before "and added" ends."""
    for index in range(at - 1, max(low, at - 4), -1):
        if tokens.lower[index] in ("and", "but", ","):
            return index
    return at


def _begin(tokens: Tokens, report: Report, last: int) -> int | None:
    """The first token of the clause that the report looks forward to."""
    at = report.ends
    that = next((i for i in range(at, min(last, at + 14)) if tokens.lower[i] == "that"), None)
    if that is not None and tokens.tags[that] == "IN":
        return that + 1
    if not _governs_clause(tokens, report, last):
        return None
    if at < last and tokens.lower[report.first] in _TELLS:
        while at < last and tokens.tags[at] in _OBJECT:
            at += 1
            if tokens.tags[at - 1] == "PRP":
                break
    if at < last and tokens.words[at] == ":":
        at += 1
    if at >= last or tokens.lower[at] in _NO_CONTENT:
        return None
    return at


def _governs_clause(tokens: Tokens, report: Report, last: int) -> bool:
    """Whether a finite clause hangs on the report; only the commonest verbs need no proof."""
    word = tokens.lower[report.first]
    for at in range(report.last, last):
        if tokens.heads[at] == report.first and tokens.deps[at] in _COMPLEMENTS:
            return any(tokens.tags[i] in _FINITE for i in range(report.last, min(last, at + 8)))
    return word in CLAUSE_VERBS and any(tokens.tags[i] in _FINITE for i in range(report.last, last))


def _has_verb(tokens: Tokens, first: int, last: int) -> bool:
    return any(tag.startswith("VB") or tag == "MD" for tag in tokens.tags[first:last])


def _clause(tokens: Tokens, first: int, last: int) -> Span | None:
    while last > first and tokens.words[last - 1] in _CLOSERS:
        last -= 1
    while first < last and tokens.words[first] in _CLOSERS:
        first += 1
    return tokens.span(first, last) if last - first >= _CLAUSE_LEAST else None
