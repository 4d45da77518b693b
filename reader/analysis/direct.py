"""Quotations in marks: which stretches are speech, and which report stands beside each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.analysis.cues import Cue
from reader.analysis.evidence import Evidence
from reader.analysis.labels import Group, group_of
from reader.analysis.marks import Marked
from reader.analysis.mentions import Mention, MentionKind, mention
from reader.analysis.phrases import FAR, phrase_around, phrase_before
from reader.analysis.reports import Form, Report
from reader.analysis.speech import is_speech, look_of
from reader.analysis.statements import Statement
from reader.analysis.tokens import DASHES, SUBJECTS, Tokens
from reader.model import QuoteKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked stretch, its tokens, and where the gaps around it begin and end."""

    marked: Marked
    first: int
    last: int
    before: int
    after: int


_BETWEEN = frozenset((",", ":", "RB", "CC", "''", "``", ".", "HYPH", "NFP", "RP"))
_PARTS_CLAUSES = frozenset((",", "and", "but", "while", ";", "as", "though", "although", "when"))
_COMMAS = DASHES | {",", ":"}


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
        previous = result[-1] if result else None
        look = look_of(tokens, text, stretch.marked, (stretch.first, stretch.last), report)
        if look is None or not is_speech(look, how):
            continue
        statement = Statement(
            stretch.marked.span, _kind(tokens, text, stretch, report, how), how=how
        )
        statement.unfinished = not stretch.marked.closed
        if report is not None:
            statement.mention = report.mention
            statement.cue = tokens.span(report.first, report.last)
        else:
            _from_colon(tokens, text, stretch, statement)
            _from_signature(tokens, text, stretch, statement)
            _from_subject(tokens, text, stretch, statement)
        _link(tokens, text, statement, stretch, previous)
        result.append(statement)
    return result


def _beside(
    tokens: Tokens, text: str, stretch: Stretch, reported: Sequence[Report]
) -> tuple[Report | None, Evidence]:
    """The report that governs the stretch: right after it, else before it in its sentence, else
    at the end of its sentence."""
    after = _report_after(tokens, text, stretch, reported)
    if after is not None:
        return after, Evidence.AFTER
    before = _report_before(tokens, stretch, reported)
    if before is not None:
        return before, Evidence.BEFORE
    later = _report_later(tokens, text, stretch, reported)
    if later is not None:
        return later, Evidence.LATER
    return None, Evidence.NOTHING


def _last_sign(text: str, marked: Marked) -> str:
    """The last character between the marks."""
    inside = marked.inside(text)
    return text[inside.end - 1] if inside.size else ""


def _report_after(
    tokens: Tokens, text: str, stretch: Stretch, reported: Sequence[Report]
) -> Report | None:
    low = stretch.last
    if low >= stretch.after or _sentence_is_over(tokens, text, stretch):
        return None
    for report in reported:
        if report.first < low or report.form in (Form.PARTICIPLE, Form.INFINITIVE):
            continue
        if report.first >= stretch.after or report.first - low > FAR:
            return None
        if report.begins < low or _ends_sentence(tokens, low, report.first):
            return None
        if report.strength is Cue.THINK:
            continue
        touches = all(tag in _BETWEEN for tag in tokens.tags[low : report.begins])
        return report if touches else None
    return None


def _sentence_is_over(tokens: Tokens, text: str, stretch: Stretch) -> bool:
    comma = tokens.words[stretch.last] in _COMMAS
    capital = tokens.words[stretch.last][:1].isupper()
    return _last_sign(text, stretch.marked) in (".", "…") and capital and not comma


def _ends_sentence(tokens: Tokens, low: int, high: int) -> bool:
    return any(tokens.words[i] in (".", "!", "?", ";") for i in range(low, high))


def _report_before(tokens: Tokens, stretch: Stretch, reported: Sequence[Report]) -> Report | None:
    """The last report before the stretch in its sentence; one of a mind only if it is alone."""
    start, _ = tokens.sentence_of(stretch.first)
    best: Report | None = None
    for report in reported:
        if report.first >= stretch.first:
            break
        if report.first < start or _ends_sentence(tokens, report.last, stretch.first):
            continue
        if _looks_back(tokens, report, stretch):
            continue
        if best is None or _outranks(tokens, report, best):
            best = report
    return best


def _looks_back(tokens: Tokens, report: Report, stretch: Stretch) -> bool:
    """Whether a report, like "…, said Maxwell", is of what stood before it."""
    if not report.inverted or report.form is not Form.FINITE or report.according:
        return False
    if report.ends > stretch.first:
        return True
    return report.begins > 0 and tokens.words[report.begins - 1] in (",", '"', "''", "”")


