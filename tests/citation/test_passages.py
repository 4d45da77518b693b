import pytest

from reader.citation import Passage
from reader.citation.passages import (
    Quoting,
    block_end,
    lines_over,
    paragraphs,
    run_in,
    without_stop,
    words_at_least,
)
from reader.model import QuoteKind

QUOTING = Quoting()


def test_pieces_are_joined_by_an_ellipsis_in_place_of_the_cue() -> None:
    one = Passage(("“The harbour,”", "“is closed.”"), QuoteKind.DIRECT)
    assert paragraphs(one, QUOTING) == ("The harbour . . . is closed.",)
    two = Passage(("“We think so.”", "“But we wait.”"), QuoteKind.DIRECT)
    assert paragraphs(two, QUOTING) == ("We think so. . . . But we wait.",)


def test_paragraphs_of_a_quotation_open_with_marks_that_go() -> None:
    passage = Passage(("“The lamp is trimmed.\n\n“I have left\nthe key.”",), QuoteKind.DIRECT)
    assert paragraphs(passage, QUOTING) == ("The lamp is trimmed.", "I have left the key.")


def test_the_articles_own_words_keep_their_marks() -> None:
    assert paragraphs(Passage(("“Wait,” he said",)), QUOTING) == ("“Wait,” he said",)
    assert run_in("“Wait,” he said", QUOTING) == "“‘Wait,’ he said”"


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("Wait,", "Wait"),
        ("Wait.", "Wait"),
        ("Wait?", "Wait?"),
        ("in the U.S.", "in the U.S."),
        ("and so …", "and so …"),
        ("and so. . . .", "and so. . . ."),
        ("Wait —", "Wait"),
    ],
)
def test_the_stop_that_belonged_to_the_sentence_is_left_off(words: str, bare: str) -> None:
    assert without_stop(words) == bare


def test_marks_within_turn_and_the_stop_goes_inside() -> None:
    assert run_in("He said “no,”", QUOTING, end=".") == "“He said ‘no.’”"
    assert run_in("Who pays?", QUOTING, end=".") == "“Who pays?”"
    assert run_in("He said “no”", Quoting(single=True), end=",") == "‘He said “no”’,"


def test_a_block_ends_with_a_stop() -> None:
    assert block_end("So it is,") == "So it is."
    assert block_end("Is it?") == "Is it?"


def test_long_quotations_and_several_paragraphs_are_blocks() -> None:
    forty = words_at_least(40)
    assert not forty((" ".join(["word"] * 39),))
    assert forty((" ".join(["word"] * 40),))
    assert forty(("one", "two"))
    assert lines_over(4)(("x" * 353,)) and not lines_over(4)(("x" * 352,))
