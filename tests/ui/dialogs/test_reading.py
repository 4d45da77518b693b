"""Dialogs that show something to read, and questions."""

from dataclasses import replace

import pytest

from reader.model import Metadata
from reader.ui.dialogs.ask import Answer, Ask
from reader.ui.dialogs.card import NoteCard
from reader.ui.dialogs.confirm import Confirm
from reader.ui.dialogs.copy import CopyView
from reader.ui.dialogs.details import Details
from reader.ui.dialogs.lines import Lines
from tests.ui.dialogs.opened import OPEN, Over
from tests.ui.panels.material import NOTES, article


@pytest.mark.parametrize(
    ("key", "result"), [("y", True), ("n", False), ("enter", False), ("escape", False)]
)
async def test_only_y_says_yes(key: str, result: bool) -> None:
    app = Over(Confirm("Quit though two notes are not saved?", "Quit", "Stay"))
    async with app.run_test(size=(40, 15)) as pilot:
        await pilot.pause()
        assert "y Quit  n Stay" in app.text
        await pilot.press("x")
        assert app.result is OPEN
        await pilot.press(key)
        assert app.result is result


async def test_a_question_has_a_key_for_each_answer() -> None:
    answers = (Answer("k", "keep", "kept"), Answer("d", "drop", "dropped"))
    for key, result in (("k", "kept"), ("d", "dropped"), ("enter", "kept"), ("escape", None)):
        app = Over(Ask("Keep it?", answers))
        async with app.run_test() as pilot:
            await pilot.press(key)
            assert app.result == result


async def test_lines_scroll_and_open_at_the_end_when_asked() -> None:
    lines = [f"message {n}" for n in range(100)]
    app = Over(Lines("Messages", lines, end=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "message 99" in app.text
        await pilot.press("g")
        await pilot.pause()
        assert "message 0" in app.text
        await pilot.press("space", "j")
        await pilot.pause()
        assert "message 0\n" not in app.text
        await pilot.press("escape")
        assert app.result is None


async def test_lines_are_shown_as_text_only() -> None:
    app = Over(Lines("Messages", ["saved [bold]x[/] \x1b[31mred"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "saved [bold]x[/] red" in app.text


@pytest.mark.parametrize(
    ("key", "wish"), [("a", "edit"), ("t", "tags"), ("D", "delete"), ("escape", None)]
)
async def test_a_card_shows_a_note_whole_and_asks_what_to_do(key: str, wish: str | None) -> None:
    row = replace(NOTES[2], note="A long note. " * 40, tags=("quay",), symbol="*")
    app = Over(NoteCard(row, {}))
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "“the wall”" in app.text
        await pilot.press("G")
        await pilot.pause()
        end = " ".join(app.inside())
        assert "#quay" in end
        assert "the note moved with them." in end
        await pilot.press(key)
        assert app.result == wish


async def test_details_say_what_is_known_what_is_a_guess_and_what_is_missing() -> None:
    known = Metadata(
        title="A wall [against] the sea",
        authors=("Ines Duarte", "Lee Park"),
        published="2026-01-02",
        url="https://example.org/wall",
        guessed=("published",),
    )
    app = Over(Details(replace(article(), metadata=known)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        rows = app.inside()
        assert "Title       A wall [against] the sea" in rows
        assert "Authors     Ines Duarte; Lee Park" in rows
        assert "Published   2026-01-02  ? a guess" in rows
        assert "Site        not known" in rows
        await pilot.press("q")
        assert app.result is None


async def test_a_text_to_copy_starts_in_the_first_column_with_nothing_beside_it() -> None:
    app = Over(CopyView("First line [x]\nsecond \x1b[31mline", "No clipboard was found."))
    async with app.run_test(size=(60, 12)) as pilot:
        await pilot.pause()
        assert app.lines()[:2] == ["First line [x]", "second line"]
        assert "No clipboard was found." in app.text
        await pilot.press("escape")
        assert app.result is None
