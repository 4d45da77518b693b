"""Keys sent all at once, as a paste, a script or a fast hand sends them."""

from __future__ import annotations

from pathlib import Path

from textual import events

from tests.ui.sample import Reader, SampleWorkspace, on_screen

_NAMES = {
    ",": "comma",
    "/": "slash",
    " ": "space",
    ")": "right_parenthesis",
    "\r": "enter",
}


async def send(reader: Reader, keys: str) -> None:
    """Send `keys` before the first is acted on, and wait until the last is done with."""
    app = reader.app
    for key in keys:
        app.post_message(events.Key(_NAMES.get(key, key), key))
    await reader.quiet()
    while app._held:
        await reader.pilot.pause(0.01)
    await reader.quiet()


async def test_letters_behind_a_slash_are_what_is_sought(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await send(reader, "/soleimani\r")
        assert "soleimani" in reader.status.focus.lower()
        assert reader.app.screen is reader.app.reading


async def test_a_digit_behind_a_key_that_opens_a_list_chooses_from_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        for said in ("Lines set apart.", "Lines set close."):
            await send(reader, ",7")
            assert reader.desk.messages.now == said
            await reader.press("escape")


async def test_a_note_and_what_follows_it_land_where_they_belong(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await send(reader, ")aa quick note\r)")
        (note,) = (mark.annotation.note for mark in reader.desk.session.marks.values())
        assert note == "a quick note"
        assert "quote 1/" in reader.status.focus


async def test_a_list_that_is_opening_gets_the_keys_behind_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await send(reader, "Lq)")
        assert reader.app.screen is reader.app.reading
        assert "quote i1/" in reader.status.focus
