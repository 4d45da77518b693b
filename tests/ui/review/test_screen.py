"""What needs a look on screen: accepted, attached by hand, settled, and taken back."""

from __future__ import annotations

from pathlib import Path

from reader.model import AnchorState
from reader.ui.review.screen import ReviewScreen
from tests.ui.review.material import GONE, troubled
from tests.ui.sample import FullDisk, Reader, SampleWorkspace, article, on_screen


def _screen(reader: Reader) -> ReviewScreen:
    screen = reader.app.screen
    assert isinstance(screen, ReviewScreen)
    return screen


def _kinds(reader: Reader) -> list[str]:
    return [row.item.what for row in _screen(reader).rows.items]


async def _stand_on(reader: Reader, kind: str) -> None:
    await reader.press("g", *["j"] * _kinds(reader).index(kind))


def _states(reader: Reader) -> dict[str, AnchorState]:
    marks = reader.app.workspace.marks(article())
    return {mark.annotation.note: mark.anchor.state for mark in marks}


async def test_everything_that_needs_a_look_is_listed_and_counted(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path), size=(100, 30)) as reader:
        await reader.press("exclamation_mark")
        assert sorted(_kinds(reader)) == [
            "changed", "conflict", "lost", "moved", "uncertain", "unsure",
        ]  # fmt: skip
        assert "1 conflict · " in reader.text and "1 lost" in reader.text
        assert any("who?" in line and "Mark Esper?" in line for line in reader.lines)


async def test_changed_words_stand_beside_the_saved_ones_and_are_accepted(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path), size=(100, 30)) as reader:
        await reader.press("exclamation_mark")
        await _stand_on(reader, "changed")
        assert "[-far -]" in reader.text
        assert any("saved" in line and "now" in line for line in reader.lines)
        await reader.press("y")
        assert "changed" not in _kinds(reader)
        assert _states(reader)["check this"] is AnchorState.EXACT
        await reader.press("U")
        assert "changed" in _kinds(reader)


async def test_words_that_stand_in_several_places_are_settled_by_hand(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path), size=(100, 30)) as reader:
        await reader.press("exclamation_mark")
        await _stand_on(reader, "uncertain")
        assert "The same words stand in several places" in reader.text
        await reader.press("a", "slash", *"North Korea", "enter", "n", "n", "enter")
        assert _states(reader)["which of them?"] is AnchorState.EXACT
        assert reader.focused == "North Korea"


async def test_several_are_accepted_as_one_act(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path), size=(100, 30)) as reader:
        await reader.press("exclamation_mark", "asterisk", "y")
        assert sorted(_kinds(reader)) == ["conflict", "lost"]
        assert "4 accepted" in _screen(reader).messages.now
        await reader.press("U")
        assert len(_kinds(reader)) == 6


async def test_an_unsure_speaker_is_confirmed_or_said_to_be_another(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path), size=(100, 30)) as reader:
        await reader.press("exclamation_mark")
        await _stand_on(reader, "unsure")
        await reader.press("w")
        assert "Who said this?" in reader.text
        await reader.type("Ken Gause")
        await reader.press("enter")
        assert "unsure" not in _kinds(reader)
        await reader.press("U", "escape")
        await reader.press("1", "1", "right_parenthesis")
        assert "Mark Esper?" in reader.status.focus


async def test_a_conflict_shows_both_and_keeps_what_is_chosen(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path), size=(100, 30)) as reader:
        await reader.press("exclamation_mark")
        await _stand_on(reader, "conflict")
        await reader.press("enter")
        assert "Mine: mine" in reader.text and "Theirs: theirs" in reader.text
        await reader.press("m")
        notes = {mark.annotation.note for mark in reader.app.workspace.marks(article())}
        assert "mine" in notes and "theirs" not in notes
        await reader.press("U")
        await _stand_on(reader, "conflict")
        await reader.press("y", "b")
        assert "conflict" not in _kinds(reader)
        notes = {mark.annotation.note for mark in reader.app.workspace.marks(article())}
        assert {"mine", "theirs"} <= notes


async def test_a_lost_note_is_attached_to_words_selected_by_hand(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path)) as reader:
        await reader.press("exclamation_mark")
        await _stand_on(reader, "lost")
        assert GONE in reader.text
        await reader.press("a")
        assert reader.app.screen is reader.app.reading
        assert "enter attaches" in reader.status.message
        await reader.press("5", "right_parenthesis", "v", "enter")
        assert reader.focused.startswith("“Kim is not going")
        assert _states(reader)["still true?"] is AnchorState.EXACT
        assert "U takes it back" in reader.status.message
        await reader.press("U")
        assert _states(reader)["still true?"] is AnchorState.LOST


async def test_attaching_is_left_with_escape(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path)) as reader:
        await reader.press("exclamation_mark")
        await _stand_on(reader, "lost")
        await reader.press("a", "v", "escape", "escape")
        assert reader.status.message == "The note stays as it was."
        await reader.press("g", "enter")
        assert _states(reader)["still true?"] is AnchorState.LOST


async def test_seeing_it_leads_to_the_words_on_the_page(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path)) as reader:
        await reader.press("exclamation_mark")
        await _stand_on(reader, "moved")
        await reader.press("v")
        assert reader.app.screen is reader.app.reading
        assert reader.focused.startswith("met with Trump")


async def test_a_lost_note_is_deleted_and_comes_back(tmp_path: Path) -> None:
    async with on_screen(troubled(tmp_path)) as reader:
        await reader.press("exclamation_mark")
        await _stand_on(reader, "lost")
        await reader.press("D")
        assert "lost" not in _kinds(reader)
        await reader.press("U")
        assert "lost" in _kinds(reader)


async def test_what_is_not_saved_is_listed_and_saved_again(tmp_path: Path) -> None:
    workspace = FullDisk(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press("right_parenthesis", "a", *"precious", "enter")
        await reader.press("exclamation_mark")
        assert _kinds(reader)[0] == "not saved"
        assert "No space left on device" in reader.text
        await reader.press("enter")
        assert _kinds(reader)[0] == "not saved"
        workspace.full = False
        await reader.press("enter")
        assert "not saved" not in _kinds(reader)
        notes = [mark.annotation.note for mark in workspace.marks(article())]
        assert notes == ["precious"]


async def test_nothing_to_look_at_is_said(tmp_path: Path) -> None:
    async with on_screen(SampleWorkspace(tmp_path, quotes=False)) as reader:
        await reader.press("exclamation_mark")
        assert "Nothing needs a look" in reader.text
        await reader.press("y", "w", "a", "D", "t", "v")
        assert "Nothing is lost." in _screen(reader).messages.log


async def test_marks_in_other_articles_are_listed_and_opened(tmp_path: Path) -> None:
    workspace = troubled(tmp_path)
    other = workspace.open(str(_other(tmp_path)))
    async with on_screen(workspace, shown=other) as reader:
        await reader.press("exclamation_mark")
        assert sorted(_kinds(reader)) == ["conflict", "lost", "uncertain", "unsure"]
        assert "in other articles" in reader.text
        await _stand_on(reader, "lost")
        await reader.press("a")
        await reader.quiet()
        assert reader.desk.session.article.id == article().id
        assert reader.desk.to_place is not None


def _other(home: Path) -> Path:
    path = home / "other.txt"
    path.write_text("The harbour\n\nThe ice came early this year, the harbour master said.\n")
    return path