def _outranks(tokens: Tokens, report: Report, best: Report) -> bool:
    """Whether `report` and not the earlier `best` governs what follows both. "Rubio said he would
    ask for …" is Rubio's; "Rubio said no, but she replied …" is hers."""
    if report.strength < best.strength or report.form is Form.PASSIVE:
        return False
    if best.strength is Cue.SAY and tokens.tags[report.first - 1] == "MD":
        # "Lee said that Seoul would respond “firmly”": Seoul has said nothing yet.
        return False
    inside = report.mention.kind is MentionKind.PRONOUN and report.source != best.source
    if inside and best.strength is Cue.SAY:
        return report.begins > 0 and tokens.lower[report.begins - 1] in _PARTS_CLAUSES
    return True


def _report_later(
    tokens: Tokens, text: str, stretch: Stretch, reported: Sequence[Report]
) -> Report | None:
    """A report that ends the sentence the stretch stands in: "the 'best' of plans, he said."."""
    if stretch.last >= len(tokens) or _last_sign(text, stretch.marked) in (".", "!", "?"):
        return None
    _, end = tokens.sentence_of(stretch.first)
    for report in reported:
        if report.first < stretch.last or report.form is not Form.FINITE:
            continue
        if report.first >= end or report.strength is not Cue.SAY:
            return None
        if report.begins and tokens.words[report.begins - 1] in (",", '"', "''", "”"):
            return report
    return None


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
        statement.mention, statement.how = named, Evidence.LABEL


def _from_signature(tokens: Tokens, text: str, stretch: Stretch, statement: Statement) -> None:
    """A dash and a name after the marks: the speaker is the name, as under a letter."""
    at = stretch.last
    if at >= len(tokens) or tokens.words[at] not in DASHES:
        return
    for first, last, label in tokens.names:
        if first == at + 1 and group_of(label) is Group.PEOPLE:
            statement.mention, statement.how = mention(tokens, text, first, last), Evidence.LABEL


def _from_subject(tokens: Tokens, text: str, stretch: Stretch, statement: Statement) -> None:
    """Words inside a sentence that reports nothing are taken to be its subject's."""
    start, _ = tokens.sentence_of(stretch.first)
    if statement.mention is not None or start == stretch.first:
        return
    for at in range(start, stretch.first):
        if tokens.deps[at] in SUBJECTS and at >= stretch.before:
            source = mention(tokens, text, *phrase_around(tokens, at, (start, stretch.first)))
            # "Ms. Oakes hit back: “…”" says whose words come, whatever the verb.
            somebody = source.group in (None, Group.PEOPLE) and source.kind is not MentionKind.NOUN
            told = somebody and tokens.words[stretch.first - 1] == ":"
            statement.mention = source
            statement.how = Evidence.ANNOUNCED if told else Evidence.SUBJECT
            return


def _kind(
    tokens: Tokens, text: str, stretch: Stretch, report: Report | None, how: Evidence
) -> QuoteKind:
    """Mixed when the marks open inside a clause, else direct."""
    previous = tokens.words[stretch.first - 1] if stretch.first else ""
    if previous in _COMMAS or not previous:
        return QuoteKind.DIRECT
    if how is Evidence.BEFORE and report is not None and report.last == stretch.first:
        return QuoteKind.DIRECT
    inner = stretch.marked.inside(text)
    lower = inner.size > 0 and text[inner.start].islower()
    opens = stretch.first == tokens.sentence_of(stretch.first)[0]
    return QuoteKind.MIXED if lower or not opens else QuoteKind.DIRECT


def _link(
    tokens: Tokens, text: str, statement: Statement, stretch: Stretch, previous: Statement | None
) -> None:
    """Joins the second half of a broken sentence to the first, and lends it the speaker."""
    statement.continues = stretch.marked.carries
    if previous is None or previous.mention is None:
        return
    gap = text[previous.span.end : statement.span.start].strip()
    near = len(gap) < 400 and not _turns_to_another(tokens, stretch, previous.mention)
    if statement.mention is None and near:
        statement.mention, statement.cue = previous.mention, previous.cue
        statement.how = Evidence.SAME_BLOCK
    if previous.how is not Evidence.AFTER or statement.mention != previous.mention:
        return
    ended = previous.span.of(text).rstrip("\"'”’»`")[-1:] in (".", "?", "!")
    if gap.endswith((",", "—", "–", "-")) and not ended:
        statement.continues, statement.how = True, Evidence.BROKEN


def _turns_to_another(tokens: Tokens, stretch: Stretch, speaker: Mention) -> bool:
    """Whether a whole sentence between this stretch and the one before is about another person:
    “…,” said Maxwell. Keane did not hesitate. “…”"""
    start, _ = tokens.sentence_of(stretch.first)
    if start < stretch.first:
        return False
    for first, last, label in tokens.names:
        inside = stretch.before <= first and last <= stretch.first
        if not inside or group_of(label) is not Group.PEOPLE:
            continue
        begins, _ = tokens.sentence_of(first)
        subject = any(tokens.deps[at] in SUBJECTS for at in range(first, last))
        if begins >= stretch.before and subject and tokens.words[last - 1] not in speaker.text:
            return True
    return False
