"""What is done with what was found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.clipboard import Copied
from reader.model import Article
from tests.ui.lists.corpus import STORIES, LibraryWorkspace, lists_on_screen


class Clipboard(LibraryWorkspace):
    """Keeps what is copied."""

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.copied: list[str] = []

    def copy(
        self, text: str, html: str | None = None, *, terminal: Callable[[str], None] | None = None
    ) -> Copied:
        self.copied.append(text)
        return Copied("xclip", True, "Copied through xclip")


def corpus(home: Path) -> tuple[Clipboard, Article]:
    workspace = Clipboard(home)
    first, *_ = [workspace.put(story) for story in STORIES]
    return workspace, first


async def test_y_copies_the_words_of_the_row_or_of_all_that_are_ticked(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("mara")
        await lists.press("escape", "y")
        assert workspace.copied == ["“I asked for a second survey in the spring,”"]
        assert lists.message.startswith("Copied through xclip: the words.")
        await lists.press("space", "space", "y")
        assert workspace.copied[1] == (
            "“I asked for a second survey in the spring,”\n\n“We need more time to read the plan,”"
        )


async def test_c_cites_each_ticked_row_by_its_speaker(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("speaker:wede")
        await lists.press("escape", "asterisk", "c")
        one, other = workspace.copied[0].strip().split("\n\n")
        assert "Wede, as cited in" in one
        assert "“The plan says nothing of boats under ten metres” (" in other
        assert "2 × APA" in lists.message
        assert any("Not sure that Jonas Wede said this." in m for m in lists.top.messages.log)


async def test_references_name_each_article_once(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("mara")
        await lists.press("escape", "asterisk", "C", "h", "enter")
        entries = workspace.copied[0].strip().splitlines()
        assert len([entry for entry in entries if "Harbour vote" in entry]) == 1
        assert len([entry for entry in entries if "Sea wall" in entry]) == 1


async def test_capital_y_copies_markdown_quotes(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("arden")
        await lists.press("escape", "Y")
        assert "> “is softer than anybody thought.”" in workspace.copied[0]


async def test_t_tags_all_that_are_ticked_and_one_undo_takes_it_back(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("mara")
        await lists.press("escape", "asterisk", "t")
        await lists.type("survey")
        await lists.press("enter")
        assert lists.message.startswith("#survey on 3 rows.")
        assert all("#survey" in row for row in lists.rows)
        await lists.press("U")
        assert not any("#survey" in row for row in lists.rows)
        await lists.press("ctrl+r")
        assert all("#survey" in row for row in lists.rows)


async def test_a_tag_that_all_have_is_ticked_and_can_be_taken_away(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("arden")
        await lists.press("escape", "t")
        await lists.type("ground")
        await lists.press("enter")
        await lists.press("t", "space", "enter")
        assert "#ground" not in lists.rows[0]
        assert lists.message.startswith("-#ground on 1 row.")


async def test_ticked_rows_stay_ticked_while_one_looks_for_others(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("arden")
        await lists.press("escape", "space", "i", "ctrl+u")
        await lists.type("wede")
        await lists.press("escape", "space")
        assert "2 ticked, 1 of them not in this list" in lists.text
        await lists.press("y")
        assert workspace.copied[0].startswith("“is softer than anybody thought.”\n\n“They promised")


async def test_x_writes_what_was_found_to_a_file(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    path = tmp_path / "out" / "mara.md"
    async with lists_on_screen(workspace, first, "F") as lists:
        await lists.type("mara")
        await lists.press("escape", "x", "enter", "ctrl+u")
        await lists.type(str(path))
        await lists.press("enter")
        assert lists.message.startswith("3 rows in ")
        written = path.read_text(encoding="utf-8")
        assert written.count("Mara Ellis") >= 3
        assert "Nobody wants to build it twice." in written
        assert workspace.store.annotations.of(first.id) == ()


async def test_a_file_that_is_there_is_not_written_over_unasked(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    path = tmp_path / "kept.csv"
    path.write_text("mine", encoding="utf-8")
    async with lists_on_screen(workspace, first, "F") as lists:
        for answer in ("n", "y"):
            await lists.press("escape" if answer == "n" else "j", "E", "2", "ctrl+u")
            await lists.type(str(path))
            await lists.press("enter")
            assert "is there already" in " ".join(lists.text.replace("│", " ").split())
            assert path.read_text(encoding="utf-8") == "mine"
            await lists.press(answer)
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        assert len(lines) == 8
        assert path.read_text(encoding="utf-8").startswith("\ufeffid,")
        assert "Tom Arden" in lines[1]


async def test_a_folder_is_no_file(tmp_path: Path) -> None:
    workspace, first = corpus(tmp_path)
    async with lists_on_screen(workspace, first, "F", "escape", "x", "enter", "ctrl+u") as lists:
        await lists.type(str(tmp_path))
        await lists.press("enter")
        assert "is a folder" in lists.message
