"""Lines in which something is typed."""

from __future__ import annotations

import pytest
from textual import events

from reader.ui.widgets.typing import LineInput
from tests.ui.host import Host


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        ("two  words", "two  words"),
        ("put on\n  the back\r\n\nburner\n", "put on the back burner"),
        ("\n", ""),
    ],
)
async def test_all_pasted_lines_come_into_the_line(pasted: str, typed: str) -> None:
    app = Host()
    async with app.run_test() as pilot:
        line = LineInput("words")
        await app.mount(line)
        line.focus()
        await pilot.press("(", ")", "left")
        app.post_message(events.Paste(pasted))
        await pilot.pause()
        assert line.value == f"({typed})"
        assert app.cursor_position == line.cursor_screen_offset
