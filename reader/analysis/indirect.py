"""Reported speech without marks: "experts said the killing could change …", "according to …"."""

from __future__ import annotations

from collections.abc import Sequence

from reader.analysis.cues import Cue
from reader.analysis.reports import Report
from reader.analysis.statements import How, Statement
from reader.analysis.tokens import Tokens
from reader.model import QuoteKind, Span

_CLOSERS = frozenset((".", "!", "?", ",", ";", ":", "-", "—", "–", "--", '"', "''"))
_CLAUSE_LEAST = 3
# Verbs whose object comes before what was said: "told reporters that …".
_TELLS = frozenset(
    "tell tells told telling assure assured assures remind reminded informed inform warn warned "
    "ask asked asks notified advised promised".split()
)
_NO_CONTENT = frozenset("in on at to for of with by about from as during after before into".split())
_OBJECT = frozenset(("NN", "NNS", "NNP", "NNPS", "DT", "PRP", "PRP$", "JJ", "CD", "POS", "HYPH"))


def indirect_statements(
    tokens: Tokens, reported: Sequence[Report], taken: Sequence[Statement]
) -> list[Statement]:
    """A statement for every report that governs a clause outside the spans of `taken`."""
    found: list[Statement] = []
    cues = {s.cue for s in taken if s.cue is not None}
    for index, report in enumerate(reported):
        if report.mention is None or report.source is None or report.strength < Cue.SAY:
            continue
        cue = tokens.span(report.first, report.last)
        if cue in cues:
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
    assert report.source is not None
    start = min(report.first, report.source[0])
    if report.according:
        before, after = (first, start), (report.source[1], last)
        return _clause(tokens, *max(before, after, key=lambda r: r[1] - r[0]))
    if start > first and tokens.words[start - 1] in (",", "—", "–", "-", "--"):
        before_it = _clause(tokens, first, start)
        if before_it is not None and _has_verb(tokens, first, start):
            ends = max(report.last, report.source[1])
            if report.inverted or ends >= last - 1 or tokens.words[ends] in (".", ",", "in", "on"):
                return before_it
    after_it = max(report.last, report.source[1] if report.inverted else report.last)
    begin = _skip_object(tokens, report, after_it, last)
    if begin is None:
        return None
    if following is not None and following.source == report.source and following.first < last:
        last = _before_and(tokens, following.first, begin)
    return _clause(tokens, begin, last) if _has_verb(tokens, begin, last) else None


def _before_and(tokens: Tokens, at: int, low: int) -> int:
    """Where the clause before "and added" ends."""
    for index in range(at - 1, max(low, at - 4), -1):
        if tokens.lower[index] in ("and", "but", ","):
            return index
    return at


def _skip_object(tokens: Tokens, report: Report, at: int, last: int) -> int | None:
    if at < last and tokens.words[at] == "," and not report.inverted:
        at += 1
    if at < last and tokens.lower[report.first] in _TELLS:
        that = next((i for i in range(at, min(last, at + 12)) if tokens.lower[i] == "that"), None)
        if that is not None:
            return that + 1
        while at < last and tokens.tags[at] in _OBJECT:
            at += 1
            if tokens.tags[at - 1] == "PRP":
                break
    if at < last and tokens.lower[at] in _NO_CONTENT:
        that = next((i for i in range(at, min(last, at + 12)) if tokens.lower[i] == "that"), None)
        return None if that is None else that + 1
    if at < last and tokens.lower[at] == "that":
        at += 1
    return at if at < last else None


def _has_verb(tokens: Tokens, first: int, last: int) -> bool:
    return any(tag.startswith("VB") or tag == "MD" for tag in tokens.tags[first:last])


def _clause(tokens: Tokens, first: int, last: int) -> Span | None:
    while last > first and tokens.words[last - 1] in _CLOSERS:
        last -= 1
    while first < last and tokens.words[first] in _CLOSERS:
        first += 1
    return tokens.span(first, last) if last - first >= _CLAUSE_LEAST else None
