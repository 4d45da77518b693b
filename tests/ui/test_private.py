"""What is done on a private screen leaves the disk as it was."""

from __future__ import annotations

from pathlib import Path

from tests.files import tree
from tests.ui.lists.corpus import LibraryWorkspace, library, lists_on_screen


async def test_notes_places_searches_and_states_of_a_private_screen_leave_no_trace(
    tmp_path: Path,
) -> None:
    public, first = library(tmp_path)
    public.annotate(first, None, note="Ask the council.")
    public.close()
    before = tree(tmp_path)
    workspace = LibraryWorkspace(tmp_path, private=True)
    article = workspace.open(str(tmp_path / "harbour.txt"))
    async with lists_on_screen(workspace, article) as lists:
        await lists.press("right_parenthesis", "H", "right_parenthesis", "a")
        await lists.type("only here")
        await lists.press("enter", "c", "slash")
        await lists.type("council")
        await lists.press("enter", "L", "m", "g", "A", "F")
        await lists.type("storms")
        await lists.press("enter", "escape")
        notes = {mark.annotation.note for mark in workspace.marks(article)}
        assert notes == {"Ask the council.", "only here"}
        assert tree(tmp_path) == before
    assert tree(tmp_path) == before
