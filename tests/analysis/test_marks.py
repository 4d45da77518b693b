from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.blocks import paragraphs
from reader.analysis.marks import Marked, marked_stretches

MARKS = "“”\"‘’'«»„`"


def stretches(text: str) -> list[Marked]:
    return marked_stretches(text, [block.span for block in paragraphs(text)])


def words(text: str) -> list[str]:
    return [marked.span.of(text) for marked in stretches(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"We won," she said. "At last."', ['"We won,"', '"At last."']),
        ("“We won,” she said.", ["“We won,”"]),
        ("«We won,» she said.", ["«We won,»"]),
        ("»We won,« she said.", ["»We won,«"]),
        ("„We won,“ she said.", ["„We won,“"]),
        ("''We won,'' she said.", ["''We won,''"]),
        ("``We won,'' she said.", ["``We won,''"]),
        ("‘We won,’ she said. ‘At last we won.’", ["‘We won,’", "‘At last we won.’"]),
        ("'We won,' she said. 'At last we won.'", ["'We won,'", "'At last we won.'"]),
    ],
)
def test_marks_of_every_house_pair(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_quotations_in_quotations_belong_to_the_outer_one() -> None:
    assert words("“He said ‘no’ to me,” she said.") == ["“He said ‘no’ to me,”"]
    assert words("“He said “no” to me,” she said.") == ["“He said “no” to me,”"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' tools weren't theirs, and the boss's son didn't mind.",
        "Rock 'n' roll of the '60s and '70s, 'twas said.",
        'He is 6\'2" tall and owns a 40" screen.',
        "The girls’ school and the Joneses’ car.",
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert words(text) == []


def test_inches_inside_a_quotation_do_not_end_it() -> None:
    text = 'She said, "The 40" screen is too big for us," and left.'
    assert words(text) == ['"The 40" screen is too big for us,"']


def test_a_quotation_over_several_paragraphs_is_one_chain() -> None:
    text = "“It rained.\n\n“It rained again.\n\n“Then it stopped,” said Ann Holt."
    found = stretches(text)
    assert [m.span.of(text) for m in found] == [
        "“It rained.",
        "“It rained again.",
        "“Then it stopped,”",
    ]
    assert [m.carries for m in found] == [False, True, True]
    assert [m.closed for m in found] == [False, False, True]


def test_an_unclosed_mark_ends_with_its_paragraph() -> None:
    text = "She said: “We are closed today.\n\nNobody came."
    assert words(text) == ["“We are closed today."]


def test_a_mark_without_an_opening_takes_its_sentence() -> None:
    assert words("It was cold. We are closed today,” she said.") == ["We are closed today,”"]


def test_a_forgotten_closing_mark_ends_at_the_next_opening() -> None:
    text = "“We are closed today. “Come back tomorrow,” she said."
    assert words(text) == ["“We are closed today.", "“Come back tomorrow,”"]


def test_marks_turned_the_wrong_way_still_pair() -> None:
    assert words("”We won,“ she said.") == ["”We won,“"]
    assert words("“We won,“ she said.") == ["“We won,“"]


def test_single_marks_beside_double_ones_are_told_apart() -> None:
    text = "The so-called ‘red list’ grew. “It is long,” she said. “Too long,” he said."
    assert [m.single for m in stretches(text)] == [True, False, False]


def test_the_words_inside_are_without_marks() -> None:
    text = "“ We won, ” she said."
    assert stretches(text)[0].inside(text).of(text) == "We won,"


@given(st.text(alphabet=MARKS + "aB .,!?\n6-—", max_size=300))
def test_stretches_are_ordered_apart_and_inside_their_blocks(text: str) -> None:
    blocks = [block.span for block in paragraphs(text)]
    last = 0
    for marked in marked_stretches(text, blocks):
        assert last <= marked.start < marked.end
        assert blocks[marked.block].contains(marked.span)
        assert marked.span.contains(marked.inside(text))
        last = marked.end


@given(st.text(max_size=200))
def test_no_text_is_refused(text: str) -> None:
    stretches(text)
