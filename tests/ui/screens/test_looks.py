"""The reading screen as pictures: change them on purpose only, after looking at each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.sample import Reader, SampleApp, SampleWorkspace

Compare = Callable[..., bool]


def _looks(
    compare: Compare, home: Path, size: tuple[int, int], *keys: str, theme: str = ""
) -> bool:
    app = SampleApp(SampleWorkspace(home), theme=theme)

    async def before(pilot: Pilot[Exception | None]) -> None:
        reader = Reader(app, pilot)
        await reader.quiet()
        for key in keys:
            await reader.press(key)

    return compare(app, terminal_size=size, run_before=before)


_TO_A_NOTE = ("right_square_bracket", "s", "s", "a", *"hm", "enter", "l", "h", "s")


def test_a_quote_with_a_note_in_eighty_columns(snap_compare: Compare, tmp_path: Path) -> None:
    assert _looks(snap_compare, tmp_path, (80, 24), *_TO_A_NOTE)


def test_a_light_page_with_its_outline_while_searching(
    snap_compare: Compare, tmp_path: Path
) -> None:
    keys = ("slash", *"Iran", "enter")
    assert _looks(snap_compare, tmp_path, (120, 40), *keys, theme="paper")


def test_both_panels_beside_a_wide_page(snap_compare: Compare, tmp_path: Path) -> None:
    assert _looks(snap_compare, tmp_path, (160, 48), *_TO_A_NOTE)


def test_forty_columns(snap_compare: Compare, tmp_path: Path) -> None:
    assert _looks(snap_compare, tmp_path, (40, 24), "right_square_bracket", "s")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_without_colours_text_styles_tell_the_layers_apart(
    snap_compare: Compare,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert _looks(snap_compare, tmp_path, size, "right_square_bracket", "H", "s", "s")
