"""Interviews without labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.blocks import paragraphs
from reader.analysis.confidence import SURE
from reader.analysis.interviews import unlabelled_turns
from tests.analysis.conftest import Analyse

INTRODUCTION = "Maria Keane runs the ferry. The Herald spoke with Maria Keane on the quay."
TALK = (
    "How long is the crossing?\n\nI need ten minutes in good weather.\n\n"
    "In winter it takes longer.\n\n"
    "What do you do when it storms?\n\nThen my brother and I stay home.\n\n"
    "Will you stop one day?\n\nI will not.\n\nThe ferry runs until May."
)


def found(text: str) -> list[tuple[str, bool | None]]:
    blocks = [block.span for block in paragraphs(text)]
    return [(turn.words.of(text), turn.asks) for turn in unlabelled_turns(text, blocks).values()]


def test_questions_are_followed_by_answers_of_whom_the_introduction_names(
    analyse: Analyse,
) -> None:
    text = f"{INTRODUCTION}\n\n{TALK}"
    analysis = analyse(text)
    said = [(q.span.of(text), q.speaker) for q in analysis.quotes]
    assert said == [
        ("How long is the crossing?", None),
        ("I need ten minutes in good weather.", 0),
        ("In winter it takes longer.", 0),
        ("What do you do when it storms?", None),
        ("Then my brother and I stay home.", 0),
        ("Will you stop one day?", None),
        ("I will not.", 0),
    ]
    assert analysis.speakers[0].name == "Maria Keane"
    assert all(q.confidence >= SURE for q in analysis.quotes if q.speaker is not None)
    assert len(analysis.utterances()) == 6


def test_an_answer_may_quote_others_and_the_last_need_not_speak_of_itself() -> None:
    text = (
        f"{INTRODUCTION}\n\nIs “The Long Crossing” about her?\n\nMy son says “no,” I say yes.\n\n"
        "Who taught you?\n\nMy father told me, “Watch the gulls.”\n\n"
        "Do you read?\n\nI have no time.\n\nWhat is for dinner?\n\nSoup."
    )
    assert [words for words, asks in found(text) if asks is False] == [
        "My son says “no,” I say yes.",
        "My father told me, “Watch the gulls.”",
        "I have no time.",
        "Soup.",
    ]


def test_answers_are_nobodys_without_an_introduction(analyse: Analyse) -> None:
    text = f"A ferry has to go.\n\n{TALK}\n\nWho comes next?\n\nMy son may. I hope so."
    analysis = analyse(text)
    assert len(analysis.quotes) >= 8
    assert {q.speaker for q in analysis.quotes} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "",
        TALK,
        "A ferry has to go.\n\n" + TALK,
        "Answers.\n\nWhat is it?\n\nA ferry.\n\nIs it old?\n\nIt is.\n\nIs it safe?\n\nIt is.",
        "The Herald spoke with Ann Low.\n\nWho pays?\n\n“I do,” she said.\n\nWho else?\n\n“I do "
        "not know,” she said.\n\nWhy?\n\n“I cannot say,” she said.",
        "Is it safe?\n\nI think so.",
    ],
)
def test_other_texts_with_questions_are_no_interviews(text: str) -> None:
    assert found(text) == []


@given(st.lists(st.sampled_from(["Why?", "I do.", "He said.", "“No.”", "spoke with Ann", "?"])))
def test_turns_are_whole_blocks_and_in_order(pieces: list[str]) -> None:
    text = "\n\n".join(pieces)
    blocks = [block.span for block in paragraphs(text)]
    numbers = list(unlabelled_turns(text, blocks))
    assert numbers == sorted(set(numbers))
    assert all(turn.words == blocks[n] for n, turn in unlabelled_turns(text, blocks).items())
