"""What stands on the terminal is not written again."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.geometry import Region
from textual.strip import Strip

from reader.ui.style.standing import Standing
from tests.ui.sample import SampleWorkspace, on_screen

WIDTH = 4


def _written(standing: Standing, update: LayoutUpdate | ChopsUpdate) -> str:
    lessened: object = standing.lessen(update)
    assert isinstance(lessened, CompositorUpdate)
    return lessened.render_segments(Console())


def _screen(*rows: str) -> LayoutUpdate:
    # However Textual cuts a row up, it is the same row.
    cut: list[Iterable[Strip]] = [
        [Strip([Segment(row[:at])]), Strip([Segment(row[at:])])] for at, row in enumerate(rows)
    ]
    return LayoutUpdate(cut, Region(0, 0, WIDTH, len(rows)))


def _part(row: int, start: int, text: str) -> ChopsUpdate:
    end = start + len(text)
    chops: list[dict[int, Strip | None]] = [{0: None, start: None} for _ in range(row + 1)]
    chops[row] = {0: None if start else Strip([Segment(text)]), start: Strip([Segment(text)])}
    ends = [[start, end] if start else [end] for _ in chops]
    return ChopsUpdate(chops, [(row, start, end)], ends)


def test_only_rows_that_are_new_are_written() -> None:
    standing = Standing()
    assert _written(standing, _screen("aaaa", "bbbb")) == "\x1b[1;1Haaaa\x1b[2;1Hbbbb"
    assert _written(standing, _screen("aaaa", "bbbb")) == ""
    assert _written(standing, _screen("aaaa", "cccc")) == "\x1b[2;1Hcccc"
    assert _written(standing, _part(1, 0, "cccc")) == ""
    assert _written(standing, _part(1, 0, "dddd")) == "\x1b[2;1Hdddd"


def test_a_row_of_which_a_part_was_written_is_written_again_as_a_whole() -> None:
    standing = Standing()
    _written(standing, _screen("aaaa", "bbbb"))
    assert _written(standing, _part(1, 2, "xx")) == "\x1b[2;3Hxx"
    assert _written(standing, _screen("aaaa", "bbbb")) == "\x1b[2;1Hbbbb"


def test_after_the_terminal_was_somebody_elses_all_is_written() -> None:
    standing = Standing()
    _written(standing, _screen("aaaa"))
    standing.forget()
    assert _written(standing, _screen("aaaa")) == "\x1b[1;1Haaaa"


async def test_nothing_is_written_past_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    updates: list[object] = []
    monkeypatch.setattr(App, "_display", lambda app, screen, update: updates.append(update))
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("j", "a")
    assert any(isinstance(update, CompositorUpdate) for update in updates)
    assert not any(isinstance(update, LayoutUpdate | ChopsUpdate) for update in updates)


@pytest.mark.parametrize("before", ["", "L"])
async def test_a_key_draws_all_again_on_the_page_and_in_lists(before: str, tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*before)
        reader.app._standing._rows[0] = "what another program has written over"
        await reader.press("ctrl+l")
        assert not reader.app._standing._rows
