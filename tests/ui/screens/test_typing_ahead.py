"""Keys that come faster than they are handled act in their order and in the right place."""

from __future__ import annotations

from pathlib import Path

from textual import events

from tests.ui.sample import Reader, SampleApp, SampleWorkspace, article, on_screen

_NAMES = {" ": "space", "/": "slash", ")": "right_parenthesis", "\r": "enter", ":": "colon"}


async def _send(reader: Reader, words: str) -> None:
    """All keys at once, as they come when somebody pastes them or the machine is busy."""
    for char in words:
        key = _NAMES.get(char, char)
        reader.app.post_message(events.Key(key, None if char == "\r" else char))
    await reader.quiet()
    await reader.pilot.pause(0.3)
    await reader.quiet()


async def test_a_search_and_the_key_behind_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await _send(reader, "/Kim Dana\r")
        assert "No matches for “Kim Dana”" in reader.status.message
        await _send(reader, "/Hanoi\rnH")
        assert reader.status.focus.startswith("match 1/1")
        assert len(reader.desk.workspace.marks(article())) == 1


async def test_a_note_and_the_quote_behind_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await _send(reader, "))athe news\r)")
        assert [m.annotation.note for m in reader.desk.workspace.marks(article())] == ["the news"]
        assert reader.focused.startswith("“killed or badly")


async def test_a_number_in_the_palette(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await _send(reader, ":12\r")
        assert reader.status.place[1] == "¶12 of 19"


async def test_a_search_typed_before_all_parts_are_there(tmp_path: Path) -> None:
    app = SampleApp(SampleWorkspace(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        reader = Reader(app, pilot)
        while not app.reading.is_open:
            await pilot.pause(0)
        await _send(reader, "/Pentagon\r")
        assert reader.focused == "Pentagon"


async def test_keys_act_on_the_text_while_nothing_has_the_focus(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        reader.app.reading.set_focus(None)
        await reader.press("slash")
        await reader.type("burner")
        await reader.press("enter")
        assert reader.focused == "burner"
