"""Which names may be the same person's, and which are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.names import acronym, as_acronym, last_name, perhaps_same, words_of

SAME = {
    ("D. Orrin", "Dana Orrin"): "the same last name and initial",
    ("Bill Tarn", "William Tarn"): "Bill and William are forms of one name",
    ("HBO", "Harbour Board of Ostrava"): "HBO may stand for Harbour Board of Ostrava",
    ("U.N.", "United Nations"): "U.N. may stand for United Nations",
    ("Park Min-su", "Park Min Su"): "the same name, written another way",
    ("Mr. Orrin", "Orrin"): "the same name, written another way",
    ("Dr. Dana Orrin", "Dana Orrin"): "the same name, written another way",
    ("Qassem Taheri", "Qasem Taheri"): "spelt almost alike",
    ("Alexandr Kowalenko", "Alexander Kovalenko"): "spelt almost alike",
    ("Northport Ferries Ltd.", "Northport Ferries"): "the same name, with its legal form",
    ("John F. Brandt", "John Brandt"): "the same first and last name",
    ("Mara Ellis Jr.", "Mara Ellis"): "the same name, written another way",
}
OTHERS = [
    ("Dana Orrin", "Robert Orrin"),
    ("Orrin", "Dana Orrin"),
    ("Anna Lund", "Anne Lund"),
    ("Peter Brook", "Petra Brook"),
    ("D. Orrin", "Mara Orrin"),
    ("HBO", "Harbour Council"),
    ("Northport", "Southport"),
    ("Dana Orrin", "Dana Orrin"),
    ("", "Orrin"),
    ("…", "—"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_may_be_of_one_say_why(one: str, other: str) -> None:
    assert perhaps_same(one, other) == SAME[one, other]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_names_that_tell_people_apart_do_not(one: str, other: str) -> None:
    assert perhaps_same(one, other) is None


def test_parts_of_names() -> None:
    assert words_of("Gov. Dana O’Neill-Orrin, Jr.") == ["dana", "o'neill", "orrin"]
    assert words_of("President") == ["president"]
    assert last_name("Sir Dana Orrin III") == "orrin"
    assert last_name("?") == ""
    assert acronym("Office of the Harbour Master") == "ohm"
    assert acronym("officials") == ""
    assert as_acronym("N.H.B.") == "nhb"
    assert as_acronym("Orrin") == ""


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_two_names_can_be_compared_either_way_round(one: str, other: str) -> None:
    assert (perhaps_same(one, other) is None) == (perhaps_same(other, one) is None)
