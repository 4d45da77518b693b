"""Keys sent all at once, as a paste, a script or a fast hand sends them, act in their order and in
the right place."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from tests.ui.sample import Reader, SampleApp, SampleWorkspace, article, on_screen

pytestmark = pytest.mark.usefixtures("burst")

_NAMES = {
    ",": "comma",
    "/": "slash",
    ":": "colon",
    " ": "space",
    ")": "right_parenthesis",
    "\r": "enter",
}


async def send(reader: Reader, keys: str) -> None:
    """Send `keys` before the first is acted on, and wait until the last is done with."""
    app = reader.app
    for key in keys:
        app.post_message(events.Key(_NAMES.get(key, key), None if key == "\r" else key))
    await reader.quiet()
    while app._held:
        await reader.pilot.pause(0.01)
    await reader.quiet()


async def test_a_search_and_the_keys_behind_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await send(reader, "/Kim Dana\r")
        assert "No matches for “Kim Dana”" in reader.status.message
        await send(reader, "/Hanoi\rnH")
        assert reader.status.focus.startswith("match 1/1")
        assert len(reader.desk.workspace.marks(article())) == 1
        assert reader.app.screen is reader.app.reading


async def test_a_digit_behind_a_key_that_opens_a_list_chooses_from_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        for said in ("Lines set apart.", "Lines set close."):
            await send(reader, ",7")
            assert reader.desk.messages.now == said
            await reader.press("escape")


async def test_a_note_and_the_quote_behind_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await send(reader, "))athe news\r)")
        assert [m.annotation.note for m in reader.desk.workspace.marks(article())] == ["the news"]
        assert reader.focused.startswith("“killed or badly")


async def test_a_number_in_the_palette(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await send(reader, ":12\r")
        assert reader.status.place[1] == "¶12 of 19"


async def test_a_list_that_is_opening_gets_the_keys_behind_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await send(reader, "Lq)")
        assert reader.app.screen is reader.app.reading
        assert "quote i1/" in reader.status.focus


async def test_a_search_typed_before_all_parts_are_there(tmp_path: Path) -> None:
    app = SampleApp(SampleWorkspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        while not app.reading.is_open:
            await pilot.pause(0)
        await send(reader, "/Pentagon\r")
        assert reader.focused == "Pentagon"


async def test_keys_act_on_the_text_while_nothing_has_the_focus(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        reader.app.reading.set_focus(None)
        await reader.press("slash")
        await reader.type("burner")
        await reader.press("enter")
        assert reader.focused == "burner"
