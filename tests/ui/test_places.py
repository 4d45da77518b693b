"""From articles to lists and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation import StoreError
from reader.ui.screens.reading import ReadingScreen
from tests.ui.lists.corpus import library, lists_on_screen


async def test_leaving_an_article_asks_while_something_in_it_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, first = library(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise StoreError("NOT SAVED — the disk is full.")

    async with lists_on_screen(workspace, first, "L", "enter") as lists:
        monkeypatch.setattr(workspace.store.annotations, "add", full)
        await lists.press("H", "q")
        assert "the disk is full" in lists.text
        await lists.press("n")
        assert isinstance(lists.app.screen, ReadingScreen)
        await lists.press("L", "y")
        assert lists.top.list_name == "library"
        assert len(lists.app.screen_stack) == 2


async def test_the_next_article_is_not_opened_over_what_is_not_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, first = library(tmp_path)
    workspace.state.put("library.sort", "title")

    def full(*_: object, **__: object) -> None:
        raise StoreError("NOT SAVED — the disk is full.")

    async with lists_on_screen(workspace, first, "L", "g", "enter") as lists:
        monkeypatch.setattr(workspace.store.annotations, "add", full)
        opened = lists.app.reading
        await lists.press("H", "greater_than_sign", "n")
        assert lists.app.reading is opened
        await lists.press("greater_than_sign", "y")
        assert lists.app.reading is not opened


async def test_a_note_made_in_an_article_is_in_the_lists_when_one_comes_back(
    tmp_path: Path,
) -> None:
    async with lists_on_screen(*library(tmp_path), "F") as lists:
        await lists.type("twice")
        await lists.press("escape", "enter", "a")
        await lists.type("check")
        await lists.press("enter", "q")
        assert "* Northport… ¶2" in lists.rows[0]
        await lists.press("tab")
        assert "check — “Nobody wants to build it twice.”" in lists.rows[0]


async def test_the_last_messages_are_those_of_all_screens(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "greater_than_sign", "L", "m", "colon") as lists:
        await lists.type("last messages")
        await lists.press("enter")
        assert "No list to go through." in lists.text
        assert "done. U takes it back." in " ".join(lists.text.split())


async def test_q_leaves_the_program_from_the_lowest_article(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L", "q") as lists:
        await lists.pilot.press("q")
        await lists.pilot.pause()
        assert lists.app._exit
