from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.blocks import paragraphs
from reader.analysis.transcripts import turns


def found(text: str) -> list[tuple[str, str, bool | None]]:
    blocks = [block.span for block in paragraphs(text)]
    return [(t.name, t.words.of(text), t.asks) for t in turns(text, blocks).values()]


def test_labels_that_come_back_make_a_transcript() -> None:
    text = "Mr. Holland: Yes.\n\nAnn Low (the clerk): Why?\n\nMr. Holland: Because.\n\nAnn Low: Ah."
    assert found(text) == [
        ("Mr. Holland", "Yes.", None),
        ("Ann Low", "Why?", None),
        ("Mr. Holland", "Because.", None),
        ("Ann Low", "Ah.", None),
    ]


def test_questions_and_answers() -> None:
    assert found("Q: Why?\n\nA: Why not?\n\nQ. No\n\nQ: So?") == [
        ("Q", "Why?", True),
        ("A", "Why not?", False),
        ("Q", "So?", True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note: this was shortened.\n\nNote: again.\n\nNote: and again.",
        "Holland: 547.\n\nLow: 46.\n\nHolland: 12.\n\nLow: 9.",
        "One thing: it rained.\n\nTwo things: it poured.",
        "HOLLAND: “It will hold.”\n\nHOLLAND: “It will.”\n\nHOLLAND: “Yes.”",
        "When: Monday.\n\nWhere: the hall.\n\nWhen: at noon.",
    ],
)
def test_other_lines_with_colons_are_no_turns(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="QA:. \nHolland“”1", max_size=200))
def test_words_are_inside_their_block(text: str) -> None:
    blocks = [block.span for block in paragraphs(text)]
    for number, turn in turns(text, blocks).items():
        assert blocks[number].contains(turn.words)
        assert blocks[number].contains(turn.label)
        assert turn.words.size
