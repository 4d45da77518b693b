"""Reading below what stands in the terminal, which stays there; the cursor of the terminal."""

from __future__ import annotations

from pathlib import Path

from reader.workspace import sample
from tests.terminal import Terminal


def test_what_stood_in_the_terminal_stays_in_sight(tmp_path: Path) -> None:
    environ = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "READER_ANNOTATIONS": str(tmp_path / "store"),
    }
    settings = tmp_path / "article-reader" / "settings.toml"
    settings.parent.mkdir()
    settings.write_text("cursor = true\n")
    shell = f"echo first; echo second; $READER --inline --private '{sample()}'; echo third"
    with Terminal([], environ, columns=80, rows=30, shell=shell) as terminal:
        terminal.wait("¶1 of 19", "Experts")
        assert terminal.lines[:2] == ["first", "second"]
        assert len(terminal.lines) - terminal.lines.index("second") > 18
        terminal.wait_until(lambda _: _cursor_shows(terminal.received), "the cursor to show")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        # pyte shows the last letter of the sequence that gives the keyboard back.
        assert [line.lstrip("u") for line in terminal.lines if line] == ["first", "second", "third"]
        assert b"\x1b[?1049h" not in terminal.received


def _cursor_shows(received: bytes) -> bool:
    return received.rfind(b"\x1b[?25h") > received.rfind(b"\x1b[?25l")
