"""Approximate matching agrees with the textbook, slowly computed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from reader.annotation.approximate import best_matches, fewest_errors

WORDS = st.text("abc ", max_size=14)


@given(pattern=st.text("abc ", min_size=1, max_size=8), text=WORDS)
def test_the_fewest_errors_are_those_of_the_nearest_piece_of_the_text(
    pattern: str, text: str
) -> None:
    pieces = [text[i:j] for i in range(len(text) + 1) for j in range(i, len(text) + 1)]
    nearest = min(Levenshtein.distance(pattern, piece) for piece in pieces)
    assert fewest_errors(pattern, text) == nearest


@given(pattern=st.text("abc ", min_size=1, max_size=8), text=WORDS, limit=st.integers(0, 8))
def test_matches_have_the_errors_they_say(pattern: str, text: str, limit: int) -> None:
    matches = best_matches(pattern, text, limit)
    for match in matches:
        assert Levenshtein.distance(pattern, text[match.start : match.end]) == match.errors
        assert match.errors <= limit
    if text:
        assert bool(matches) == (fewest_errors(pattern, text) <= limit)


def test_a_pattern_longer_than_a_machine_word_is_found() -> None:
    pattern = "the quick brown fox jumps over the lazy dog " * 5
    text = "before " + pattern.replace("quick", "slow") + " after"
    (match, *_) = best_matches(pattern, text, 60)
    assert text[match.start : match.end] == pattern.replace("quick", "slow")
