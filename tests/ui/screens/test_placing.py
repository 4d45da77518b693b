"""A note gets other edges from the keyboard; notes that overlap; quotes edited since."""

from __future__ import annotations

from pathlib import Path

from reader.model import Span
from reader.ui.article.layers import Rank, runs
from reader.ui.article.session import STACKED
from reader.ui.dialogs.card import NoteCard
from tests.ui.review.material import troubled, words
from tests.ui.sample import Reader, SampleWorkspace, article, on_screen


def _noted(reader: Reader) -> list[str]:
    marks = reader.app.workspace.marks(article())
    return [mark.anchor.span.of(article().text) for mark in marks if mark.anchor.span]


async def test_a_note_is_made_longer_and_shorter_at_either_end(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    workspace.annotate(article(), words("may get put", "put"), note="short")
    async with on_screen(workspace) as reader:
        await reader.press("J", "v")
        assert reader.status.hints[0] == ("enter", "these words")
        await reader.press("shift+right", "shift+right", "enter")
        assert _noted(reader) == ["may get put on the"]
        assert reader.status.message == "The note stands on these words now. U takes it back."
        await reader.press("v", "o", "shift+left", "shift+left", "enter")
        assert _noted(reader) == ["“North Korea may get put on the"]
        await reader.press("v", "shift+left", "o", "shift+right", "enter")
        assert _noted(reader) == ["Korea may get put on"]
        await reader.press("U", "U")
        assert _noted(reader) == ["may get put on the"]


async def test_arrows_with_shift_begin_at_the_notes_own_edges(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    workspace.annotate(article(), words("may get put", "put"), tags=["x"])
    async with on_screen(workspace) as reader:
        await reader.press("J", "shift+right", "enter")
        assert _noted(reader) == ["may get put on"]
        assert reader.status.focus.startswith("note 1/1")


async def test_escape_and_the_same_words_change_nothing(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    workspace.annotate(article(), words("may get put", "put"), note="short")
    async with on_screen(workspace) as reader:
        await reader.press("J", "v", "shift+right", "escape", "J", "v", "enter")
        assert "already" in reader.status.message
        assert _noted(reader) == ["may get put"]


async def test_a_selection_from_a_note_can_become_a_note_of_its_own(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    workspace.annotate(article(), words("may get put", "put"), note="short")
    async with on_screen(workspace) as reader:
        await reader.press("J", "v", "shift+right", "a", *"longer", "enter")
        assert sorted(_noted(reader)) == ["may get put", "may get put on"]


def _stacked(home: Path) -> SampleWorkspace:
    """Three notes that overlap: outer, inner, and one that begins in it and ends behind it."""
    workspace = SampleWorkspace(home)
    for first, last, note in (
        ("“North Korea may", "burner,”", "outer"),
        ("Korea may get", "get", "inner"),
        ("back burner", "Robert Manning", "behind"),
    ):
        workspace.annotate(article(), words(first, last), note=note)
    return workspace


async def test_overlapping_notes_are_stepped_through_one_by_one_and_each_opens(
    tmp_path: Path,
) -> None:
    async with on_screen(_stacked(tmp_path)) as reader:
        seen = []
        for _ in range(3):
            await reader.press("J", "enter")
            card = reader.app.screen
            assert isinstance(card, NoteCard)
            seen.append(card.rows.items[2].plain)
            await reader.press("escape")
            assert reader.status.note.startswith(f"* {seen[-1]}")
        assert seen == ["outer", "inner", "behind"]
        await reader.press("K", "K")
        assert reader.status.focus.startswith("note 1/3")


async def test_where_notes_overlap_the_page_shows_it(tmp_path: Path) -> None:
    async with on_screen(_stacked(tmp_path)) as reader:
        session = reader.desk.session
        layers = [(rank, layer) for rank, layer in session.layers(()) if rank is Rank.ANNOTATION]
        inner = words("Korea may get", "get")
        codes = {run.looks for run in runs(layers, inner.start, inner.end)}
        assert codes == {((Rank.ANNOTATION, STACKED),)}
        alone = Span(inner.start - 4, inner.start - 1)
        assert {run.looks for run in runs(layers, *alone)} != codes


async def test_a_quote_that_was_edited_says_so_and_shows_how(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path)) as reader:
        await reader.press("J")
        assert "edited after you saved it" in reader.status.note
        await reader.press("enter")
        assert "This quote was edited after you saved it." in reader.text
        assert "[-far -]" in reader.text


async def test_a_note_without_a_place_opens_from_the_panel(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path), size=(120, 40)) as reader:
        await reader.press("p", "G", "enter")
        assert "Its words are not in this version of the article." in reader.text
        await reader.press("a")
        await reader.type(" yes")
        await reader.press("enter")
        notes = {mark.annotation.note for mark in reader.app.workspace.marks(article())}
        assert "still true? yes" in notes
