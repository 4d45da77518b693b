"""The reading screen, driven by its keys."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path

import pytest
from textual import events

from reader.model import Analysis, Article
from reader.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.article.focus import FocusKind
from reader.ui.dialogs.tags import TagInput, TagPicker
from tests.ui.sample import SampleWorkspace, analysis, article, on_screen


async def test_text_is_shown_with_speakers_in_the_margin(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        assert "FILE - North Korean leader Kim Jong Un guides" in reader.text
        assert any(line.startswith("RM") and "┃" in line for line in reader.lines)
        assert reader.status.place[:2] == ("Top", "¶1 of 19")


async def test_s_goes_through_the_words_of_one_speaker(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_square_bracket", "s")
        assert reader.focused.startswith("Iran could take")
        await reader.press("s")
        assert reader.focused.startswith("“Kim is not going")
        assert reader.status.speaker == "David Maxwell 2/4"
        assert reader.status.focus == (
            "quote 3/10 · David Maxwell, former U.S. Special Forces colonel · direct"
        )
        await reader.press("2", "s")
        assert reader.focused.startswith("“We should look")
        await reader.press("s")
        assert reader.status.message == "Nothing more by David Maxwell."
        await reader.press("S")
        assert reader.focused.startswith("“It will be interesting")


async def test_quotes_sections_paragraphs_sentences_and_names_are_stepped_through(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "right_parenthesis")
        assert reader.focused == "“North Korea may get put on the back burner,”"
        await reader.press("left_parenthesis")
        assert reader.focused.startswith("U.S. efforts")
        await reader.press("2", "right_square_bracket")
        assert reader.status.place[0] == "Change of thinking"
        assert reader.focused.startswith("Experts said")
        await reader.press("left_square_bracket")
        assert reader.status.place[0] == "US attention"
        await reader.press("right_curly_bracket")
        assert reader.status.place[1] == "¶8 of 19"
        await reader.press("l")
        assert reader.status.place[1] == "¶9 of 19"
        await reader.press("h", "h")
        assert reader.status.place[1] == "¶7 of 19"
        await reader.press("e")
        assert reader.desk.focus.kind is FocusKind.NAME
        assert "Places" in reader.status.focus


async def test_an_utterance_in_two_pieces_is_one_stop(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("9", "right_parenthesis")
        assert [piece.size > 0 for piece in reader.desk.focus.pieces] == [True, True]
        await reader.press("right_parenthesis")
        assert reader.focused.startswith("“We think the best path")


async def test_the_focus_follows_the_screen_when_pages_are_turned(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        for keys in (("s", "space", "space"), ("b",), ("G",), ("u",), ("g",), ("j", "j", "j")):
            await reader.press(*keys)
            assert reader.desk.page.seen().contains(reader.desk.focus.span)


async def test_line_keys_scroll_and_leave_a_focus_that_is_still_seen(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        before = reader.desk.focus
        await reader.press("3", "j")
        assert reader.desk.page.top == 3
        assert reader.desk.focus == before
        await reader.press("k")
        assert reader.desk.page.top == 2


async def test_jumps_can_be_taken_back(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        start = reader.desk.focus
        await reader.press("5", "right_parenthesis")
        away = reader.desk.focus
        await reader.press("apostrophe", "apostrophe")
        assert (reader.desk.focus.span.start, reader.desk.page.top) == (start.span.start, 0)
        await reader.press("apostrophe", "apostrophe")
        assert reader.desk.focus == away
        await reader.press("G", "ctrl+o")
        assert reader.desk.focus == away


async def test_marks_are_set_and_found_again(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_square_bracket", "m", "a", "G")
        await reader.press("apostrophe", "a")
        assert reader.status.place[0] == "US attention"
        await reader.press("apostrophe", "z")
        assert "no mark z" in reader.status.message


async def test_a_number_with_g_or_in_the_palette_goes_to_a_paragraph(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("1", "2", "G")
        assert reader.status.place[1] == "¶12 of 19"
        await reader.press("colon", "4", "enter")
        assert reader.status.place[1] == "¶4 of 19"
        await reader.press("9", "9", "G")
        assert reader.status.message == "There is no ¶ 99. The last one is ¶ 19."


async def test_highlights_arrive_without_moving_anything(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path, quotes=False)
    async with on_screen(workspace) as reader:
        assert reader.status.message == "No quotes found."
        await reader.press("right_square_bracket")
        top, focus = reader.desk.page.top, reader.desk.focus
        from reader.ui.article.session import Found

        reader.desk.take(Found(analysis()), whole=True)
        assert (reader.desk.page.top, reader.desk.focus) == (top, focus)
        reader.desk.take(Found(Analysis()), whole=True)
        assert reader.desk.session.utterances == ()


async def test_removed_lines_help_messages_and_details_open_and_close(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        for key, words in (
            ("r", "Breaking News"),
            ("question_mark", "Next section"),
            ("i", "VOA News"),
            ("colon", "One line down"),
        ):
            await reader.press(key)
            assert words in reader.text, key
            await reader.press("escape")
            assert reader.app.screen is reader.app.reading


async def test_the_place_is_found_again_next_time(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_square_bracket")
        top = reader.desk.page.seen().start
        await reader.press("q")
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        assert reader.desk.page.seen().start == top


async def test_the_place_is_found_again_after_the_terminal_went_away(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_square_bracket")
        top = reader.desk.page.seen().start
        reader.app._end(143)
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        assert reader.desk.page.seen().start == top


async def test_the_focus_is_found_again_next_time(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_square_bracket", "3", "l")
        left = reader.desk.focus.span
        await reader.press("q")
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        assert reader.desk.focus.span == left


async def test_marks_and_earlier_places_are_found_again_next_time(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "m", "a", "G")
        quote = reader.desk.session.utterances[0].span
        await reader.press("q")
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("apostrophe", "apostrophe")
        assert reader.desk.focus.span == quote
        await reader.press("G", "apostrophe", "a")
        assert reader.desk.focus.span == quote


async def test_a_number_is_for_the_next_key_alone(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("5")
        assert reader.status.count == "5"
        await reader.press("w", "escape")
        assert reader.status.count == ""
        await reader.press("j")
        assert reader.desk.page.top == 1


async def test_the_first_run_says_five_keys_and_later_ones_more(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(*"jkjkjk")
        assert "this speaker's next words" in reader.text
        await reader.press(*"jkjkjkjkjkjkjk")
        assert "this speaker's next words" not in reader.text
        await reader.press("q")
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        assert "this speaker's next words" not in reader.text
        assert "all keys" in reader.text


async def test_a_click_in_the_text_moves_the_focus_and_one_beside_it_picks_the_speaker(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        row = next(i for i, line in enumerate(reader.lines) if line.startswith("RM"))
        await reader.pilot.click(offset=(12, row))
        await reader.quiet()
        assert reader.focused == "“North Korea may get put on the back burner,”"
        assert reader.status.speaker == ""
        await reader.pilot.click(offset=(79, row))
        await reader.quiet()
        assert reader.status.speaker == ""
        await reader.pilot.click(offset=(1, row))
        await reader.quiet()
        assert reader.status.speaker == "Robert Manning 1/1"


async def test_a_click_on_the_chosen_speaker_goes_to_their_next_quote(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (80, 60)) as reader:
        row = next(i for i, line in enumerate(reader.lines) if line.startswith("DM"))
        for cell, place in enumerate(("1/4", "2/4")):
            await reader.pilot.click(offset=(cell, row))
            await reader.quiet()
            assert reader.status.speaker == f"David Maxwell {place}"


async def test_the_wheel_scrolls_and_the_focus_stays_on_screen(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        for _ in range(5):
            await reader.pilot._post_mouse_events([events.MouseScrollDown], "Page", (10, 10))
        await reader.quiet()
        assert reader.desk.page.top == 15
        assert reader.desk.page.seen().contains(reader.desk.focus.span)


async def test_resizing_keeps_the_line_being_read(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (100, 30)) as reader:
        await reader.press("2", "0", "j")
        start = reader.desk.page.seen().start
        for width in (60, 41, 160, 80):
            await reader.pilot.resize_terminal(width, 24)
            await reader.quiet()
            lines, page = reader.desk.page.lines, reader.desk.page
            assert lines.starts[page.top] <= start < lines.starts[page.top + 1]


async def test_what_is_in_focus_is_so_again_after_the_screen_was_too_small_for_it(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        first = reader.desk.focus
        await reader.pilot.resize_terminal(80, 11)
        await reader.quiet()
        assert reader.desk.focus != first
        await reader.pilot.resize_terminal(80, 24)
        await reader.quiet()
        assert reader.desk.focus == first
        await reader.pilot.resize_terminal(80, 11)
        await reader.quiet()
        await reader.press("k", "j")
        gone_to = reader.desk.focus
        await reader.pilot.resize_terminal(80, 24)
        await reader.quiet()
        assert reader.desk.focus == gone_to != first


@pytest.mark.parametrize("height", [12, 14, 17, 20])
async def test_a_low_screen_opens_in_the_first_paragraph_that_fits(
    tmp_path: Path, height: int
) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (80, height)) as reader:
        first = reader.desk.session.structure.paragraph(1)
        page = reader.desk.page
        fits = page.lines.last_line_of(reader.desk.session.sentences.at(first.start)) < page.height
        assert (reader.desk.focus.span.start == first.start) == fits


async def test_settings_rebind_keys_by_id(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path, settings=Settings(keys={"quote.next": "x"}))
    async with on_screen(workspace) as reader:
        await reader.press("x")
        assert reader.desk.focus.kind is FocusKind.QUOTE


async def test_the_cursor_of_the_terminal_stands_where_the_focus_begins(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (100, 30)) as reader:
        for keys in (("right_parenthesis",), ("right_square_bracket",), ("s",), ("G",)):
            await reader.press(*keys)
            x, y = reader.app.cursor_position
            assert reader.lines[y][x:].startswith(reader.focused.split("\n")[0][:12])


async def test_the_cursor_of_the_terminal_follows_the_keys_into_lists_and_back(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path), (100, 30)) as reader:
        text = reader.app.cursor_position
        for keys, row in (
            (("i", "j"), "Authors"),
            (("o", "j"), "US attention"),
            (("colon",), "command"),
        ):
            await reader.press(*keys)
            x, y = reader.app.cursor_position
            assert reader.lines[y][x:].lstrip("│a ").startswith(row)
            await reader.press("escape")
            if keys[0] == "o":
                await reader.press("o", "o")
            assert reader.app.cursor_position == text
        await reader.press("a")
        x, y = reader.app.cursor_position
        assert reader.lines[y - 1][x:].startswith(reader.focused[:20])


async def test_help_lists_the_keys_of_the_panel_or_dialog_one_is_in(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("o", "question_mark")
        assert "Filter this list" in reader.text
        await reader.press("escape", "escape", "i", "question_mark")
        assert "Tags of this article" in reader.text
        await reader.press("slash")
        await reader.type("tags of")
        await reader.press("enter")
        assert isinstance(reader.app.screen, TagPicker)
        await reader.press("question_mark", "f1")
        assert "Tick" in reader.text
        await reader.press("escape")
        assert reader.app.screen.query_one(TagInput).value == "?"


async def test_ctrl_c_stops_what_is_still_being_opened(tmp_path: Path) -> None:
    opening: Future[Article] = Future()
    app = ReaderApp(SampleWorkspace(tmp_path), opening)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+c")
        assert not app.is_running
        opening.cancel()


async def test_ctrl_q_leaves_a_dialog_and_asks_before_words_are_lost(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("i", "ctrl+q", "a", "x", "ctrl+q")
        assert "The note is not saved." in reader.text
        await reader.press("s", "ctrl+q")
        assert [mark.annotation.note for mark in reader.desk.workspace.marks(article())] == ["x"]
        assert not reader.app.is_running
