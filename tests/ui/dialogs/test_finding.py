"""Help, the palette, and the other dialogs around one list."""

from reader.model import RemovedLine
from reader.ui.dialogs.choose import Choose
from reader.ui.dialogs.help import Help
from reader.ui.dialogs.palette import Palette
from reader.ui.dialogs.removed import RemovedLines
from reader.ui.key_names import Command
from tests.ui.dialogs.opened import OPEN, Over

SECTIONS = (
    ("Move", (("j ↓", "One line down", "down"), ("k ↑", "One line up", "up"))),
    ("Mark", (("a", "Write a note", "note"), ("t", "Tag", "tag"), ("12", "A count", ""))),
)
COMMANDS = (
    Command("down", "One line down", "j"),
    Command("note", "Write a note", "a"),
    Command("note.next", "Next note", "J"),
    Command("theme", "Choose a theme"),
    Command("quote.next", "Next quote", ")"),
    Command("quit", "Back to the list one came from, else quit", "q"),
)
REMOVED = (
    RemovedLine(1, 0, "Skip to content", "furniture"),
    RemovedLine(None, 40, "Sign up for our letter", "an invitation"),
)


async def test_help_lists_keys_under_headings_with_the_marks_last() -> None:
    app = Over(Help(SECTIONS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = app.text
        assert text.index("Move") < text.index("One line down") < text.index("Mark")
        assert text.index("Tag") < text.index("Marks in the margin")


async def test_enter_in_help_hands_back_the_action_and_skips_what_only_informs() -> None:
    app = Over(Help(SECTIONS))
    async with app.run_test() as pilot:
        await pilot.press("j", "j", "j", "j", "j", "enter")
        assert app.result == "tag"


async def test_help_is_searched_and_esc_closes_the_search_first() -> None:
    app = Over(Help(SECTIONS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"write")
        assert "One line down" not in app.text
        await pilot.press("escape")
        assert "One line down" in app.text
        assert app.result is OPEN
        await pilot.press("enter")
        assert app.result == "note"
    app = Over(Help(SECTIONS))
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert app.result is None


async def test_a_search_without_matches_says_so() -> None:
    app = Over(Help(SECTIONS))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"zzzz", "enter")
        assert "Nothing found." in app.text
        assert app.result is OPEN


async def test_the_palette_finds_the_likeliest_command_first() -> None:
    app = Over(Palette(COMMANDS))
    async with app.run_test() as pilot:
        await pilot.press(*"nxt", "enter")
        assert app.result == "note.next"
    app = Over(Palette(COMMANDS))
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        assert app.result == "note"
    app = Over(Palette(COMMANDS))
    async with app.run_test() as pilot:
        await pilot.press("q", "enter")
        assert app.result == "quit"


async def test_a_number_in_the_palette_is_a_paragraph() -> None:
    for typed, result in (("42", 42), (":7", 7)):
        app = Over(Palette(COMMANDS))
        async with app.run_test() as pilot:
            await pilot.press(*typed, "enter")
            assert app.result == result


async def test_the_palette_closes_with_one_esc_and_ignores_an_endless_number() -> None:
    app = Over(Palette(COMMANDS))
    async with app.run_test() as pilot:
        await pilot.press(*"9" * 9, "enter")
        assert app.result is OPEN
        await pilot.press("escape")
        assert app.result is None


async def test_removed_lines_say_why_and_enter_hands_back_which() -> None:
    app = Over(RemovedLines(REMOVED))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "2 removed lines" in app.text
        assert "furniture" in app.text
        assert "line 1 of the source" in app.text
        await pilot.press("j", "enter")
        assert app.result == 1


async def test_no_removed_lines_is_said() -> None:
    app = Over(RemovedLines(()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert "Nothing removed" in app.text
        await pilot.press("q")
        assert app.result is None


async def test_an_option_is_chosen_by_enter_digit_or_click() -> None:
    for keys, result in ((("j", "enter"), 1), (("3",), 2), (("G", "enter"), 2)):
        app = Over(Choose("Several", ["one", "[b]two[/]", "three"]))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            assert "[b]two[/]" in app.text
            await pilot.press(*keys)
            assert app.result == result
    app = Over(Choose("Several", ["one", "two"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#option-list", offset=(3, 1))
        assert app.result == 1


async def test_a_digit_beyond_the_options_does_nothing() -> None:
    app = Over(Choose("Several", ["one", "two"]))
    async with app.run_test() as pilot:
        await pilot.press("3", "9")
        assert app.result is OPEN


async def test_a_click_beside_the_box_closes() -> None:
    app = Over(Choose("Several", ["one", "two"]))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.click(offset=(0, 0))
        assert app.result is None
