from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.blocks import paragraphs
from reader.analysis.transcripts import turns


def found(text: str) -> list[tuple[str, str, bool | None]]:
    blocks = [block.span for block in paragraphs(text)]
    lines = turns(text, blocks).values()
    return [(t.name, t.words.of(text), t.asks) for line in lines for t in line]


def test_labels_that_come_back_make_a_transcript() -> None:
    text = "Mr. Holland: Yes.\n\nAnn Low (the clerk): Why?\n\nMr. Holland: Because.\n\nAnn Low: Ah."
    assert found(text) == [
        ("Mr. Holland", "Yes.", None),
        ("Ann Low", "Why?", None),
        ("Mr. Holland", "Because.", None),
        ("Ann Low", "Ah.", None),
    ]


def test_questions_and_answers() -> None:
    assert found("Q: Why?\n\nA: Why not?\n\nQ. No\n\nQuestion: So?") == [
        ("Q", "Why?", True),
        ("A", "Why not?", False),
        ("Q", "No", True),
        ("Question", "So?", True),
    ]


def test_what_has_no_label_goes_on_with_the_turn_before_it() -> None:
    text = (
        "Q: Why?\n\nA: Because.\n\nI was cold.\n\n(LAUGHTER)\n\nQ: And?\n\nA: I left.\n\nHe lives."
    )
    blocks = [block.span for block in paragraphs(text)]
    every = [turn for line in turns(text, blocks).values() for turn in line]
    assert [(t.words.of(text), t.goes_on) for t in every] == [
        ("Why?", False),
        ("Because.", False),
        ("I was cold.", True),
        ("And?", False),
        ("I left.", False),
    ]


def test_lines_of_one_block_are_turns_of_their_own() -> None:
    text = "They sat.\n\nMR. HOLT: You saw it?\nTHE WITNESS: I did.\nAll of it.\nMR. HOLT: When?"
    assert found(text) == [
        ("MR. HOLT", "You saw it?", None),
        ("THE WITNESS", "I did.\nAll of it.", None),
        ("MR. HOLT", "When?", None),
    ]


@pytest.mark.parametrize(
    ("label", "name", "role", "named"),
    [
        ("JOHN SMITH, HOST", "JOHN SMITH", "HOST", True),
        ("SMITH [laughing]", "SMITH", "", True),
        (">> SMITH", "SMITH", "", True),
        ("[00:12:03] SMITH", "SMITH", "", True),
        ("SPEAKER 2", "SPEAKER 2", "", False),
        ("UNIDENTIFIED MALE", "UNIDENTIFIED MALE", "", False),
        ("THE COURT", "THE COURT", "", False),
        ("McCOY", "McCOY", "", True),
    ],
)
def test_labels_say_who_speaks(label: str, name: str, role: str, named: bool) -> None:
    text = "\n\n".join(f"{label}: It is day {n} of it." for n in range(3))
    blocks = [block.span for block in paragraphs(text)]
    (first, *_) = turns(text, blocks)[0]
    assert (first.name, first.role, first.named) == (name, role, named)
    assert first.label.of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Note: this was shortened.\n\nNote: again.\n\nNote: and again.",
        "Holland: 547.\n\nLow: 46.\n\nHolland: 12.\n\nLow: 9.",
        "One thing: it rained.\n\nTwo things: it poured.",
        "HOLLAND: “It will hold.”\n\nHOLLAND: “It will.”\n\nHOLLAND: “Yes.”",
        "When: Monday.\n\nWhere: the hall.\n\nWhen: at noon.",
        "Place: High Street.\n\nMood: Quiet.\n\nPlace: The quay.\n\nMood: Loud.",
        "A. Smith wrote first.\n\nA. Jones wrote next.\n\nA. Brown never wrote.",
    ],
)
def test_other_lines_with_colons_are_no_turns(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="QA:. \nHolland“”1", max_size=200))
def test_words_are_inside_their_block(text: str) -> None:
    blocks = [block.span for block in paragraphs(text)]
    for number, line in turns(text, blocks).items():
        for turn in line:
            assert blocks[number].contains(turn.words)
            assert turn.goes_on or blocks[number].contains(turn.label)
            assert turn.words.size


def test_a_label_in_full_comes_back_as_the_last_name() -> None:
    text = (
        "GOVERNOR DELIA MONTEZ: Good afternoon.\n\nWe have lost two hundred homes.\n\n"
        "CHIEF ROB HANLEY: Winds are the story today.\n\n"
        "QUESTION: Will the line hold?\n\nHANLEY: I am confident.\n\n"
        "QUESTION: What do you need?\n\nMONTEZ: Rain."
    )
    assert found(text)[:2] == [
        ("GOVERNOR DELIA MONTEZ", "Good afternoon.", None),
        ("GOVERNOR DELIA MONTEZ", "We have lost two hundred homes.", None),
    ]


def test_a_headline_that_names_who_speaks_below_is_no_label() -> None:
    text = (
        "Mayor Montez: Town ‘will rebuild’\n\nShe spoke on the radio on Sunday.\n\n"
        "ROB HANLEY: What now?\n\nMONTEZ: We rebuild.\n\nHANLEY: When?\n\nMONTEZ: Now."
    )
    assert [name for name, _, _ in found(text)] == ["ROB HANLEY", "MONTEZ", "HANLEY", "MONTEZ"]
