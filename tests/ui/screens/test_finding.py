"""Searching the text on screen."""

from __future__ import annotations

from pathlib import Path

from reader.ui.article.focus import FocusKind
from reader.ui.widgets.prompt import Prompt
from tests.ui.sample import SampleWorkspace, on_screen


async def test_matches_are_shown_while_typing_and_stepped_through(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("slash")
        await reader.type("iran's")
        assert reader.desk.focus.kind is FocusKind.HIT
        assert reader.focused in ("Iran’s", "Iran's")
        total = len(reader.desk.session.hits)
        assert total == 4
        await reader.press("enter", "n")
        assert reader.status.focus == f"match 2/{total} · iran's"
        await reader.press("N", "N")
        assert reader.status.focus == f"match {total}/{total} · iran's"
        assert "goes on from the end" in reader.status.message


async def test_the_page_keeps_its_size_while_a_search_is_typed(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        before, first = reader.desk.page.size, reader.lines[1]
        await reader.press("slash", "U")
        assert reader.desk.page.size == before
        assert reader.lines[1] == first
        assert reader.lines[-1].startswith(" /U")


async def test_escape_goes_back_to_where_the_search_began(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis")
        before = reader.desk.focus
        await reader.press("slash")
        await reader.type("Pentagon")
        assert reader.desk.page.top > 0
        await reader.press("escape")
        assert (reader.desk.page.top, reader.desk.focus) == (0, before)
        assert len(reader.desk.session.hits) == 0


async def test_escape_after_a_search_leaves_its_marks_and_n_brings_them_back(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("slash")
        await reader.type("missile")
        await reader.press("enter", "escape")
        assert len(reader.desk.session.hits) == 0
        assert "missile" in reader.focused
        await reader.press("g", "n")
        assert reader.focused == "missile"


async def test_no_match_is_said_and_moves_nothing(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("slash")
        await reader.type("zebra")
        await reader.press("enter")
        assert "No matches" in reader.status.message
        assert reader.desk.page.top == 0


async def test_earlier_searches_are_recalled(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("slash")
        await reader.type("Hanoi")
        await reader.press("enter", "slash", "up", "enter")
        assert reader.focused == "Hanoi"
        await reader.press("apostrophe", "apostrophe")
        assert reader.desk.page.seen().contains(reader.desk.focus.span)
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("slash")
        await reader.type("mis")
        await reader.press("up", "down")
        assert reader.app.screen.query_one(Prompt).input.value == "mis"
        await reader.press("up", "enter")
        assert reader.focused == "Hanoi"


async def test_letters_typed_into_the_search_are_no_keys(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("slash", "q", "H", "5", "j")
        assert reader.app.reading.query_one(Prompt).input.value == "qH5j"
        assert reader.desk.workspace.marks(reader.desk.session.article) == ()
