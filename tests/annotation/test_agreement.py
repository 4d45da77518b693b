"""Agreement of coders, against the worked examples of Krippendorff (2011)."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.agreement import agreement


def units(*coders: str) -> list[list[str]]:
    """Coders' values as strings of one character a unit; a full stop where one is missing."""
    return [[v for v in values if v != "."] for values in zip_longest(*coders, fillvalue=".")]


def test_two_coders_and_two_values() -> None:
    found = agreement(units("0100000010", "1110010000"))
    assert found.units == 10
    assert found.percent == pytest.approx(60)
    assert found.alpha == pytest.approx(0.095, abs=0.0005)


def test_two_coders_and_several_values() -> None:
    found = agreement(units("aabbdcccedda", "babbbccceddd"))
    assert found.alpha == pytest.approx(0.692, abs=0.0005)
    assert found.percent == pytest.approx(100 * 9 / 12)


def test_four_coders_and_missing_values() -> None:
    found = agreement(units("123321412...", "1233224125.3", ".3332342251.", "12332441251."))
    assert found.units == 11
    assert found.alpha == pytest.approx(0.743, abs=0.0005)


def test_perfect_agreement_is_one_and_one_value_alone_shows_nothing() -> None:
    assert agreement(units("0110", "0110")).alpha == 1
    alike = agreement(units("0000", "0000"))
    assert (alike.percent, alike.alpha) == (100, None)


def test_without_two_coders_there_is_nothing_to_agree_on() -> None:
    found = agreement(units("0101"))
    assert (found.units, found.percent, found.alpha) == (0, None, None)
    assert agreement([]).units == 0


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=20))
def test_neither_the_order_of_coders_nor_the_names_of_values_matter(
    values: list[list[str]],
) -> None:
    found = agreement(values)
    other = agreement([[v.upper() for v in reversed(unit)] for unit in reversed(values)])
    assert other.units == found.units
    assert other.percent == (None if found.percent is None else pytest.approx(found.percent))
    assert other.alpha == (None if found.alpha is None else pytest.approx(found.alpha))
    if found.alpha is not None:
        assert found.alpha <= 1 + 1e-9
