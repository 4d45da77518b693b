from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from reader.ui.lines import cut, fold_words, spread


def test_words_are_folded_at_spaces() -> None:
    folded = fold_words("director of the adversary analytics program", 16, 9)
    assert folded == ["director of the", "adversary", "analytics", "program"]


def test_more_than_the_most_lines_end_in_an_ellipsis() -> None:
    assert fold_words("one two three four", 9, 1) == ["one two…"]


def test_line_ends_of_the_text_stay() -> None:
    assert fold_words("first\nsecond line", 40, 9) == ["first", "second line"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert fold_words("abcdefgh", 3, 9) == ["abc", "def", "gh"]


def test_wide_characters_count_two_cells() -> None:
    assert fold_words("世界和平", 4, 9) == ["世界", "和平"]
    assert cut("世界和平", 5) == "世界…"


def test_what_does_not_fit_is_cut_from_the_left_part() -> None:
    assert spread(Content("David Maxwell"), Content("12"), 12).plain == "David Ma… 12"
    assert spread(Content("Top"), Content("6 ¶"), 10).plain == "Top    6 ¶"


@given(st.text(), st.integers(2, 30), st.integers(1, 5))
def test_folded_lines_fit_and_keep_the_letters(text: str, width: int, most: int) -> None:
    lines = fold_words(text, width, most)
    assert len(lines) <= most
    assert all(cell_len(line) <= width for line in lines)
    whole = fold_words(text, width, 10_000)
    assert "".join("".join(whole).split()) == "".join(text.split())
