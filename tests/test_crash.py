"""Errors that nobody foresaw: the terminal is the user's again, what was written is kept, and a
report is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.crash import reports, told, write_report
from reader.state import State
from tests.cli.conftest import ROOT
from tests.terminal import Terminal

SECRET = "words of an article"


def failing() -> ValueError:
    words = SECRET
    try:
        raise ValueError(f"cannot \x1b[31muse {len(words)}")
    except ValueError as error:
        return error


def test_a_report_says_where_but_not_what_was_read(tmp_path: Path) -> None:
    path = write_report(tmp_path / "log", failing())
    assert path is not None
    text = path.read_text()
    assert "in failing" in text
    assert "builtins.ValueError: cannot" in text
    assert SECRET not in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "error",
    [
        KeyError(SECRET),
        ValueError(f"invalid literal: {SECRET!r}"),
        ValueError(f"“{SECRET}” is none"),
        FileNotFoundError(2, "No such file", f"/stories/{SECRET}.txt"),
    ],
    ids=["a key", "a value", "a quotation", "a path"],
)
def test_what_an_error_quotes_is_left_out(error: Exception, tmp_path: Path) -> None:
    path = write_report(tmp_path, error)
    assert path is not None
    assert SECRET not in path.read_text()


def test_a_private_run_writes_no_report(tmp_path: Path) -> None:
    assert "ValueError" in told(tmp_path / "log", failing(), private=True)
    assert not list(tmp_path.iterdir())


def test_only_the_last_reports_are_kept(tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"crash-20200101T0000{number:02}-1.txt").write_text("old")
    path = write_report(tmp_path, failing())
    kept = reports(tmp_path)
    assert len(kept) == 10
    assert kept[-1] == path


def test_without_a_place_for_a_report_that_is_said(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    assert "No report could be written: ValueError" in told(file / "log", failing())


def test_a_command_that_fails_unforeseen_shows_no_traceback(tmp_path: Path) -> None:
    probe = (
        "import sys\nimport reader.cli.show as show\n"
        "def run(arguments): raise RuntimeError('unforeseen')\n"
        "show.run = run\nfrom reader.cli import main\nsys.exit(main(['show', 'x']))\n"
    )
    environ = {**os.environ, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, env=environ, check=False
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    (path,) = tmp_path.rglob("crash-*.txt")
    assert str(path) in done.stderr
    assert "RuntimeError: unforeseen" in path.read_text()


CRASHING = """
import sys
from reader.ui.screens.copying import Copying
def words(self): raise RuntimeError("unforeseen")
Copying.words = words
import threading
from reader.ui.dialogs.note import NoteEditor
from reader.ui.screens.reading import ReadingScreen
ReadingScreen.key_f8 = lambda self: threading.Thread(target=words, args=(self,)).start()
NoteEditor.key_f9 = lambda self: words(self)
from reader.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_screen_that_fails_gives_the_terminal_back_and_keeps_the_note(
    tmp_path: Path, seed: str
) -> None:
    script = tmp_path / "crashing.py"
    script.write_text(CRASHING)
    environ = {"HOME": str(tmp_path), "READER_ANNOTATIONS": str(tmp_path / "store")}
    with Terminal([], environ, shell=f"{sys.executable} {script} {seed}") as terminal:
        terminal.wait("Kim Jong Un")
        terminal.press("\x1b[19~")
        terminal.wait("an error that it did not foresee", "Kim Jong Un")
        terminal.press("a")
        terminal.wait("ctrl+j")
        terminal.press("half a thought\x1b[20~")
        assert terminal.wait_for_end() == 2
    assert "A report is in" in terminal.text
    assert b"Traceback" not in terminal.received
    in_thread, on_screen = (path.read_text() for path in sorted(tmp_path.rglob("crash-*.txt")))
    assert "unforeseen" in in_thread
    assert "unforeseen" in on_screen
    (state,) = tmp_path.rglob("state.json")
    assert State(state).get("draft")["text"] == "half a thought"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_told_to_end_it_gives_the_terminal_back_and_keeps_the_note(
    tmp_path: Path, seed: str
) -> None:
    environ = {"HOME": str(tmp_path), "READER_ANNOTATIONS": str(tmp_path / "store")}
    with Terminal([seed], environ) as terminal:
        terminal.wait("Kim Jong Un")
        terminal.press("a")
        terminal.wait("ctrl+j")
        terminal.press("half a thought")
        terminal.wait("half a thought")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
    (state,) = tmp_path.rglob("state.json")
    assert State(state).get("draft")["text"] == "half a thought"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("options", [[], ["--inline"]], ids=["whole", "inline"])
def test_when_the_terminal_goes_away_it_ends_and_keeps_the_note(
    tmp_path: Path, seed: str, options: list[str]
) -> None:
    environ = {"HOME": str(tmp_path), "READER_ANNOTATIONS": str(tmp_path / "store")}
    with Terminal([*options, seed], environ) as terminal:
        terminal.wait("¶1 of 19")
        terminal.press("a")
        terminal.wait("ctrl+j")
        terminal.press("half a thought")
        terminal.wait("half a thought")
        terminal.hang_up()
    (state,) = tmp_path.rglob("state.json")
    assert State(state).get("draft")["text"] == "half a thought"


@pytest.fixture
def seed() -> str:
    from reader.resources import seeds

    return str(next(path for path in seeds().iterdir() if path.suffix == ".txt"))
