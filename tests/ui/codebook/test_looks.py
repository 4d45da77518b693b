"""How the codebook looks. Change these on purpose only, after looking at each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.codebook.test_screen import filled
from tests.ui.lists.looks import NARROW, USUAL, WIDE, Compare, looks


def test_the_codebook_on_a_usual_screen(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, filled(tmp_path), USUAL, "T", "j")


def test_the_codebook_on_a_wide_light_screen(snap_compare: Compare, tmp_path: Path) -> None:
    keys = ("T", "G", "space", "s")
    assert looks(snap_compare, filled(tmp_path), WIDE, *keys, theme="paper")


def test_the_colours_to_choose_from(snap_compare: Compare, tmp_path: Path) -> None:
    assert looks(snap_compare, filled(tmp_path), NARROW, "T", "c")


def test_the_codebook_without_colours(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert looks(snap_compare, filled(tmp_path), USUAL, "T", "j")
