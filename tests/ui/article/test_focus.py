"""The focus: always on screen, and back where it was."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.ui.article.focus import Focus, FocusKind, Jumps, after_scroll, sentence_focus
from reader.ui.article.movement import SentenceFinder
from tests.ui.sample import article

_END = len(article().text)


@given(st.integers(0, _END - 1), st.integers(0, _END - 1), st.integers(400, 2500))
def test_after_scrolling_the_focus_is_on_screen(focus: int, top: int, size: int) -> None:
    finder = SentenceFinder(article())
    seen = Span(top, min(top + size, _END))
    before = sentence_focus(finder.at(focus))
    after = after_scroll(before, seen, finder)
    assert after.span.overlaps(seen) or not any(True for _ in finder.forward(top))
    whole = [s for s in finder.forward(seen.start) if seen.contains(s)]
    if whole and before.span.size < seen.size:
        assert seen.contains(after.span)
    if seen.contains(before.span):
        assert after == before


def test_the_nearest_sentence_takes_over_at_the_side_the_focus_left() -> None:
    finder = SentenceFinder(article())
    seen = Span(1000, 2000)
    inside = [s for s in finder.forward(seen.start) if seen.contains(s)]
    above, below = sentence_focus(finder.at(0)), sentence_focus(finder.at(_END - 1))
    assert after_scroll(above, seen, finder).span == inside[0]
    assert after_scroll(below, seen, finder).span == inside[-1]


def test_a_focus_longer_than_the_screen_stays_while_part_of_it_is_seen() -> None:
    finder = SentenceFinder(article())
    focus = Focus(FocusKind.QUOTE, (Span(500, 3000),), 0)
    assert after_scroll(focus, Span(1000, 1500), finder) == focus
    assert after_scroll(focus, Span(3100, 3600), finder) != focus


def test_two_apostrophes_lead_back_and_forth() -> None:
    jumps = Jumps()
    assert jumps.swap((5, 0)) is None
    jumps.leave((1, 0))
    assert jumps.swap((9, 2)) == (1, 0)
    assert jumps.swap((1, 0)) == (9, 2)


def test_older_places_come_one_by_one() -> None:
    jumps = Jumps()
    for place in ((1, 0), (2, 0), (3, 0)):
        jumps.leave(place)
    assert [jumps.back((3, 0)), jumps.back((2, 0)), jumps.back((1, 0))] == [(2, 0), (1, 0), None]
