"""The difference of words: whole words, both texts kept, marks no difference."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.text.difference import Piece, difference
from reader.text.fold import fold_marks

WORDS = st.lists(
    st.sampled_from(["the", "ferry", "boat", "“no”", "—", "won’t", "40,000", "\n"]), max_size=25
).map(" ".join)


def shown(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.fate, piece.text) for piece in difference(old, new)]


def test_a_changed_word_is_shown_whole_with_what_took_its_place() -> None:
    assert shown("the night ferry runs", "the day ferry runs") == [
        ("same", "the "),
        ("gone", "night"),
        ("new", "day"),
        ("same", " ferry runs"),
    ]


def test_words_added_and_taken_away() -> None:
    assert shown("it runs", "it no longer runs") == [
        ("same", "it "),
        ("new", "no longer "),
        ("same", "runs"),
    ]
    assert shown("it runs again today", "it runs today") == [
        ("same", "it runs "),
        ("gone", "again "),
        ("same", "today"),
    ]


def test_a_changed_phrase_is_one_piece() -> None:
    assert shown("we lose 40,000 dollars", "we lose ninety thousand euros") == [
        ("same", "we lose "),
        ("gone", "40,000 dollars"),
        ("new", "ninety thousand euros"),
    ]


def test_other_marks_and_line_ends_are_no_difference() -> None:
    assert difference('"It won\'t run"', "“It won’t\nrun”") == (Piece("“It won’t\nrun”", "same"),)


def test_nothing_and_something() -> None:
    assert difference("", "") == ()
    assert shown("", "new words") == [("new", "new words")]
    assert shown("old words", "") == [("gone", "old words")]


def test_a_very_long_change_is_one_piece_and_soon_done() -> None:
    old = " ".join(f"a{number}" for number in range(30_000))
    new = " ".join(f"b{number}" for number in range(30_000))
    assert shown(f"same {old} end", f"same {new} end") == [
        ("same", "same "),
        ("gone", old),
        ("new", new),
        ("same", " end"),
    ]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_pieces(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(p.text for p in pieces if p.fate != "gone") == new
    before = "".join(p.text for p in pieces if p.fate != "new")
    assert " ".join(fold_marks(before).split()) == " ".join(fold_marks(old).split())
    assert all(one.fate != other.fate for one, other in pairwise(pieces))
