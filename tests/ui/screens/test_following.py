"""Two windows on one store: what the one saves is seen in the other."""

from __future__ import annotations

from pathlib import Path

from reader.model import Span
from tests.ui.sample import SampleWorkspace, article, on_screen


def _words(first: str, last: str) -> Span:
    text = article().text
    start = text.index(first)
    return Span(start, text.index(last, start) + len(last))


async def test_a_note_made_in_another_window_appears_by_itself(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.pilot.pause(1.2)
        other = SampleWorkspace(tmp_path)
        other.annotate(article(), _words("“North Korea may", "burner,”"), note="from over there")
        for _ in range(100):
            await reader.pilot.pause(0.1)
            if reader.desk.session.reading.notes:
                break
        await reader.press("right_parenthesis", "right_parenthesis")
        assert reader.status.note == "* from over there"
        other.close()


async def test_an_edit_of_the_same_note_in_two_windows_is_said_and_both_are_kept(
    tmp_path: Path,
) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("right_parenthesis", "a", *"one", "enter")
        await reader.press("a", *" mine")
        other = SampleWorkspace(tmp_path)
        (mark,) = other.marks(article())
        other.change(mark.annotation, note="one theirs")
        await reader.press("enter")
        assert "! shows them" in reader.status.message
        notes = {mark.annotation.note for mark in other.marks(article())}
        assert notes == {"one mine", "one theirs"}
        other.close()
