"""Quotations in marks: which stretches are speech, and which report stands beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.cues import Cue
from reader.analysis.marks import Marked
from reader.analysis.mentions import MentionKind, mention, phrase_before
from reader.analysis.reports import Report
from reader.analysis.speech import is_speech
from reader.analysis.statements import How, Statement
from reader.analysis.tokens import Tokens
from reader.model import QuoteKind, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch with its tokens, and those of the gaps before and after it."""

    marked: Marked
    first: int
    last: int
    before: int
    after: int


def stretches(tokens: Tokens, marked: Sequence[Marked]) -> list[Stretch]:
    """`marked` of one block laid on its tokens."""
    ranges = [tokens.range(m.span) for m in marked]
    edges = [0, *(last for _, last in ranges)]
    nexts = [*(first for first, _ in ranges[1:]), len(tokens)]
    return [
        Stretch(m, first, last, edges[i], nexts[i])
        for i, (m, (first, last)) in enumerate(zip(marked, ranges, strict=True))
    ]


def gaps(tokens: Tokens, found: Sequence[Stretch]) -> list[tuple[int, int]]:
    """The token ranges outside all stretches."""
    starts = [0, *(s.last for s in found)]
    ends = [*(s.first for s in found), len(tokens)]
    return [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]


def quotations(
    tokens: Tokens, text: str, found: Sequence[Stretch], reported: Sequence[Report]
) -> list[Statement]:
    """A statement for every stretch that is speech, in order."""
    result: list[Statement] = []
    for stretch in found:
        report, how = _beside(tokens, text, stretch, reported)
        if not is_speech(tokens, text, stretch.marked, (stretch.first, stretch.last), report, how):
            continue
        statement = Statement(
            stretch.marked.span, _kind(tokens, text, stretch, report, how), how=how
        )
        if report is not None:
            statement.mention = report.mention
            statement.cue = tokens.span(report.first, report.last)
        elif how is How.NOTHING:
            _from_colon(tokens, text, stretch, statement)
        _link(text, tokens, statement, stretch, result[-1] if result else None)
        result.append(statement)
    return result


def _beside(
    tokens: Tokens, text: str, stretch: Stretch, reported: Sequence[Report]
) -> tuple[Report | None, How]:
    """The report that belongs to the stretch: right after it, else before it in its sentence."""
    after = _report_after(tokens, text, stretch, reported)
    if after is not None:
        return after, How.AFTER
    before = _report_before(tokens, stretch, reported)
    if before is not None:
        return before, How.BEFORE
    return None, How.NOTHING


def _last_sign(text: str, marked: Marked) -> str:
    inside = marked.inside(text)
    return text[inside.end - 1] if inside.size else ""


def _report_after(
    tokens: Tokens, text: str, stretch: Stretch, reported: Sequence[Report]
) -> Report | None:
    low = stretch.last
    if low >= stretch.after:
        return None
    sign = _last_sign(text, stretch.marked)
    comma = tokens.words[low] in (",", "-", "—", "–", "--")
    if sign == "." and not comma and tokens.words[low][:1].isupper():
        return None
    for report in reported:
        if report.first < low or report.source is None:
            continue
        if report.first >= stretch.after or report.first - low > 30:
            return None
        if _ends_sentence(tokens, low, report.first):
            return None
        if not _touches(tokens, low, report):
            return None
        return report
    return None


def _touches(tokens: Tokens, low: int, report: Report) -> bool:
    """Whether nothing but the source, adverbs and commas stands between mark and report."""
    source = report.source
    assert source is not None
    start = min(source[0], report.first) if source[0] >= low else report.first
    between = tokens.tags[low:start]
    return all(
        tag in (",", ":", "RB", "CC", "''", "``", ".", "HYPH", "NFP", "RP") for tag in between
    )


def _ends_sentence(tokens: Tokens, low: int, high: int) -> bool:
    return any(tokens.words[i] in (".", "!", "?", ";") for i in range(low, high))


def _report_before(tokens: Tokens, stretch: Stretch, reported: Sequence[Report]) -> Report | None:
    low = stretch.before
    best: Report | None = None
    for report in reported:
        if report.first >= stretch.first:
            break
        if report.first < low or _ends_sentence(tokens, report.last, stretch.first):
            continue
        if report.source is None:
            continue
        if best is None or report.strength >= Cue.NAME or best.strength == Cue.THINK:
            best = report
    return best


def _from_colon(tokens: Tokens, text: str, stretch: Stretch, statement: Statement) -> None:
    """A name and a colon before the marks: the speaker is the name."""
    at = stretch.first - 1
    if at <= stretch.before or tokens.words[at] != ":":
        return
    phrase = phrase_before(tokens, at, stretch.before)
    if phrase is None:
        return
    named = mention(tokens, text, *phrase)
    if named.kind is MentionKind.NAME:
        statement.mention, statement.how = named, How.LABEL


def _kind(
    tokens: Tokens, text: str, stretch: Stretch, report: Report | None, how: How
) -> QuoteKind:
    """Mixed when the marks open inside a clause that the report governs, else direct."""
    if how is not How.BEFORE or report is None:
        begins = stretch.first == 0 or stretch.first == stretch.before
        inner = stretch.marked.inside(text)
        lower = inner.size > 0 and text[inner.start].islower()
        return QuoteKind.MIXED if lower and not begins else QuoteKind.DIRECT
    previous = tokens.words[stretch.first - 1] if stretch.first else ""
    if previous in (",", ":", "—", "-", "–") or stretch.first == report.last:
        return QuoteKind.DIRECT
    return QuoteKind.MIXED


def _link(
    text: str, tokens: Tokens, statement: Statement, stretch: Stretch, previous: Statement | None
) -> None:
    """Joins the second half of a broken sentence to the first, and lends it the speaker."""
    if stretch.marked.carries:
        statement.continues = True
    if previous is None or previous.how in (How.NOTHING, How.SUBJECT):
        return
    gap = Span(previous.span.end, statement.span.start)
    words = gap.of(text).strip()
    if statement.how is How.AFTER and words:
        return
    same_report = statement.cue is not None and statement.cue == previous.cue
    if same_report or (statement.how is How.NOTHING and len(words) < 400):
        if statement.how is How.NOTHING:
            statement.mention, statement.cue = previous.mention, previous.cue
            statement.how = How.SAME_BLOCK
        ended = _last_sign(text, stretch.marked) and text[previous.span.end - 2] in ".?!"
        broken = words.endswith((",", "—", "–", "-")) and not ended
        if broken and previous.how is How.AFTER:
            statement.continues, statement.how = True, How.BROKEN
