"""Dates as people read them."""

from __future__ import annotations

from reader.text.dates import show_date


def test_dates_are_shown_as_far_as_they_are_known() -> None:
    assert show_date("2020-01-03") == "Jan 3, 2020"
    assert show_date("2020-01") == "Jan 2020"
    assert show_date("2020") == "2020"
    assert show_date(None) == show_date("soon") == ""
