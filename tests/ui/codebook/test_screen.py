"""The codebook on screen: made, changed, merged, deleted, and taken back."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from reader.annotation.disk import Disk
from reader.model import Span, Tag
from reader.ui.bank.screen import BankScreen
from reader.ui.codebook.screen import CodebookScreen
from tests.ui.sample import Reader, SampleWorkspace, article, on_screen


def filled(home: Path) -> SampleWorkspace:
    """A workspace with a few tags: war > drones, sanctions (key 1), relief."""
    workspace = SampleWorkspace(home)
    codebook = workspace.store.codebook
    war = codebook.ensure("war")
    codebook.change(codebook.ensure("drones"), parent=war.id)
    codebook.change(
        codebook.ensure("sanctions"), key="1", color="#d9534a", description="Limits on trade."
    )
    codebook.ensure("relief")
    for start, tags in ((10, ("sanctions",)), (20, ("sanctions", "drones")), (30, ("relief",))):
        workspace.annotate(article(), Span(start, start + 5), tags=tags)
    return workspace


def _tag(reader: Reader, name: str) -> Tag:
    found = reader.app.workspace.store.codebook.find(name)
    assert found is not None
    return found


def _names(reader: Reader) -> list[str]:
    screen = reader.app.screen
    assert isinstance(screen, CodebookScreen)
    return [row.tag.name for row in screen.rows.items]


def _message(reader: Reader) -> str:
    screen = reader.app.screen
    assert isinstance(screen, CodebookScreen)
    return screen.messages.now


async def _stand_on(reader: Reader, name: str) -> None:
    await reader.press("g", *["j"] * _names(reader).index(name))


async def test_tags_are_a_tree_with_keys_counts_and_the_chosen_one_whole(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T")
        assert _names(reader) == ["relief", "sanctions", "war", "drones"]
        await _stand_on(reader, "sanctions")
        assert any("1 ■ #sanctions  Limits on trade." in line for line in reader.lines)
        assert "#sanctions  2 notes · key 1 · ■ red" in reader.text
        assert "4 tags · 4 uses · 1 with a key" in reader.text
        await _stand_on(reader, "drones")
        assert "below  #war" in reader.text
        await reader.press("s")
        assert _names(reader) == ["sanctions", "relief", "war", "drones"]


async def test_a_tag_is_made_described_coloured_and_given_a_key(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path)) as reader:
        await reader.press("T")
        assert "No tags yet" in reader.text
        await reader.press("n", *"hope", "enter")
        await reader.press("n", *"fear", "enter", "e")
        await reader.type("Being afraid.")
        await reader.press("enter", "c", "j", "enter", "5")
        tag = _tag(reader, "fear")
        assert (tag.description, tag.color, tag.key) == ("Being afraid.", "#e08a3c", "5")
        await reader.press("5")
        assert _tag(reader, "fear").key == ""
        await reader.press("U")
        assert _tag(reader, "fear").key == "5"


async def test_a_colour_can_be_written_and_what_is_none_is_refused(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "c", "G", "k", "enter", "ctrl+u", *"#12ab34", "enter")
        assert _tag(reader, "relief").color == "#12ab34"
        await reader.press("c", "G", "k", "enter", "ctrl+u", *"nice", "enter")
        assert "nice is no colour" in _message(reader)
        await reader.press("c", "G", "enter")
        assert _tag(reader, "relief").color == ""


async def test_a_key_that_another_tag_has_is_asked_for(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T")
        await _stand_on(reader, "war")
        await reader.press("1")
        assert "1 is the key of #sanctions. Give it to #war" in reader.text
        await reader.press("n")
        assert _tag(reader, "sanctions").key == "1"
        await reader.press("1", "y")
        assert (_tag(reader, "sanctions").key, _tag(reader, "war").key) == ("", "1")
        await reader.press("U")
        assert (_tag(reader, "sanctions").key, _tag(reader, "war").key) == ("1", "")


async def test_another_name_that_is_taken_is_refused_in_words(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T")
        await _stand_on(reader, "war")
        await reader.press("r", "ctrl+u", *"relief", "enter")
        assert "There is a tag “relief” already" in _message(reader)
        await reader.press("r", "ctrl+u", *"conflict", "enter")
        assert _tag(reader, "conflict").name == "conflict"
        await reader.press("U")
        assert _names(reader) == ["relief", "sanctions", "war", "drones"]


async def test_other_names_find_the_tag_and_can_be_taken_away(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "a")
        await reader.type("easing, lifting")
        await reader.press("enter")
        assert _tag(reader, "easing").name == "relief"
        assert "also   #easing #lifting" in reader.text
        await reader.press("a", "ctrl+u", "enter")
        assert _tag(reader, "relief").aliases == ()


async def test_a_parent_is_chosen_and_a_circle_refused(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "p", *"sanc", "enter")
        assert _names(reader) == ["sanctions", "relief", "war", "drones"]
        await reader.press("g", "p", *"relief", "enter")
        assert "cannot stand below itself" in _message(reader)
        await _stand_on(reader, "relief")
        await reader.press("p", "enter")
        assert _tag(reader, "relief").parent is None


async def test_ticked_tags_are_merged_after_the_counts_were_shown(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "space", "j", "j", "space", "m", *"sanc", "enter")
        text = " ".join(reader.text.replace("│", " ").split())
        assert "Merge 2 tags (2 notes) into #sanctions (2)?" in text
        await reader.press("y")
        assert _names(reader) == ["sanctions", "war"]
        assert _tag(reader, "drones").name == "sanctions"
        assert reader.app.workspace.store.codebook.counts()[_tag(reader, "sanctions").id] == 4
        await reader.press("U")
        assert _names(reader) == ["relief", "sanctions", "war", "drones"]


async def test_one_of_the_ticked_tags_can_be_what_they_become(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "asterisk")
        assert "── 4 ticked ──" in reader.text
        await reader.press("m", *"sanc", "enter")
        assert "Merge 3 tags" in " ".join(reader.text.split())
        await reader.press("y")
        assert _names(reader) == ["sanctions"]


async def test_a_used_tag_is_deleted_after_a_question_and_comes_back(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "j", "D")
        assert "2 notes would lose it" in reader.text
        await reader.press("y")
        assert _names(reader) == ["relief", "war", "drones"]
        await reader.press("U")
        assert _names(reader) == ["relief", "sanctions", "war", "drones"]
        await _stand_on(reader, "war")
        await reader.press("D")
        assert _names(reader) == ["drones", "relief", "sanctions"]


async def test_the_filter_keeps_tags_with_the_words_in_name_description_or_parent(
    tmp_path: Path,
) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "slash", *"trade", "enter")
        screen = reader.app.screen
        assert isinstance(screen, CodebookScreen)
        assert [screen.rows.items[i].tag.name for i in screen.rows.shown_items] == ["sanctions"]
        await reader.press("escape")
        assert screen.rows.shown_count == 4
        await reader.press("q")
        assert reader.app.screen is reader.app.reading


async def test_enter_lists_all_notes_with_the_tag_in_the_quote_bank(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "j", "enter")
        screen = reader.app.screen
        assert isinstance(screen, BankScreen)
        assert "> tag:sanctions" in reader.text and "▸notes" in reader.text
        assert len(screen.rows.items) == 2
        await reader.press("q")
        assert isinstance(reader.app.screen, CodebookScreen)


async def test_what_is_renamed_here_is_so_on_the_page(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T", "r", "ctrl+u", *"easing", "enter", "q")
        assert ("easing",) in [row.tags for row in reader.desk.session.reading.notes]


async def test_what_cannot_be_saved_here_is_kept_said_asked_about_and_saved_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = True

    def write(self: Disk, name: str, data: bytes) -> None:
        if full:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self, name, data)

    workspace = filled(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press("T")
        real = Disk.append
        monkeypatch.setattr(Disk, "append", write)
        await reader.press("n", *"hope", "enter")
        assert "NOT SAVED" in reader.text and "disk is full" in reader.text
        assert "hope" not in _names(reader)
        await reader.press("q")
        assert "leave without saving" in reader.text
        await reader.press("n")
        full = False
        await reader.press("colon", *"save again", "enter")
        assert "hope" in _names(reader)
        assert "NOT SAVED" not in reader.text


async def test_help_lists_the_keys_of_the_codebook_and_runs_them(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path), size=(80, 40)) as reader:
        await reader.press("T", "question_mark")
        assert "Merge it, or all that are ticked, into another" in reader.text
        await reader.press("slash", *"a new tag", "enter")
        await reader.press(*"made", "enter")
        assert "made" in _names(reader)


async def test_a_tag_made_in_another_window_appears_by_itself(tmp_path: Path) -> None:
    async with on_screen(filled(tmp_path)) as reader:
        await reader.press("T")
        other = SampleWorkspace(tmp_path)
        other.store.codebook.ensure("from-over-there")
        for _ in range(100):
            await reader.pilot.pause(0.1)
            if "from-over-there" in _names(reader):
                break
        assert "#from-over-there" in reader.text
        other.close()
