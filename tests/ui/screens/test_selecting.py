"""Selecting by key and by mouse."""

from __future__ import annotations

from pathlib import Path

from textual import events

from reader.ui.article.focus import FocusKind
from tests.ui.sample import Reader, SampleWorkspace, article, on_screen


async def test_motions_extend_a_selection_and_o_takes_its_other_end(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_square_bracket", "v", "l")
        assert reader.status.focus.endswith("words selected")
        assert reader.focused.startswith("Iran could take")
        assert reader.focused.endswith("he said.")
        await reader.press("o", "h")
        assert reader.focused.startswith("US attention\n\nIran could")
        x, y = reader.app.cursor_position
        assert reader.lines[y][x:].startswith("US attention")
        await reader.press("o")
        x, y = reader.app.cursor_position
        assert reader.lines[y][:x].endswith("he said.")
        await reader.press("v")
        assert reader.desk.focus.kind is FocusKind.SENTENCE


async def test_the_step_from_a_quote_leads_to_the_next_one(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "v", "right_parenthesis")
        assert reader.focused.endswith("back burner,”")
        await reader.press("2", "right_parenthesis")
        assert "killed or badly wounded" in reader.focused


async def test_a_selection_goes_on_over_the_end_of_the_page(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        text = article().text
        await reader.press("v", "space", "d", "j")
        selected = reader.focused
        assert selected.startswith("U.S. efforts") and selected.count("\n") >= 6
        assert reader.desk.page.seen().start > reader.desk.focus.span.start
        await reader.press("u")
        assert selected.startswith(reader.focused)
        await reader.press("G")
        assert text.endswith(reader.focused)
        await reader.press("g")
        assert reader.focused.startswith(text[:40])
        await reader.press("4", "G")
        assert reader.focused.endswith("Washington and Tehran.")


async def test_paragraphs_and_sections_are_taken_whole(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        text = article().text
        await reader.press("4", "G", "v", "right_curly_bracket")
        assert reader.focused.startswith("President Donald")
        assert reader.focused.endswith("Twitter Friday.")
        await reader.press("right_curly_bracket")
        assert reader.focused.endswith("2015 nuclear deal with Iran.")
        await reader.press("right_square_bracket")
        assert text[reader.desk.focus.span.end :].lstrip().startswith("US attention")
        await reader.press("2", "left_curly_bracket")
        assert reader.focused.strip().endswith("Twitter Friday.")


async def test_a_selection_reaches_to_a_match_and_a_mark(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_square_bracket", "m", "a", "g", "v", "slash")
        await reader.type("baghdad")
        await reader.press("enter")
        assert reader.focused.endswith("at the Baghdad")
        await reader.press("n")
        assert reader.focused.endswith("near the Baghdad")
        await reader.press("apostrophe", "a")
        assert "road near the Baghdad" in reader.focused
        assert reader.desk.focus.kind is FocusKind.SELECTION


async def test_text_objects_take_a_word_and_the_words_of_a_note(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("2", "right_parenthesis", "v", "i", "a")
        assert "There is none here" in reader.text
        await reader.press("i", "e", "H", "escape", "v", "i", "w")
        assert reader.focused == "North"
        await reader.press("i", "s", "i", "a")
        assert reader.focused == "North Korea"
        await reader.press("right_parenthesis", "i", "q")
        assert reader.focused.startswith("“killed or badly")


async def test_text_objects_take_quote_sentence_paragraph_and_name(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("2", "right_parenthesis", "v", "i", "q")
        assert reader.focused == "“North Korea may get put on the back burner,”"
        await reader.press("i", "s")
        assert reader.focused.endswith("in the Middle East.")
        await reader.press("i", "p")
        assert reader.focused == article().text.split("\n\n")[3]
        await reader.press("i", "e")
        assert reader.focused == "North Korea"


async def test_shift_and_arrows_select_by_word_and_line(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        before = reader.focused
        await reader.press("shift+left", "shift+left")
        assert before.startswith(reader.focused)
        assert reader.focused.endswith("force,")
        await reader.press("shift+right")
        assert reader.focused.endswith("experts")
        await reader.press("shift+down")
        assert len(reader.focused) > len(before)


async def test_escape_leaves_the_selection(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("v", "escape")
        assert reader.desk.focus.kind is FocusKind.SENTENCE


async def test_a_note_on_a_selection_is_on_just_these_words(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("2", "right_parenthesis", "v", "i", "e", "H")
        (mark,) = reader.desk.workspace.marks(article())
        assert mark.anchor.span and mark.anchor.span.of(article().text) == "North Korea"


async def _drag(reader: Reader, start: tuple[int, int], end: tuple[int, int]) -> None:
    pilot = reader.pilot
    await pilot.mouse_down("Page", offset=start)
    await pilot._post_mouse_events([events.MouseMove], "Page", end, button=1)
    await pilot.mouse_up("Page", offset=end)
    await reader.quiet()


async def test_the_mouse_selects_across_lines_without_line_ends(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        row = next(i for i, line in enumerate(reader.lines) if "back burner" in line) - 1
        await _drag(reader, (7, row), (11, row + 1))
        assert reader.focused.startswith("North Korea may get")
        assert reader.focused.endswith("Robert Manning, a senior")
        assert "\n" not in reader.focused


async def test_a_drag_goes_on_below_the_page_and_with_the_wheel(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        pilot, page = reader.pilot, reader.desk.page
        await pilot.mouse_down("Page", offset=(6, 6))
        await pilot._post_mouse_events([events.MouseMove], None, (20, 22), button=1)
        while page.top < 9:
            await pilot.pause()
        await pilot._post_mouse_events([events.MouseMove], "Page", (20, 10), button=1)
        await reader.quiet()
        assert reader.desk.focus.kind is FocusKind.SELECTION
        assert reader.focused.startswith("U.S. efforts")
        top, end = page.top, reader.desk.focus.span.end
        assert page.lines.line_at(end) < top + page.height - 4
        await pilot._post_mouse_events([events.MouseScrollUp], "Page", (20, 10))
        await pilot.mouse_up("Page", offset=(20, 10))
        await reader.quiet()
        assert page.top < top and reader.desk.focus.span.end < end
        assert reader.focused.startswith("U.S. efforts")


async def test_two_clicks_select_a_word_and_three_a_sentence(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        row = next(i for i, line in enumerate(reader.lines) if "attention from Pyo" in line)
        await reader.pilot.click(offset=(8, row), times=2)
        await reader.quiet()
        assert reader.focused == "attention"
        await reader.pilot.click(offset=(8, row), times=3)
        await reader.quiet()
        assert reader.focused.startswith("U.S. efforts")
