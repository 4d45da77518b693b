"""Themes are tried on before they are kept; the user's own style sheet lies over ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.sample import SampleWorkspace, on_screen


async def test_a_theme_is_seen_before_it_is_kept(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    async with on_screen(workspace) as reader:
        before = reader.app.theme
        await reader.press("comma", "9")
        await reader.press("j")
        tried = reader.app.theme
        assert tried != before
        await reader.press("escape")
        assert reader.app.theme == before
        await reader.press("comma", "9", "j", "enter")
        assert reader.app.theme == tried
    assert workspace.state.get("theme") == tried


async def test_all_our_themes_come_first(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (80, 30)) as reader:
        await reader.press("comma", "9")
        places = [reader.text.index(name) for name in ("contrast", "ink", "paper", "sepia")]
        assert places == sorted(places)


async def test_a_style_sheet_of_the_users_own_is_laid_over_ours(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    sheet = workspace.folders.style_sheet
    sheet.parent.mkdir(parents=True)
    sheet.write_text("TitleLine { height: 3; }\nHints { display: none; }\n")
    async with on_screen(workspace) as reader:
        assert reader.app.reading.title_line.size.height == 3
        assert reader.status.message == ""
        await reader.press("i")
        assert "esc close" not in reader.text


@pytest.mark.parametrize(
    ("css", "told"),
    [
        ("TitleLine {\n  height: 3;\n  colour: red;\n}\n", "line 3"),
        ("TitleLine {\n  height: 3;\n", "line"),
        ("TitleLine { color: $no-such-variable; }", "line 1"),
    ],
)
async def test_a_style_sheet_that_is_wrong_is_left_out_with_its_line(
    tmp_path: Path, css: str, told: str
) -> None:
    workspace = SampleWorkspace(tmp_path)
    sheet = workspace.folders.style_sheet
    sheet.parent.mkdir(parents=True)
    sheet.write_text(css)
    async with on_screen(workspace, (200, 30)) as reader:
        assert reader.app.reading.title_line.size.height == 1
        assert "is left out" in reader.desk.messages.log[0]
        assert told in reader.desk.messages.log[0]


async def test_a_style_sheet_that_is_no_text_is_left_out(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    sheet = workspace.folders.style_sheet
    sheet.parent.mkdir(parents=True)
    sheet.write_bytes(b"\xff\xfe\x00")
    async with on_screen(workspace, (200, 30)) as reader:
        assert "cannot be read" in reader.desk.messages.log[0]
