"""A number typed before a key."""

from __future__ import annotations

from reader.ui.screens.count import Count


def test_a_number_is_taken_once_and_zero_begins_none() -> None:
    count = Count()
    assert not count.feed("0") and not count.feed("x") and not count.feed(None)
    assert count.feed("1") and count.feed("0")
    assert count.text == "10"
    assert count.take() == 10
    assert count.take() is None


def test_a_number_that_never_ends_stays_small() -> None:
    count = Count()
    for _ in range(50):
        count.feed("9")
    assert count.take() == 99_999
