"""Interviews whose questions bear no label: paragraphs that ask, each followed by an answer.

Without labels only the article's own words can tell who answers, so the text must look like an
interview throughout: several questions, answers in the first person, and no reported speech.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.analysis.transcripts import Turn
from reader.model import Span

# What an introduction says of whom it will let speak.
TALKS = re.compile(
    r"\b(?:(?:spoke|speaks|talked|talks|sat down|chatted|chats|caught up|conversation|interviews?|"
    r"q\s?&\s?a|questions) (?:with|to|for)|interviewed|(?:answers?|answered) (?:our|some|readers|"
    r"your|my|a few) )",
    re.I,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e)\b")
_MARKS = re.compile(r"[\"“”«»]")
_LONGEST_QUESTION = 500
_LEAST = 3
_LEAST_UNTOLD = 4


def unlabelled_turns(text: str, blocks: Sequence[Span]) -> dict[int, Turn]:
    """The questions and answers of an interview without labels, by the number of their block; none
    unless the text is one.

    Answers are nobody's (as questions are) when no introduction says that somebody was talked to.
    """
    asked = [n for n, block in enumerate(blocks) if n and _is_question(text, block)]
    if not asked:
        return {}
    answers = {
        n: _answer(text, blocks, n, following)
        for n, following in zip(asked, [*asked[1:], None], strict=True)
    }
    asked = [n for n in asked if answers[n]]
    told = bool(asked) and TALKS.search(text, 0, blocks[asked[0]].start) is not None
    given = [answers[n] for n in asked]
    if len(asked) < _LEAST or not _looks_like_one(text, blocks, given, told):
        return {}
    if not told and len(asked) < _LEAST_UNTOLD:
        return {}
    found: dict[int, Turn] = {}
    for number in asked:
        found[number] = _turn(blocks[number], blocks[number], asks=True)
        for place, answer in enumerate(answers[number]):
            found[answer] = _turn(blocks[answer], blocks[number], not told, goes_on=place > 0)
    return found


def _turn(words: Span, question: Span, asks: bool, *, goes_on: bool = False) -> Turn:
    return Turn("", Span(question.start, question.start), words, asks, goes_on=goes_on)


def _is_question(text: str, block: Span) -> bool:
    last = text[block.start : block.end].rstrip()[-1:]
    speech = _MARKS.match(text, block.start) is not None
    return last == "?" and block.size <= _LONGEST_QUESTION and not speech


def _marked(text: str, block: Span) -> bool:
    return _MARKS.search(text, block.start, block.end) is not None


def _answer(text: str, blocks: Sequence[Span], question: int, following: int | None) -> list[int]:
    """The blocks between a question and the one `following`; after the last one the next block,
    and more only as long as somebody speaks of themselves."""
    if following is not None:
        return list(range(question + 1, following))
    found = [question + 1] if question + 1 < len(blocks) else []
    for number in range(question + 2, len(blocks)):
        if not _FIRST_PERSON.search(text, blocks[number].start, blocks[number].end):
            break
        found.append(number)
    return found


def _looks_like_one(
    text: str, blocks: Sequence[Span], answers: Sequence[Sequence[int]], told: bool
) -> bool:
    """Whether most answers speak of "I", and few hold marks, as a report's paragraphs do; half may
    where somebody is `told` to have been talked to, who may quote others."""
    spoken = sum(
        any(_FIRST_PERSON.search(text, blocks[n].start, blocks[n].end) for n in answer)
        for answer in answers
    )
    every = [n for answer in answers for n in answer]
    marked = sum(_marked(text, blocks[n]) for n in every)
    return 2 * spoken > len(answers) and (2 if told else 5) * marked <= len(every)
