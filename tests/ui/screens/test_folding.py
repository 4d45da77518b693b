"""Panels on wide and narrow screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.sample import Reader, SampleWorkspace, on_screen


def _open(reader: Reader) -> tuple[bool, bool]:
    screen = reader.app.reading
    return screen.query_one("#side").has_class("-open"), screen.query_one("#notes").has_class(
        "-open"
    )


@pytest.mark.parametrize(
    ("width", "open_at_first"),
    [(40, (False, False)), (80, (False, False)), (120, (True, False)), (160, (True, True))],
)
async def test_panels_are_open_where_there_is_room(
    tmp_path: Path, width: int, open_at_first: tuple[bool, bool]
) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (width, 30)) as reader:
        assert _open(reader) == open_at_first


async def test_o_opens_and_enters_the_outline_over_a_narrow_text_and_closes_it(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        width = reader.desk.page.size.width
        await reader.press("o")
        assert reader.app.reading.query_one("#side").has_focus_within
        assert "US attention" in reader.text
        assert reader.desk.page.size.width == width
        await reader.press("o")
        assert _open(reader) == (False, False)
        assert reader.desk.page.has_focus


async def test_enter_on_a_section_goes_there_and_gives_the_keys_back(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("o", "j", "enter")
        assert reader.status.place[0] == "US attention"
        assert reader.desk.page.has_focus


async def test_a_speaker_picked_in_the_panel_is_what_s_goes_through(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (120, 40)) as reader:
        await reader.press("o", "slash")
        await reader.type("gause")
        await reader.press("enter", "enter")
        assert reader.status.speaker == "Ken Gause 1/2"
        await reader.press("s")
        assert reader.focused.startswith("“Trump, more so")


async def test_tab_goes_round_the_open_panels_and_escape_to_the_text(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (160, 40)) as reader:
        screen = reader.app.reading
        await reader.press("tab")
        assert screen.query_one("#side").has_focus_within
        await reader.press("tab")
        assert screen.query_one("#notes").has_focus_within
        await reader.press("tab")
        assert screen.page.has_focus
        await reader.press("shift+tab", "escape")
        assert screen.page.has_focus
        assert _open(reader) == (True, True)


async def test_a_note_chosen_in_its_panel_is_gone_to(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (160, 40)) as reader:
        await reader.press("9", "right_parenthesis", "H", "g", "p", "enter")
        assert reader.status.focus.startswith("note 1/1")


async def test_kinds_of_names_are_turned_on_and_off(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        before = len(reader.desk.session.entities)
        await reader.press("comma", "3")
        assert len(reader.desk.session.entities) < before
        assert reader.status.message == "Places not shown."
        await reader.press("j", "j", "space")
        assert reader.status.message == "Dates shown."
        assert "■ Dates" in reader.text
