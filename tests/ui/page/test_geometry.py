"""The page's columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.ui.page.geometry import geometry


@given(st.integers(12, 400), st.integers(0, 30_000), st.integers(30, 120))
def test_the_parts_fit_the_width(width: int, paragraphs: int, measure: int) -> None:
    shape = geometry(width, paragraphs, measure)
    assert shape.left >= 0
    assert shape.left + shape.margin + shape.text + shape.numbers <= width
    assert 8 <= shape.text <= measure


def test_eighty_columns_hold_a_full_line_with_margin_and_numbers() -> None:
    shape = geometry(80, 19)
    assert (shape.left, shape.margin) == (0, 6)
    assert shape.text >= 68


def test_a_wide_page_keeps_its_measure_in_the_middle() -> None:
    shape = geometry(160, 19)
    assert shape.text == 72
    right = 160 - shape.left - shape.margin - shape.text - shape.numbers
    assert abs(shape.left - right) <= 1
