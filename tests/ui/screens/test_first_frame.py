"""No frame shows what the next one moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App
from textual.screen import Screen

from reader.ui.page.geometry import geometry
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.rows import RowList
from tests.ui.sample import SampleWorkspace, on_screen


@pytest.mark.parametrize("width", [80, 160])
async def test_the_text_fits_its_place_in_every_frame(
    width: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[tuple[int, int, int]] = []

    def look(app: App[object], screen: object, update: object) -> None:
        if isinstance(screen, ReadingScreen) and screen.is_open and update is not None:
            page = screen.page
            shape = geometry(page.size.width, page._paragraphs, page.wanted.measure)
            frames.append((page.size.width, page.lines.width, shape.text))

    monkeypatch.setattr(App, "_display", look)
    async with on_screen(SampleWorkspace(tmp_path), size=(width, 30)) as reader:
        assert len({page for page, _, _ in frames}) == 1, "the page grows or shrinks"
        await reader.press("z", "z")
        await reader.pilot.resize_terminal(70, 24)
        await reader.quiet()
    assert {page for page, _, _ in frames} >= {width, 70}
    assert all(wrapped == fitting for _, wrapped, fitting in frames), frames


async def test_a_list_comes_with_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[tuple[int, int]] = []

    def look(app: App[object], screen: Screen[object], update: object) -> None:
        for rows in screen.query(RowList):
            if update is not None and rows.size:
                frames.append((rows._width, rows.scrollable_content_region.width))

    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        monkeypatch.setattr(App, "_display", look)
        await reader.press("question_mark", "escape", "comma", "escape")
    assert frames and all(measured == there for measured, there in frames), frames
