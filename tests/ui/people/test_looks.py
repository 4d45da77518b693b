"""How the speakers of the library look. Change these on purpose only, after looking at each."""

from __future__ import annotations

from pathlib import Path

from tests.ui.lists.looks import NARROW, USUAL, WIDE, Compare, looks
from tests.ui.people.material import peopled


def test_speakers_on_a_usual_screen(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, peopled(tmp_path), USUAL, "P")


def test_who_may_be_the_same_on_a_wide_light_screen(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, peopled(tmp_path), WIDE, "P", "ampersand", theme="paper")


def test_speakers_in_forty_columns(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, peopled(tmp_path), NARROW, "P", "space", "j")
