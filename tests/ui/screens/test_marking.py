"""Notes, tags and highlights: made on what is seen, kept by the store, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.sample import FullDisk, Reader, SampleWorkspace, article, on_screen


def _marks(reader: Reader) -> list[tuple[str, str, tuple[str, ...]]]:
    text = article().text
    return [
        (mark.anchor.span.of(text) if mark.anchor.span else "", mark.annotation.note, mark.tags)
        for mark in reader.desk.workspace.marks(article())
    ]


async def test_a_note_after_scrolling_is_on_a_sentence_that_is_on_screen(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("s", "space", "space", "a")
        seen = reader.desk.page.seen()
        await reader.type("look at this")
        await reader.press("enter")
        (words, note, _) = _marks(reader)[0]
        assert note == "look at this"
        start = article().text.index(words)
        assert seen.start <= start and start + len(words) <= seen.end


async def test_a_note_says_that_it_is_saved_and_where(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "a")
        await reader.type("hm")
        await reader.press("enter")
        assert reader.status.saved == "saved 12:03"
        assert str(tmp_path / "store") in reader.status.message
        assert any(line.startswith("Ex *") for line in reader.lines)
        await reader.press("l", "h")
        assert reader.status.note == "* hm"


async def test_a_on_an_own_note_edits_it(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "a")
        await reader.type("one")
        await reader.press("enter", "a")
        await reader.type(" two")
        await reader.press("enter")
        assert [note for _, note, _ in _marks(reader)] == ["one two"]


async def test_a_tag_is_created_and_repeated_with_a_point(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_square_bracket", "s", "t")
        await reader.type("deterrence")
        await reader.press("enter")
        await reader.quiet()
        await reader.press("s", "full_stop")
        marks = _marks(reader)
        assert [tags for _, _, tags in marks] == [("deterrence",), ("deterrence",)]
        assert marks[1][0].startswith("“Kim is not going")
        kept = [mark.annotation for mark in reader.desk.workspace.marks(article())]
        assert [annotation.speaker for annotation in kept] == ["David Maxwell"] * 2


async def test_deleting_is_taken_back_by_undo_and_made_again_by_redo(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "H")
        assert len(_marks(reader)) == 1
        await reader.press("D")
        assert reader.status.message == "Deleted. U brings it back."
        assert _marks(reader) == []
        await reader.press("U")
        assert len(_marks(reader)) == 1
        await reader.press("ctrl+r")
        assert _marks(reader) == []


async def test_notes_are_stepped_through_and_opened(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("2", "right_parenthesis", "H", "3", "right_parenthesis", "a")
        await reader.type("second")
        await reader.press("enter", "g", "J")
        assert reader.status.focus.startswith("note 1/2 · Robert Manning · quote 1")
        await reader.press("J")
        assert reader.status.focus.startswith("note 2/2")
        await reader.press("enter")
        assert "second" in reader.text and "D delete" in reader.text
        await reader.press("escape", "J")
        assert reader.status.message == "No more notes."
        await reader.press("K")
        assert reader.status.focus.startswith("note 1/2")


async def test_the_same_words_are_not_highlighted_twice(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "H", "H")
        assert len(_marks(reader)) == 1
        await reader.press("H")
        assert len(_marks(reader)) == 1
        assert "marked already" in reader.status.message


async def test_notes_are_there_next_time(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "a")
        await reader.type("kept #sanctions")
        await reader.press("enter", "q")
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("J")
        assert reader.status.note == "* kept #sanctions #sanctions"


async def test_what_cannot_be_saved_is_said_kept_and_saved_again(tmp_path: Path) -> None:
    workspace = FullDisk(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press("right_parenthesis", "a")
        await reader.type("precious")
        await reader.press("enter")
        assert "No space left on device" in reader.status.unsaved
        assert any("NOT SAVED" in line for line in reader.lines)
        assert reader.status.saved == ""
        await reader.press("q")
        assert "quit without saving" in reader.text
        await reader.press("n")
        workspace.full = False
        await reader.press("colon")
        await reader.type("save again")
        await reader.press("enter")
        await reader.quiet()
        assert reader.status.unsaved == ""
        assert [note for _, note, _ in _marks(reader)] == ["precious"]


@pytest.mark.parametrize("key", ["full_stop", "D", "enter", "U"])
async def test_keys_say_so_when_there_is_nothing_to_act_on(tmp_path: Path, key: str) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press(key)
        assert reader.status.message
        assert not reader.status.unsaved
