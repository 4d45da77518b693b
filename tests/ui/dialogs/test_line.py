"""The dialog that asks for one line."""

from __future__ import annotations

from reader.ui.dialogs.line import AskLine
from tests.ui.dialogs.opened import OPEN, Over


async def test_enter_hands_the_line_back_without_spaces_round_it() -> None:
    app = Over(AskLine("Name", "wall"))
    async with app.run_test() as pilot:
        await pilot.press("space", "2", "space", "enter")
        assert app.result == "wall 2"


async def test_nothing_typed_and_esc_hand_back_nothing() -> None:
    for keys in (("ctrl+u", "enter"), ("escape",)):
        app = Over(AskLine("Name", "wall", hint="A name."))
        async with app.run_test() as pilot:
            assert app.result is OPEN
            assert "A name." in app.text
            await pilot.press(*keys)
            assert app.result is None
