"""Approximate matching agrees with the textbook, slowly computed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from reader.annotation.approximate import best_matches, errors_at_end

WORDS = st.text("abc ", max_size=14)


def nearest(pattern: str, pieces: list[str]) -> int:
    return min(Levenshtein.distance(pattern, piece) for piece in pieces)


@given(pattern=st.text("abc ", min_size=1, max_size=8), text=WORDS)
def test_the_errors_at_the_end_are_those_of_the_nearest_piece_that_ends_there(
    pattern: str, text: str
) -> None:
    assert errors_at_end(pattern, text) == nearest(
        pattern, [text[at:] for at in range(len(text) + 1)]
    )


@given(pattern=st.text("abc ", min_size=1, max_size=8), text=WORDS, limit=st.integers(0, 8))
def test_matches_have_the_errors_they_say(pattern: str, text: str, limit: int) -> None:
    matches = best_matches(pattern, text, limit)
    for match in matches:
        assert Levenshtein.distance(pattern, text[match.start : match.end]) == match.errors
        assert match.errors <= limit
    if text:
        pieces = [text[i:j] for i in range(len(text) + 1) for j in range(i, len(text) + 1)]
        assert bool(matches) == (nearest(pattern, pieces) <= limit)


def test_a_pattern_longer_than_a_machine_word_is_found() -> None:
    pattern = "the quick brown fox jumps over the lazy dog " * 5
    text = "before " + pattern.replace("quick", "slow") + " after"
    (match, *_) = best_matches(pattern, text, 60)
    assert text[match.start : match.end] == pattern.replace("quick", "slow")
