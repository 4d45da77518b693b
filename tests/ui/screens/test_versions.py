"""Other versions of the article on screen: compared, accepted, restored, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model import Metadata
from reader.ui.screens import versions
from reader.workspace import sample
from tests.ui.sample import SampleWorkspace, on_screen

TEXT = """The ferry comes back

By Ada Finch

The ferry to the northern islands runs again from Monday, the harbour office said.

"We waited long enough for it to come back," said Rosa Lind, who keeps the shop on the pier.

The crossing takes an hour and costs no more than it did two winters ago.
"""
LATER = TEXT.replace("an hour", "two hours").replace("from Monday", "from Friday")


def written(home: Path, text: str = TEXT) -> Path:
    path = home / "ferry.txt"
    path.write_text(text, encoding="utf-8")
    return path


async def test_a_file_that_was_edited_is_compared_and_taken_and_brought_back(
    tmp_path: Path,
) -> None:
    path = written(tmp_path)
    workspace = SampleWorkspace(tmp_path, quotes=False)
    async with on_screen(workspace, (100, 40), workspace.open(str(path))) as reader:
        await reader.press("R")
        assert reader.status.message == "Nothing has changed."
        written(tmp_path, LATER)
        await reader.press("R")
        assert "[-Monday-]{+Friday+}" in reader.text
        assert "[-an hour-]{+two hours+}" in reader.text
        await reader.press("escape")
        assert "from Monday" in reader.text
        await reader.press("R")
        await reader.press("n")
        assert "from Friday" in reader.text
        assert "takes two hours" in reader.text
        assert any(said.startswith("This is the new") for said in reader.desk.messages.log)
        await reader.press("U")
        assert "from Monday" in reader.text
        await reader.press("ctrl+r")
        assert "from Friday" in reader.text


async def test_a_note_goes_over_to_the_new_version(tmp_path: Path) -> None:
    path = written(tmp_path)
    workspace = SampleWorkspace(tmp_path, quotes=False)
    async with on_screen(workspace, (100, 40), workspace.open(str(path))) as reader:
        await reader.press("slash")
        await reader.type("crossing")
        await reader.press("enter", "escape", "H")
        written(tmp_path, LATER)
        await reader.press("R")
        assert "Your note's words have changed" in reader.text
        await reader.press("n")
        marks = workspace.marks(reader.desk.session.article)
        assert [mark.anchor.state.value for mark in marks] == ["changed"]
        assert reader.desk.session.reading.notes[0].span is not None


async def test_a_file_that_changes_on_disk_says_so_and_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions, "SECONDS_BETWEEN_LOOKS", 0.02)
    path = written(tmp_path)
    workspace = SampleWorkspace(tmp_path, quotes=False)
    async with on_screen(workspace, (100, 40), workspace.open(str(path))) as reader:
        written(tmp_path, LATER)
        said = "The file has changed on disk. R compares."
        for _ in range(200):
            await reader.pilot.pause(0.02)
            if said in reader.desk.messages.log:
                break
        assert list(reader.desk.messages.log).count(said) == 1
        assert "from Monday" in reader.text


async def test_a_removed_line_comes_back_and_goes_again(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    async with on_screen(workspace, (100, 40), workspace.open(str(sample()))) as reader:
        before = reader.desk.session.article.version
        await reader.press("G", "r")
        assert "Accessibility links" in reader.text
        await reader.press("r")
        after = reader.desk.session.article.version
        assert after.restored == (before.removed[0].line,)
        assert "Accessibility links" in after.text
        assert "1 line brought back. U takes it back." in reader.desk.messages.log
        await reader.press("U")
        assert reader.desk.session.article.version.text == before.text
        await reader.press("ctrl+r")
        assert reader.desk.session.article.version.restored == after.restored
        await reader.press("r")
        await reader.press("G", "r")
        assert reader.desk.session.article.version.text == before.text


async def test_several_ticked_lines_come_back_at_once(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    async with on_screen(workspace, (100, 40), workspace.open(str(sample()))) as reader:
        removed = reader.desk.session.article.version.removed
        await reader.press("r")
        await reader.press("asterisk", "r")
        assert len(reader.desk.session.article.version.restored) == len(removed)
        assert reader.desk.session.article.version.removed == ()


async def test_the_page_stays_on_its_words_when_a_line_comes_back(tmp_path: Path) -> None:
    workspace = SampleWorkspace(tmp_path)
    async with on_screen(workspace, (100, 24), workspace.open(str(sample()))) as reader:
        await reader.press("]")
        page = reader.desk.page
        words = page.seen().of(reader.desk.session.article.text)[:40]
        await reader.press("r")
        await reader.press("r")
        now = reader.desk.page.seen().of(reader.desk.session.article.text)
        assert words in now[:200]


async def test_a_page_that_opens_with_other_words_says_so_and_r_shows_them(tmp_path: Path) -> None:
    known = Metadata(url="https://gull.example/ferry")
    workspace = SampleWorkspace(tmp_path, quotes=False)
    workspace.keep(workspace.open(str(written(tmp_path)), known))
    article = workspace.open(str(written(tmp_path, LATER)), known)
    async with on_screen(workspace, (100, 40), article) as reader:
        assert "Changed since you read it on" in " ".join(reader.desk.messages.log)
        await reader.press("R")
        assert "What has changed since you read it on" in reader.text
        assert "[-Monday-]{+Friday+}" in reader.text
        await reader.press("j", "enter")
        assert article.version.text[reader.desk.focus.span.start :].startswith("The crossing")
    workspace = SampleWorkspace(tmp_path, quotes=False)
    assert not workspace.open(str(tmp_path / "ferry.txt"), known).version.notices
