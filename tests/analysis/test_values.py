from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.values import values
from reader.model import Span


@pytest.mark.parametrize(
    ("text", "label", "found"),
    [
        ("It opened on Friday, Jan. 3, 2020, at last.", "DATE", ["Friday, Jan. 3, 2020"]),
        ("On 3 January 2020 it rained.", "DATE", ["3 January 2020"]),
        ("In March 2019 and in 2021.", "DATE", ["March 2019", "2021"]),
        ("Since the 1990s, and again last week.", "DATE", ["the 1990s", "last week"]),
        ("They may march in May.", "DATE", ["May"]),
        ("It cost $2.5 billion, or €300,000.", "MONEY", ["$2.5 billion", "€300,000"]),
        ("About 20 million euros and US$5.", "MONEY", ["20 million euros", "US$5"]),
        ("Up 4.5 percent, 12% or 3 per cent.", "PERCENT", ["4.5 percent", "12%", "3 per cent"]),
        ("It is 300 square kilometres and 5 to 6 miles.", "QUANTITY",
         ["300 square kilometres", "5 to 6 miles"]),
    ],
)  # fmt: skip
def test_values_are_found_whole(text: str, label: str, found: list[str]) -> None:
    entities = values(text, Span(0, len(text)))
    assert [e.span.of(text) for e in entities if e.label == label] == found


@pytest.mark.parametrize("text", ["Room 2020b is shut.", "It sold 1,999 copies.", "Call 555-2019."])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert not values(text, Span(0, len(text)))


@given(st.text(alphabet="0123456789 $%.,-toMay JanmileUS\n", max_size=120))
def test_values_are_ordered_and_apart(text: str) -> None:
    last = 0
    for entity in values(text, Span(0, len(text))):
        assert last <= entity.span.start < entity.span.end <= len(text)
        last = entity.span.end
