"""The library on screen, used as a reader uses it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events

from reader.model import Article
from reader.settings import Settings
from reader.ui.library.rows import saying
from reader.ui.library.screen import LibraryScreen
from reader.ui.screens.reading import ReadingScreen
from reader.workspace.library.adding import Added
from tests.ui.lists.corpus import (
    BERTHS,
    HARBOUR,
    WALL,
    LibraryWorkspace,
    library,
    lists_on_screen,
)
from tests.ui.sample import article as sample_article

LONG = replace(
    WALL,
    text="A Long Report on the Wall\n\n"
    + "\n\n".join(
        f"In {year} the council of Northport spoke of the wall {year % 7} times and put it off, as "
        f"the harbour needed {year % 90} thousand for its quay and its lights."
        for year in range(1950, 1990)
    ),
    speakers=(),
    quotes=(),
)


def by_title(home: Path) -> tuple[LibraryWorkspace, Article]:
    workspace, first = library(home)
    workspace.state.put("library.sort", "title")
    return workspace, first


async def test_every_article_is_a_row_with_what_is_known_of_it(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L") as lists:
        assert lists.top.facts() == "4 articles · 3 new · 1 reading"
        row = next(row for row in lists.rows if "Fishermen" in row)
        assert [part in row for part in ("Coast Ra…", "Nov 20, 2020", " 2")] == [True] * 3
        assert any("A Winter" in row and "–" in row for row in lists.rows)


async def test_a_column_that_would_be_empty_leaves_its_place_to_the_titles(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L") as lists:
        top = lists.top
        assert isinstance(top, LibraryScreen)
        rows = [replace(row, site=None, published=None) for row in top._articles]
        names = [column.name for column in saying(rows, "added")]
        assert "quotes" in names and "site" not in names and "date" not in names
        assert "site" in [column.name for column in saying(rows, "site")]
        top._take(tuple(rows))
        await lists.pilot.pause()
        assert any("Fishermen Fear for Their Berths " in row for row in lists.rows)


async def test_the_cursor_first_stands_on_the_article_that_is_open(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L") as lists:
        assert "Harbour Vote Delayed Until Spring" in lists.top.detail().plain


async def test_typing_filters_by_all_that_is_shown_and_esc_brings_all_back(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L", "slash") as lists:
        await lists.type("herald spring")
        assert len(lists.rows) == 1
        assert lists.top.facts().startswith("1 of 4 articles")
        await lists.press("escape")
        assert len(lists.rows) == 4
        assert lists.top.list_name == "library"
        await lists.press("slash")
        await lists.type("xyzzy")
        assert "Nothing found." in lists.text


async def test_the_order_is_chosen_turned_and_remembered(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L", "s") as lists:
        assert "title▴" in lists.text
        assert [row[6:14] for row in lists.rows] == ["A Winter", "Fisherme", "Harbour ", "Sea Wall"]
        await lists.press("r")
        assert "title▾" in lists.text
        assert lists.rows[0][6:14] == "Sea Wall"
        await lists.press("s", "s")
        assert [row[6:9] for row in lists.rows] == ["Sea", "Har", "Fis", "A W"]
        assert "sort: date" in lists.text
    again = LibraryWorkspace(tmp_path)
    async with lists_on_screen(again, again.open(str(tmp_path / "harbour.txt")), "L") as lists:
        assert "date▾" in lists.text


async def test_an_article_is_marked_as_done_and_new_and_undo_takes_it_back(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    async with lists_on_screen(workspace, first, "L", "m") as lists:
        assert "done" in lists.message
        assert lists.top.facts() == "4 articles · 3 new · 1 done"
        await lists.press("U")
        assert lists.top.facts() == "4 articles · 3 new · 1 reading"
        await lists.press("m", "m")
        assert lists.top.facts() == "4 articles · 4 new"
        assert workspace.state.place(first.id) == 0


async def test_several_ticked_articles_are_marked_at_once(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L", "asterisk") as lists:
        assert "4 ticked" in lists.text
        await lists.press("g", "m")
        facts = lists.top.facts()
        await lists.press("U")
        assert facts != lists.top.facts()
        assert len({word for word in ("new", "reading", "done") if word in facts}) == 1


async def test_the_archive_is_out_of_sight_until_it_is_asked_for(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L", "A") as lists:
        assert len(lists.rows) == 3
        await lists.press("V")
        assert len(lists.rows) == 4
        assert sum("archived" in row for row in lists.rows) == 1
        await lists.press("U", "V")
        assert len(lists.rows) == 4


async def test_deleting_asks_and_undo_brings_the_article_back(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    workspace.annotate(first, None, note="Ask the council.")
    async with lists_on_screen(workspace, first, "L", "D") as lists:
        assert "with 1 note" in lists.text
        await lists.press("n")
        assert len(lists.rows) == 4
        await lists.press("D", "y")
        assert len(lists.rows) == 3
        assert lists.message == "Deleted. U brings it back."
        await lists.press("U")
        assert len(lists.rows) == 4
        assert [one.note for one in workspace.store.annotations.of(first.id)] == [
            "Ask the council."
        ]


async def test_a_file_is_added_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a new piece.txt"
    path.write_text("The Pier Is Open Again\n\nIt has a roof of slate now.\n", encoding="utf-8")
    async with lists_on_screen(*library(tmp_path), "L", "a") as lists:
        await lists.type(str(path))
        await lists.press("enter")
        assert "Added: The Pier Is Open Again." in lists.message
        assert any("The Pier Is Open" in row for row in lists.rows)


async def test_what_cannot_be_added_is_listed_with_the_reason(tmp_path: Path) -> None:
    folder = tmp_path / "pieces"
    folder.mkdir()
    for name, text in (("one", "One thing\n\nIt was one thing."), ("none", ""), ("dup", "")):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "dup.txt").write_text(HARBOUR.text, encoding="utf-8")
    async with lists_on_screen(*library(tmp_path), "L", "a") as lists:
        await lists.type(str(folder))
        await lists.press("enter")
        assert "1 could not be added ─" in lists.text
        assert any("none.txt: " in message for message in lists.app.reading.messages.log)
        await lists.press("escape")
        said = "1 added, 1 in the library already, 1 could not be added."
        assert any(message.startswith(said) for message in lists.top.messages.log)
        assert len(lists.rows) == 5


async def test_enter_opens_an_article_where_it_was_left_and_q_comes_back(tmp_path: Path) -> None:
    workspace, first = by_title(tmp_path)
    size = (40, 12)
    async with lists_on_screen(workspace, first, "L", "g", "j", size=size) as lists:
        await lists.press("enter", "j", "j", "j")
        reading = lists.app.reading
        assert reading.desk.session.article.metadata.title == "Fishermen Fear for Their Berths"
        top = reading.page.top
        assert top > 0
        await lists.press("q")
        assert "Fishermen" in lists.top.detail().plain
        await lists.press("enter")
        assert lists.app.reading.page.top == top
        assert lists.app.reading is not reading


async def test_the_keys_of_next_and_previous_go_through_the_list_as_it_is(tmp_path: Path) -> None:
    workspace, first = by_title(tmp_path)

    async with lists_on_screen(workspace, first, "L", "slash") as lists:

        def title() -> str:
            return lists.app.reading.desk.session.article.metadata.title

        await lists.type("2021")
        await lists.press("enter", "enter")
        assert title() == "Harbour Vote Delayed Until Spring"
        await lists.press("greater_than_sign")
        assert title() == "Sea Wall Will Cost More Than Planned"
        assert len([s for s in lists.app.screen_stack if isinstance(s, ReadingScreen)]) == 2
        await lists.press("greater_than_sign")
        assert lists.status.message == "This is the last article of the list."
        await lists.press("less_than_sign")
        assert title() == "Harbour Vote Delayed Until Spring"
        await lists.press("greater_than_sign", "q")
        assert "Sea Wall" in lists.top.detail().plain
        assert len(lists.rows) == 2


async def test_without_a_list_the_keys_of_next_and_previous_say_so(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "greater_than_sign") as lists:
        assert lists.status.message.startswith("No list to go through.")


async def test_an_empty_library_says_how_to_begin_and_enter_opens_the_sample(
    tmp_path: Path,
) -> None:
    workspace = LibraryWorkspace(tmp_path)
    shown = workspace.open(str(_file(tmp_path)))
    async with lists_on_screen(workspace, shown, "L", "D", "y") as lists:
        assert "No articles yet. a adds a file, folder or URL" in lists.text
        await lists.press("enter")
        opened = lists.app.reading.desk.session.article
        assert opened.metadata.title == sample_article().metadata.title


def _file(folder: Path) -> Path:
    path = folder / "only.txt"
    path.write_text(BERTHS.text, encoding="utf-8")
    return path


async def test_keys_can_be_bound_anew_and_help_lists_them(tmp_path: Path) -> None:
    first = library(tmp_path)[1]
    settings = Settings(user="tester", keys={"library.state": "x"})
    workspace = LibraryWorkspace(tmp_path, settings)
    async with lists_on_screen(workspace, first, "L", "x") as lists:
        assert "done" in lists.message
        await lists.press("question_mark")
        assert "Mark as new, reading, done" in lists.text
        await lists.press("slash")
        await lists.type("archive too")
        await lists.press("enter")
        assert "with the archive" in lists.top.facts()


async def test_a_command_is_run_from_the_palette(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L", "colon") as lists:
        await lists.type("turn the order")
        await lists.press("enter")
        assert lists.app.workspace.state.get("library.turned") is True


async def test_near_copies_are_marked_and_named(tmp_path: Path) -> None:
    workspace, first = library(tmp_path, [LONG])
    copy = replace(LONG, name="copy", text=LONG.text.replace("Northport", "North Port"))
    workspace.put(replace(copy, text=copy.text.replace("A Long", "Another Long")))
    async with lists_on_screen(workspace, first, "L") as lists:
        assert [row for row in lists.rows if "≈1" in row] == lists.rows
        assert "≈ nearly the same as “Another Long Report on the Wall”" in lists.text


async def test_esc_stops_what_is_being_added_after_the_article_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, first = library(tmp_path)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        text = f"Piece {number}\n\nThis is piece number {number}, and it says so itself.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    add, some, go_on = type(workspace.library).add, threading.Event(), threading.Event()

    def halting(*args: Any, **options: Any) -> Iterator[Added]:
        for added in add(*args, **options):
            yield added
            if added.done == 3:
                some.set()
                go_on.wait(60)

    monkeypatch.setattr(type(workspace.library), "add", halting)
    async with lists_on_screen(workspace, first, "L", "a") as lists:
        await lists.type(str(folder))
        await lists.pilot.press("enter")
        assert await asyncio.to_thread(some.wait, 60)
        await lists.pilot.press("escape")
        go_on.set()
        await lists.quiet()
        assert lists.top.list_name == "library"
        assert any(message.startswith("Stopped. ") for message in lists.top.messages.log)
        count = len(lists.top.rows.items)
        assert 4 < count < 64
        await lists.press("a")
        await lists.type(str(folder))
        await lists.press("enter")
        assert len(lists.top.rows.items) == 64
        assert "in the library already" in lists.message


async def test_an_article_opens_from_what_the_library_keeps_of_it(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    (tmp_path / "harbour.txt").unlink()
    for path in (tmp_path / "store" / "inputs").iterdir():
        path.unlink()
    async with lists_on_screen(workspace, first, "L", "enter") as lists:
        assert lists.app.reading.desk.session.article.text == first.text
        assert len(lists.app.screen_stack) == 3
        await lists.press("q")
        for path in (tmp_path / "store" / "texts").iterdir():
            path.unlink()
        await lists.press("enter")
        assert lists.message.startswith("Nothing is kept of this article.")


async def test_what_the_terminal_pastes_is_asked_about_or_added(tmp_path: Path) -> None:
    path = tmp_path / "piece.txt"
    path.write_text("A Piece\n\nIt says little.\n", encoding="utf-8")
    async with lists_on_screen(*library(tmp_path), "L") as lists:
        lists.app.post_message(events.Paste(str(path)))
        await lists.quiet()
        await lists.press("enter")
        assert lists.message == "Added: A Piece."
        text = "The Pier Is Open Again\n\nIt has a roof of slate now, said its keeper.\n"
        lists.app.post_message(events.Paste(text))
        await lists.quiet()
        assert lists.message == "Added: The Pier Is Open Again."
        assert len(lists.rows) == 6


async def test_a_clipboard_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L", "v") as lists:
        assert any("reads the clipboard" in m for m in lists.app.reading.messages.log)
        assert "1 could not be added ─" in lists.text


@pytest.mark.usefixtures("burst")
async def test_keys_typed_before_the_list_is_there_wait_for_it(tmp_path: Path) -> None:
    workspace, first = by_title(tmp_path)
    async with lists_on_screen(workspace, first) as lists:
        for key in ("L", "g", "j", "enter"):
            lists.app.post_message(events.Key(key, key if len(key) == 1 else None))
        wanted = "Fishermen Fear for Their Berths"
        async with asyncio.timeout(60):
            while (
                not (shown := lists.app.reading).is_open
                or shown.desk.session.article.metadata.title != wanted
            ):
                await lists.pilot.pause(0.01)


@pytest.mark.usefixtures("burst")
async def test_a_key_waits_for_what_the_one_before_it_saves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, first = library(tmp_path)
    go_on, save = threading.Event(), type(workspace.library).set_state

    def halting(*args: Any) -> None:
        go_on.wait(60)
        save(*args)

    monkeypatch.setattr(type(workspace.library), "set_state", halting)
    async with lists_on_screen(workspace, first, "L") as lists:
        for key in ("m", "m", "A", "V"):
            lists.app.post_message(events.Key(key, key))
        async with asyncio.timeout(60):
            while len(lists.app._held) != 3:
                await asyncio.sleep(0.01)
            go_on.set()
            while lists.app._held:
                await asyncio.sleep(0.01)
        await lists.quiet()
        assert lists.top.facts() == "4 articles · 4 new · with the archive"
        assert sum("archived" in row for row in lists.rows) == 1
