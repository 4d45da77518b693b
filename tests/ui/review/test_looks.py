"""How what needs a look is shown. Change these on purpose only, after looking at each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.lists.looks import NARROW, USUAL, WIDE, Compare, looks
from tests.ui.review.material import troubled


def test_changed_words_on_a_usual_screen(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, troubled(tmp_path), USUAL, "exclamation_mark", "j", "j")


def test_a_conflict_on_a_wide_light_screen(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, troubled(tmp_path), WIDE, "exclamation_mark", theme="paper")


def test_changed_words_in_forty_columns(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, troubled(tmp_path), NARROW, "exclamation_mark", "j", "j")


def test_changed_words_without_colours(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert looks(snap_compare, troubled(tmp_path), USUAL, "exclamation_mark", "j", "j")


def test_the_card_of_a_quote_that_was_edited(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, troubled(tmp_path), USUAL, "J", "enter")


def test_details_in_forty_columns(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, troubled(tmp_path), NARROW, "i", theme="paper")
