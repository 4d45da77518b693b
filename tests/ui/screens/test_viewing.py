"""How the page is looked at: its width, its spacing, nothing but the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.analysis.labels import Group
from reader.ui.page.geometry import Layout
from tests.ui.sample import Reader, SampleWorkspace, on_screen


def longest(reader: Reader) -> int:
    page = reader.desk.page
    return max(page.lines.ends[n] - page.lines.starts[n] for n in range(len(page.lines)))


async def test_plus_and_minus_change_the_width_and_keep_the_line_at_the_top(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (120, 40)) as reader:
        await reader.press("o", "o", "space")
        before, top = longest(reader), reader.desk.page.seen().start
        await reader.press("minus", "minus")
        assert reader.status.message == "Lines of 64 characters."
        assert longest(reader) <= 64 < before
        assert reader.desk.page.seen().start <= top < reader.desk.page.seen().end
        await reader.press("3", "plus")
        assert reader.status.message == "Lines of 76 characters."


async def test_lines_get_no_wider_than_the_screen(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (80, 24)) as reader:
        await reader.press("9", "plus")
        assert "no room" in reader.status.message
        await reader.press("minus")
        assert "no room" not in reader.status.message


async def test_z_leaves_nothing_but_the_text(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (160, 48)) as reader:
        assert "OUTLINE" in reader.text
        await reader.press("z", "j")
        assert "OUTLINE" not in reader.text
        assert "all keys" not in reader.text
        assert "VOA News" not in reader.lines[0]
        await reader.press("escape")
        assert "OUTLINE" in reader.text


@pytest.mark.parametrize("key", ["o", "p"])
async def test_a_panel_brings_everything_back(tmp_path: Path, key: str) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (160, 48)) as reader:
        await reader.press("z", key)
        assert "OUTLINE" in reader.text
        assert "all keys" in reader.text


async def test_lines_can_be_set_apart(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        page = reader.desk.page
        close = len(page.lines)
        texts = [page.lines.span(n) for n in range(close) if not page.lines.is_blank(n)]
        await reader.press("comma", "7")
        assert reader.status.message == "Lines set apart."
        lines = reader.desk.page.lines
        assert [lines.span(n) for n in range(len(lines)) if not lines.is_blank(n)] == texts
        assert not any(
            not lines.is_blank(n) and not lines.is_blank(n + 1) for n in range(len(lines) - 1)
        )
        await reader.press("7")
        assert len(reader.desk.page.lines) == close


async def test_the_look_of_an_article_is_remembered(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    async with on_screen(workspace, (160, 48)) as reader:
        await reader.press("minus", "minus", "comma", "7", "8", "5", "escape", "p", "p", "z")
        reader.desk.screen.keep_place()
    async with on_screen(SampleWorkspace(tmp_path), (160, 48)) as reader:
        page = reader.desk.page
        assert page.wanted == Layout(64, spaced=True, justify=True)
        assert reader.desk.session.shown[Group.DATES]
        assert "OUTLINE" not in reader.text
        await reader.press("z")
        assert "OUTLINE" in reader.text
        assert "NOTES HERE" not in reader.text
