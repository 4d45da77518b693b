from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model import Speaker
from reader.ui.article.initials import UNKNOWN, initials


def marks(*names: str) -> list[str]:
    return initials([Speaker(name) for name in names])


def test_people_get_the_letters_of_first_and_last_name() -> None:
    assert marks("David Maxwell", "Mark Esper", "Ken Gause") == ["DM", "ME", "KG"]


def test_bodies_and_single_names_get_two_letters_of_their_word() -> None:
    assert marks("experts", "The Pentagon", "Trump") == ["Ex", "Pe", "Tr"]


def test_titles_and_suffixes_do_not_count() -> None:
    assert marks("Dr. Jane O'Neil Jr.", "President Donald Trump") == ["JO", "DT"]


def test_a_family_name_that_stands_first_counts() -> None:
    known_as_kim = Speaker("Kim Jong Un", names=("Kim Jong Un", "Kim"))
    assert initials([known_as_kim]) == ["KJ"]
    assert marks("Martha van Dyke") == ["MD"]


def test_the_same_initials_are_told_apart_and_the_first_keeps_its_own() -> None:
    assert marks("David Maxwell", "Daniel Morris", "Dora Moss") == ["DM", "Do", "Ds"]


def test_a_wide_letter_fills_both_cells() -> None:
    assert marks("金正恩") == ["金"]
    assert marks("金正恩", "金正恩") == ["金", "A0"]


def test_a_name_without_letters_is_marked_as_unknown_but_not_as_the_unknown_one() -> None:
    assert marks("—", "") == ["?0", "?1"]


@given(st.lists(st.text(max_size=12), max_size=20), st.text(max_size=12))
def test_initials_fill_two_cells_are_unique_and_stay_when_more_are_found(
    names: list[str], more: str
) -> None:
    found = marks(*names)
    assert all(cell_len(mark) == 2 for mark in found)
    assert len(set(found)) == len(found)
    assert UNKNOWN not in found
    assert marks(*names, more)[: len(found)] == found
