"""Citations on screen: what `c` copies, how `C` changes it, and what is said of the copy."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from reader.settings import Settings
from reader.ui.dialogs.cite import CitationPicker
from reader.ui.dialogs.copy import CopyView
from reader.ui.dialogs.details import Details
from reader.workspace.copies import Copies
from tests.ui.sample import SampleWorkspace, on_screen

# A clipboard in a file: `-o` reads it, all else fills it.
_WORKS = 'case "$*" in *-o*) cat "$KEPT";; *) cat > "$KEPT";; esac'
_MANNING = ("2", "right_parenthesis")


class _Desktop(SampleWorkspace):
    """A workspace on a computer whose clipboard is a file, filled by a program named xclip."""

    def __init__(self, home: Path, helper: str = _WORKS, *, mode: str = "auto") -> None:
        super().__init__(home, settings=Settings(user="tester", clipboard=mode))
        self.today = lambda: date(2026, 1, 5)
        self.kept = home / "kept"
        tools = home / "bin"
        tools.mkdir(exist_ok=True)
        for tool in ("sh", "cat"):
            (tools / tool).unlink(missing_ok=True)
            (tools / tool).symlink_to(str(shutil.which(tool)))
        program = tools / "xclip"
        program.write_text(f"#!/bin/sh\n{helper}\n", encoding="utf-8")
        program.chmod(0o755)
        environ = {
            "PATH": str(tools), "DISPLAY": ":9", "KEPT": str(self.kept), "HOME": os.environ["HOME"],
        }  # fmt: skip
        self.copies = Copies(mode, environ, self.folders.state / "last-copy.txt")

    @property
    def copied(self) -> str:
        return self.kept.read_text(encoding="utf-8")


async def test_c_on_a_quote_copies_it_with_its_speaker_and_says_which_way(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press(*_MANNING, "c")
        assert workspace.copied.startswith("“North Korea may get put on the back burner” (R. Man")
        assert "as cited in" in workspace.copied
        said = reader.status.message
        assert said.startswith("Copied through xclip: APA 7 in-text. Not known: author.")
        assert len(said) <= 78
        assert any(said in line for line in reader.lines)


async def test_the_list_of_messages_has_all_that_the_line_has_no_room_for(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press(*_MANNING, "c")
        assert reader.status.message.endswith(":messages")
        whole = reader.desk.messages.log[-1]
        for part in ("Not known: author.", "Guessed: date.", "Italic: Experts", "xclip"):
            assert part in whole


async def test_on_a_wide_screen_the_line_says_it_all(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace, size=(160, 40)) as reader:
        await reader.press(*_MANNING, "c")
        said = reader.status.message
        for part in ("Not known: author.", "Guessed: date.", "Italic: Experts: Killing"):
            assert part in said


async def test_c_on_no_quotation_copies_the_reference(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press("3", "G", "c")
        assert "(2020, January 3). VOA News. https://" in workspace.copied
        assert "reference" in reader.status.message


async def test_c_on_a_selection_outside_quotes_copies_it_as_the_articles_words(
    tmp_path: Path,
) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press("3", "G", "v", "c")
        assert "The U.S. killed Gen. Qassem Soleimani" in workspace.copied
        assert "as cited in" not in workspace.copied


async def test_a_selection_over_two_quotations_cites_both(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace, size=(100, 60)) as reader:
        first, second = (
            next(u for u in reader.desk.session.utterances if u.number == number)
            for number in ("1", "2")
        )
        await reader.press(*_MANNING, "v", "2", "right_parenthesis")
        assert reader.desk.focus.span.overlaps(first.span)
        assert reader.desk.focus.span.overlaps(second.span)
        await reader.press("c")
        assert "Manning" in workspace.copied
        assert "Trump" in workspace.copied


async def test_the_style_chosen_is_copied_and_kept_for_this_store(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press(*_MANNING, "C")
        assert isinstance(reader.app.screen, CitationPicker)
        assert "Cite quote 1 · Robert Manning · ¶2" in reader.text
        await reader.press("j", "l", "enter")
        assert "(qtd. in " in workspace.copied
    again = _Desktop(tmp_path)
    async with on_screen(again) as reader:
        again.kept.unlink()
        await reader.press(*_MANNING, "c")
        assert "(qtd. in " in again.copied
        await reader.press("3", "G", "c")
        assert "VOA News, 3 Jan. 2020" in again.copied
    elsewhere = _Desktop(tmp_path)
    elsewhere._annotations = tmp_path / "another"
    async with on_screen(elsewhere) as reader:
        await reader.press(*_MANNING, "c")
        assert "as cited in" in elsewhere.copied


async def test_the_markup_chosen_is_what_is_copied(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace, size=(100, 30)) as reader:
        await reader.press("3", "G", "C")
        assert "Cite the article" in reader.text
        await reader.press("j", "m", "enter")
        assert "*VOA News*" in workspace.copied
        assert "as Markdown" in reader.status.message
        assert "Italic" not in reader.status.message
        await reader.press("C", "m", "enter")
        assert "<i>VOA News</i>" in workspace.copied


async def test_a_picker_that_is_closed_changes_nothing(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press(*_MANNING, "C", "j", "escape")
        assert not workspace.kept.exists()
        await reader.press("c")
        assert "as cited in" in workspace.copied


async def test_the_details_lead_back_to_the_picker(tmp_path: Path) -> None:
    async with on_screen(_Desktop(tmp_path)) as reader:
        await reader.press(*_MANNING, "C", "i")
        assert isinstance(reader.app.screen, Details)
        await reader.press("escape")
        assert isinstance(reader.app.screen, CitationPicker)


async def test_capital_y_copies_markdown_and_nothing_beside_it(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press(*_MANNING, "Y")
        assert workspace.copied.startswith("> “North Korea may get put on the back burner”")
        assert "#:~:text=North%20Korea%20may" in workspace.copied
        assert reader.status.message.startswith("Copied through xclip: Markdown quote.")
        await reader.press("3", "G", "Y")
        assert workspace.copied.startswith("> The U.S. killed Gen. Qassem Soleimani")


async def test_the_last_copy_is_shown_again_in_a_later_run(tmp_path: Path) -> None:
    async with on_screen(_Desktop(tmp_path)) as reader:
        await reader.press("colon", *"last", "enter")
        assert reader.status.message == "Nothing has been copied yet."
        await reader.press(*_MANNING, "c")
    async with on_screen(_Desktop(tmp_path)) as reader:
        await reader.press("colon", *"last", "enter")
        assert isinstance(reader.app.screen, CopyView)
        assert "“North Korea may get put on the back burner”" in reader.text
        assert "The last copy." in reader.text


@pytest.mark.parametrize("helper", ["exit 1", "cat > /dev/null; echo noise"])
async def test_a_helper_that_fails_is_not_believed(tmp_path: Path, helper: str) -> None:
    workspace = _Desktop(tmp_path, helper)
    async with on_screen(workspace) as reader:
        await reader.press(*_MANNING, "y")
        assert "xclip" not in reader.status.message
        assert reader.status.message.startswith("Sent to terminal (unconfirmed): the words.")


async def test_a_copy_to_a_file_says_where_to_see_it(tmp_path: Path) -> None:
    workspace = _Desktop(tmp_path, mode="file")
    async with on_screen(workspace) as reader:
        await reader.press(*_MANNING, "c")
        assert reader.status.message.startswith("Copied to a file only (:copy.last shows it)")
        assert "last-copy.txt" in reader.desk.messages.log[-1]
