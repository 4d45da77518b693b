"""Texts that nobody wrote for readers: any Unicode, any marks, any length.

What would take time that grows faster than the text would not end here within the patience of who
runs the tests.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.analysis.blocks import paragraphs
from reader.analysis.headlines import settle_headlines
from reader.analysis.interviews import unlabelled_turns
from reader.analysis.labels import Group
from reader.analysis.marks import marked_stretches
from reader.analysis.people import People
from reader.analysis.pipeline import Pipeline
from reader.analysis.reading import Reading
from reader.analysis.recurring import common_words, find_again
from reader.analysis.statements import BlockNotes, NameUse
from reader.analysis.transcripts import turns
from reader.model import Entity, Span
from tests.analysis.checking import check
from tests.analysis.conftest import Analyse

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "said", " ", " ", " ", ".", ",", "\n\n", "\n", "Maria Keane", "he",
     "she", "told", "Q: ", "A: ", "HOLLAND: ", "the mayor", "We will go", "according to", "''",
     "—", "(", ")", "who", "Mr. Keane", "Jan. 3, 2020", "$5", "…", "«", "»", ":", "\u00a0",
     "\u0301", "\u200f", "\ud800", "قال الوزير", "«نعم»", "東京", "🙂", "Why?", "I will.",
     "spoke with",
     "The Bureau of Land", "BLM", "Keane’s", "by Ann Holt", "Mrs. Holt", "\x1b[31m", "\0"]
)  # fmt: skip
EVERYTHING = tuple(HealthCheck)


@settings(max_examples=60, suppress_health_check=EVERYTHING)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_spans_are_in_order_and_inside_whatever_the_text(analyse: Analyse, text: str) -> None:
    check(analyse(text), text)


@settings(max_examples=60, suppress_health_check=EVERYTHING)
@given(st.text(max_size=200))
def test_no_unicode_is_refused(analyse: Analyse, text: str) -> None:
    check(analyse(text), text)


@settings(max_examples=30, suppress_health_check=EVERYTHING)
@given(
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(st.sampled_from(["title", "heading", "paragraph", "byline", "caption", "list_item"])),
)
def test_blocks_of_any_kind_are_read(pipeline: Pipeline, words: str, kinds: list[str]) -> None:
    text = "\n\n".join(words for _ in kinds)
    size = len(words)
    blocks = [(n * (size + 2), n * (size + 2) + size, kind) for n, kind in enumerate(kinds)]
    reading = Reading(pipeline, text, blocks)
    for window in reading.windows:
        reading.read(window)
        check(reading.part(window), text)
    check(reading.whole(), text)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 10_000,
        "“" * 2_000,
        "“a ” " * 800,
        "'a' " * 800,
        '"a b c," said he, ' * 400,
        "said " * 2_500,
        "he said that " * 800,
        "Ann Holt, " * 800,
        "according to " * 800,
        "the of " * 1_200,
        "who, who said, " * 400,
        "(" * 2_000,
        "x" * 100_000,
        "قال الوزير «نعم» اليوم. " * 500,
        "\u0301\u200f\ud800 " * 2_000,
        "Ann Holt met Tom Low. “I go,” she said.\n\n" * 200,
        "spoke with Ann Holt. " * 500 + "\n\nWhy go?\n\nI will." * 200,
        "McCOY: We go.\nTHE COURT: No.\n\n" * 200,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_pathological_texts_are_read_whole(analyse: Analyse, text: str) -> None:
    check(analyse(text), text)


@pytest.mark.parametrize(
    "text",
    ['"' * 100_000, "“a ” " * 50_000, "'a' " * 50_000, "“a\n\n" * 30_000, "6'2\" " * 30_000],
    ids=lambda text: ascii(text[:8]),
)
def test_marks_are_paired_however_many(text: str) -> None:
    last = 0
    for marked in marked_stretches(text, [block.span for block in paragraphs(text)]):
        assert last <= marked.start < marked.end <= len(text)
        last = marked.end


@pytest.mark.parametrize(
    "text",
    [
        "Q: Why is it so?\n\nA: It is.\n\n" * 20_000,
        "".join(f"Ab{n}x: we go on\n\n" for n in range(20_000)),
        "HOLT: we go\n" * 30_000,
        "Why go?\n\nI will go.\n\n" * 20_000,
        "spoke with " * 10_000 + "\n\nWhy?\n\nI do." * 5_000,
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_interviews_are_known_however_long(text: str) -> None:
    blocks = [block.span for block in paragraphs(text)]
    for number, lines in turns(text, blocks).items():
        assert all(blocks[number].contains(turn.words) for turn in lines)
    for number, turn in unlabelled_turns(text, blocks).items():
        assert blocks[number].contains(turn.words)


def test_people_are_told_apart_however_many() -> None:
    first = [f"{a}nn{b}a" for a in "ABCDEFGHIJKLMNOPQRST" for b in "abcdefghijklmnopqrst"]
    names = [f"{name} Hol{c}t" for name in first for c in "abcde"]
    blocks, uses, at = [], [], 0
    for name in names:
        use = NameUse(Span(at, at + len(name)), name, Group.PEOPLE)
        uses.append(use)
        block = BlockNotes(Span(at, at + len(name)), [Entity(use.span, "PERSON")], uses=[use])
        blocks.append(block)
        at += len(name) + 2
    text = "\n\n".join(names)
    assert len(People(uses).all) == len(names)
    common = common_words(text)
    assert len(find_again(settle_headlines(blocks, text, common), text, common)) == len(names)
