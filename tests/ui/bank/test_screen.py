"""The quote bank on screen, used as a reader uses it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from textual import events

from reader.model import Article, Span
from reader.ui.article.focus import FocusKind
from reader.ui.bank.screen import BankScreen
from reader.ui.screens.reading import ReadingScreen
from tests.ui.lists.corpus import (
    HARBOUR,
    STORIES,
    LibraryWorkspace,
    Lists,
    library,
    lists_on_screen,
)


def bank(lists: Lists) -> BankScreen:
    assert isinstance(lists.top, BankScreen)
    return lists.top


def titles(lists: Lists) -> str:
    return lists.app.reading.desk.session.article.metadata.title


def span_of(article: Article, words: str) -> Span:
    at = article.text.index(words)
    return Span(at, at + len(words))


async def test_everything_said_is_there_before_anything_is_typed(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F") as lists:
        assert lists.top.facts() == "7 of 7 statements · 3 articles · 1 not analysed yet"
        assert len(lists.rows) == 7
        assert lists.rows[0].startswith("[ ] │ Tom Arden")
        assert any("Jonas Wede?" in row for row in lists.rows)


async def test_rows_follow_what_is_typed_letter_by_letter(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F") as lists:
        counts = []
        for key in "spr":
            await lists.press(key)
            counts.append(len(lists.rows))
        assert counts[-1] == 2
        await lists.type("ing speaker:mara")
        assert len(lists.rows) == 1
        assert lists.top.facts().startswith("1 of 7 statements · 1 article ·")
        assert "“I asked for a second survey in the spring,” Mara Ellis said." in lists.text


async def test_a_key_that_there_is_not_is_said(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F") as lists:
        await lists.type("speeker:mara ")
        assert "There is no key “speeker:”" in lists.text
        assert "Nothing found in 7 statements." in lists.text


async def test_tab_shows_notes_and_text(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    workspace.annotate(first, span_of(first, "a long debate"), note="How long?", tags=["debate"])
    async with lists_on_screen(workspace, first, "F", "escape", "tab") as lists:
        assert lists.top.facts().startswith("1 of 1 notes")
        assert "How long? — a long debate" in lists.rows[0]
        await lists.press("tab", "i")
        await lists.type("flood")
        assert "▸text" in lists.text
        assert len(lists.rows) == 1
        assert "flood" in lists.rows[0]


async def test_the_order_is_changed_by_a_key(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F", "escape", "o", "o") as lists:
        assert "sort: speaker" in lists.text
        names = [row[6:18] for row in lists.rows]
        assert names == sorted(names, key=str.lower)


async def test_enter_goes_to_the_very_words_and_two_apostrophes_come_back(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F") as lists:
        await lists.type("twice")
        await lists.press("escape", "enter")
        focus = lists.desk.focus
        assert focus.kind is FocusKind.QUOTE
        assert lists.focused == "“Nobody wants to build it twice.”"
        await lists.press("apostrophe", "apostrophe")
        assert bank(lists).sought == "twice"
        assert bank(lists).rows.has_focus
        assert len(lists.rows) == 1


async def test_the_list_is_as_it_was_after_f_and_after_q(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F") as lists:
        await lists.type("mara")
        await lists.press("escape", "j", "space", "enter")
        await lists.press("F")
        assert len(lists.app.screen_stack) == 2
        assert "1 ticked" in lists.text
        before = lists.top.rows.cursor
        await lists.press("enter", "q")
        assert lists.top.rows.cursor == before
        await lists.press("q", "F")
        assert bank(lists).sought == "mara"
        assert "1 ticked" in lists.text


async def test_next_and_previous_go_through_the_articles_found(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F") as lists:
        await lists.type("mara")
        await lists.press("escape", "g", "enter")
        assert titles(lists) == "Sea Wall Will Cost More Than Planned"
        await lists.press("greater_than_sign")
        assert titles(lists) == "Harbour Vote Delayed Until Spring"
        assert lists.focused == "“We need more time to read the plan,”"
        await lists.press("greater_than_sign")
        assert lists.status.message == "This is the last article of the list."
        await lists.press("less_than_sign")
        assert titles(lists) == "Sea Wall Will Cost More Than Planned"
        assert lists.focused == "“I asked for a second survey in the spring,”"
        await lists.press("q")
        assert "second survey" in lists.rows[lists.top.rows.cursor or 0]


async def test_enter_on_a_note_stands_on_the_note(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    workspace.annotate(first, span_of(first, "a long debate"), note="How long?")
    async with lists_on_screen(workspace, first, "F", "escape", "tab", "enter") as lists:
        assert lists.desk.focus.kind is FocusKind.NOTE
        assert lists.focused == "a long debate"
        assert lists.status.note == "* How long?"


async def test_enter_on_text_stands_on_the_sentence_with_the_words(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F", "tab") as lists:
        await lists.press("tab")
        await lists.type("state fund")
        await lists.press("escape", "enter")
        assert "a state fund pays for half" in lists.focused


async def test_words_that_changed_since_are_said_to_be_gone(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("twice")
        await lists.press("escape")
        (hit,) = bank(lists).found.hits
        path = tmp_path / "harbour.txt"
        path.write_text(HARBOUR.text.replace("build it twice", "pay for it again"))
        changed = replace(workspace.open(str(path)), id=hit.article)
        workspace.keep(changed)
        await lists.press("enter")
        said = "These words are not in this version of the article."
        assert said in lists.app.reading.messages.log


async def test_earlier_searches_come_back_by_up_and_are_remembered(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("mara")
        await lists.press("escape", "i", "ctrl+u")
        await lists.type("tag:wall")
        await lists.press("escape", "i", "ctrl+u", "up")
        assert bank(lists).sought == "tag:wall"
        await lists.press("up")
        assert bank(lists).sought == "mara"
        await lists.press("down", "down")
        assert bank(lists).sought == ""
    again = LibraryWorkspace(tmp_path)
    async with lists_on_screen(again, first, "F", "up") as lists:
        assert bank(lists).sought == "tag:wall"


async def test_tab_takes_what_is_offered_for_a_key(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    workspace.annotate(first, span_of(first, "a long debate"), tags=["deterrence"])
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("spe")
        await lists.press("tab")
        await lists.type("wed")
        await lists.press("tab")
        assert bank(lists).sought == "speaker:wede"
        assert len(lists.rows) == 2
        await lists.press("space", "minus")
        await lists.type("tag:det")
        await lists.press("tab")
        assert bank(lists).sought == "speaker:wede -tag:deterrence"


async def test_articles_that_are_not_analysed_are_analysed_on_request(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "F", "escape") as lists:
        assert "One article is not analysed yet: A does it now." in lists.text
        await lists.press("A")
        assert lists.top.facts() == "8 of 8 statements · 4 articles · 0 not analysed yet"
        assert lists.message == "1 article analysed."
        await lists.press("A")
        assert lists.message == "All articles are analysed."


async def test_an_empty_library_says_where_to_add_articles(tmp_path: Path) -> None:
    workspace = LibraryWorkspace(tmp_path)
    path = tmp_path / "a.txt"
    path.write_text(HARBOUR.text, encoding="utf-8")
    shown = workspace.open(str(path))
    async with lists_on_screen(workspace, shown, "L", "D", "y", "F") as lists:
        assert "No statements yet. L opens the library, where articles are added." in lists.text
        assert lists.top.facts() == "0 of 0 statements · 0 articles · 0 not analysed yet"


async def test_from_list_to_list_and_back_no_screen_lies_twice(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path), "L", "enter", "F", "escape") as lists:
        await lists.press("enter", "L")
        assert len(lists.app.screen_stack) == 2
        await lists.press("F", "escape", "escape", "q")
        assert len(lists.app.screen_stack) == 1
        assert isinstance(lists.app.screen, ReadingScreen)


async def test_five_thousand_rows_are_fetched_as_one_goes(tmp_path: Path) -> None:
    workspace, first = library(tmp_path, STORIES[:1])
    text = "\n\n".join(f"This is paragraph {n} of a long report on the sea." for n in range(1300))
    path = tmp_path / "long.txt"
    path.write_text(f"A Long Report\n\n{text}\n", encoding="utf-8")
    article = workspace.open(str(path))
    workspace.keep(article)
    workspace.analysis(article)
    async with lists_on_screen(workspace, first, "F", "tab", "tab") as lists:
        await lists.type("paragraph")
        await lists.press("escape")
        assert lists.top.facts().startswith("1,300 of ")
        assert len(lists.top.rows.items) == 500
        await lists.press("G")
        assert len(lists.top.rows.items) == 1300
        await lists.press("G")
        assert "paragraph 1299" in lists.rows[-1]


async def test_a_search_typed_at_once_behind_its_key_arrives_whole(tmp_path: Path) -> None:
    async with lists_on_screen(*library(tmp_path)) as lists:
        names = {":": "colon"}
        for char in "Fspeaker:mara":
            lists.app.post_message(events.Key(names.get(char, char), char))
        await lists.quiet()
        await lists.pilot.pause(0.3)
        await lists.quiet()
        assert bank(lists).sought == "speaker:mara"
        assert len(lists.rows) == 3


async def test_what_older_rules_found_is_there_at_once_and_found_again(tmp_path: Path) -> None:
    workspace, first = library(tmp_path)
    for path in tmp_path.glob("*/analyses/*/*.json"):
        path.rename(path.with_name(f"{path.name.split('.')[0]}.0123456789abcdef.json"))
    before = workspace.bank.find("")
    assert (before.total, before.outdated, before.awaiting) == (7, 3, 4)
    async with lists_on_screen(workspace, first, "F") as lists:
        assert lists.message == "3 articles analysed."
        assert lists.top.facts() == "8 of 8 statements · 4 articles · 0 not analysed yet"
