"""Copies and citations of what is in focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.clipboard import Copied
from tests.ui.sample import SampleWorkspace, on_screen


class _Clipboard(SampleWorkspace):
    """Keeps what is copied."""

    way = "xclip"

    def __init__(self, home: Path) -> None:
        super().__init__(home)
        self.copied: list[str] = []

    def copy(
        self, text: str, html: str | None = None, *, terminal: Callable[[str], None] | None = None
    ) -> Copied:
        self.copied.append(text)
        message = f"Copied through {self.way}" if self.way else "Nothing could take the copy."
        return Copied(self.way, bool(self.way), message)


async def test_y_copies_the_words_in_focus(tmp_path: Path) -> None:
    workspace = _Clipboard(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press("2", "right_parenthesis", "y")
        assert workspace.copied == ["“North Korea may get put on the back burner,”"]
        assert reader.status.message.startswith("Copied through xclip")


async def test_c_cites_the_quote_by_its_speaker_and_says_what_is_not_known(tmp_path: Path) -> None:
    workspace = _Clipboard(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press("2", "right_parenthesis", "c")
        assert "Manning, as cited in" in workspace.copied[0]
        assert "Guessed" in reader.status.message or "Not known" in reader.status.message


@pytest.mark.parametrize("keys", [("2", "right_parenthesis"), ("2", "right_parenthesis", "v")])
async def test_capital_y_copies_a_markdown_quote_with_its_speaker(
    tmp_path: Path, keys: tuple[str, ...]
) -> None:
    workspace = _Clipboard(tmp_path)
    async with on_screen(workspace) as reader:
        await reader.press(*keys, "Y")
        assert workspace.copied[0].startswith("> “North Korea may get put on the back burner”")
        assert "Robert Manning" in workspace.copied[0]


async def test_a_copy_that_nothing_took_is_shown_whole(tmp_path: Path) -> None:
    workspace = _Clipboard(tmp_path)
    workspace.way = ""
    async with on_screen(workspace) as reader:
        await reader.press("2", "right_parenthesis", "y")
        assert "Nothing could take the copy" in reader.text
        await reader.press("escape")
        assert reader.app.screen is reader.app.reading
