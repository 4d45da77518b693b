"""Details filled in on screen: saved, cited, and taken back."""

from __future__ import annotations

from pathlib import Path

from reader.ui.dialogs.cite import CitationPicker
from reader.ui.dialogs.details import Details
from reader.workspace import sample
from tests.ui.sample import SampleWorkspace, on_screen


async def test_an_author_that_is_filled_in_is_saved_shown_and_undone(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("i", "j", "enter")
        await reader.type("Ines Duarte; Bo Ek")
        await reader.press("enter")
        assert isinstance(reader.app.screen, Details)
        assert "Ines Duarte; Bo Ek" in reader.text
        await reader.press("escape")
        assert reader.desk.session.article.metadata.authors == ("Ines Duarte", "Bo Ek")
    again = SampleWorkspace(tmp_path)
    source = str(sample())
    assert again.open(source).metadata.authors == ("Ines Duarte", "Bo Ek")
    async with on_screen(again, shown=again.open(source)) as reader:
        await reader.press("U")
        assert reader.status.message.startswith("Undone: details")
        assert reader.desk.session.article.metadata.authors == ()
    assert again.open(source).metadata.authors == ()


async def test_a_date_that_is_confirmed_is_no_guess_any_more(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        assert "published" in reader.desk.session.article.metadata.guessed
        await reader.press("i", "j", "j", "enter", "enter", "escape")
        metadata = reader.desk.session.article.metadata
        assert metadata.published == "2020-01-03"
        assert "published" not in metadata.guessed
        assert "Jan 3, 2020?" not in reader.lines[0]


async def test_what_cannot_be_a_date_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("i", "j", "j", "enter", "ctrl+u")
        await reader.type("yesterday")
        await reader.press("enter")
        assert "yesterday is not a date" in reader.status.message
        assert reader.desk.session.article.metadata.published == "2020-01-03"
        kept = reader.desk.workspace.details(reader.desk.session.article)
        assert kept is not None
        assert kept.published == "2020-01-03"


async def test_escape_leaves_a_detail_as_it_was(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("i", "j", "enter", "x", "escape")
        assert "Details of this article" in reader.text
        await reader.press("escape")
        assert reader.app.screen is reader.app.reading
        assert reader.desk.session.article.metadata.authors == ()


async def test_what_the_picker_misses_is_filled_in_from_there(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path), size=(100, 30)) as reader:
        await reader.press("2", "right_parenthesis", "C")
        assert "Not known: author." in reader.text
        await reader.press("i", "j", "enter")
        await reader.type("Ines Duarte")
        await reader.press("enter", "escape")
        assert isinstance(reader.app.screen, CitationPicker)
        assert "as cited in Duarte, 2020" in " ".join(reader.text.replace("│", " ").split())


async def test_the_article_gets_a_note_tags_and_a_state_of_its_own(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    async with on_screen(workspace, size=(100, 36)) as reader:
        await reader.press("i", "a")
        await reader.type("Compare with #sources elsewhere")
        await reader.press("enter")
        assert isinstance(reader.app.screen, Details)
        assert "Compare with #sources elsewhere" in reader.text
        await reader.press("t", *"asia", "enter", "s")
        assert "#sources #asia" in reader.text
        assert any("State" in line and "done" in line for line in reader.lines)
        own = workspace.article_note(reader.desk.session.article)
        assert own is not None
        assert workspace.store.codebook.tag_names(own.tags) == ("sources", "asia")
        await reader.press("escape", "U", "U", "i")
        assert any("State" in line and "reading" in line for line in reader.lines)
        assert "#asia" not in reader.text
        assert "#sources" in reader.text


async def test_each_detail_says_where_it_comes_from(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    shown = workspace.open(str(sample()))
    async with on_screen(workspace, shown=shown, size=(100, 36)) as reader:
        await reader.press("i", "j", "enter")
        await reader.type("Ines Duarte")
        await reader.press("enter")
        lines = reader.lines
        assert any("Ines Duarte  set by you" in line for line in lines)
        assert any("said by the file" in line for line in lines)
        assert "? a guess" in reader.text
