"""Paragraphs broken at every link."""

from hypothesis import given
from hypothesis import strategies as st

from reader.sources.plain.lines import split
from reader.sources.plain.pieces import join_pieces
from tests.sources.plain.helpers import read

TITLE = "Harrow Bay council votes to reopen old ferry line"
BROKEN = """Harrow Bay council votes to reopen old ferry line
By
Ada Quill
and
Tom Marsh
The town council of
Harrow Bay
voted on Friday to reopen the old ferry line, which has been closed since the
storms
, and has found the money for it.
Ada Quill
’s committee had asked three times for the repairs of the landing stage that the town calls
Old Oak
, she said, (and of
the other one
) before the council found time for it."""
FIRST = (
    "The town council of Harrow Bay voted on Friday to reopen the old ferry line, which has been "
    "closed since the storms, and has found the money for it."
)
SECOND = (
    "Ada Quill’s committee had asked three times for the repairs of the landing stage that the "
    "town calls Old Oak, she said, (and of the other one) before the council found time for it."
)


def test_the_pieces_of_a_paragraph_are_joined() -> None:
    article = read(BROKEN)
    assert article.text == "\n\n".join([TITLE, "By Ada Quill and Tom Marsh", FIRST, SECOND])


def test_a_joined_line_keeps_the_numbers_of_its_first_and_last_piece() -> None:
    lines = join_pieces(split(BROKEN))
    at = lines.texts.index(FIRST)
    assert (lines.firsts[at], lines.lasts[at]) == (6, 10)


def test_a_text_none_of_whose_lines_is_a_piece_is_left_alone() -> None:
    verse = "The tide went out\nand took with it\nthe boats, the nets\nand all the crew"
    lines = split(verse)
    assert join_pieces(lines) is lines


def test_blank_lines_part_paragraphs() -> None:
    lines = split("One of\n\n, two\n\n’s boats\n\nsailed")
    assert join_pieces(lines).texts == lines.texts


@given(st.lists(st.text("ab.,’ )(\nT", max_size=12), max_size=12))
def test_no_letter_is_lost(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    joined = join_pieces(split(text))
    assert "".join("".join(joined.texts).split()) == "".join(text.split())
    assert all(a <= b for a, b in zip(joined.firsts, joined.lasts, strict=True))
