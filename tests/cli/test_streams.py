"""Standard streams that are closed or full: a sentence and a status, no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from reader.cli import read
from reader.folders import Folders
from reader.model import Article
from reader.model.errors import ReaderError
from reader.settings import Settings
from reader.workspace import Workspace
from tests.cli.conftest import ROOT

READER = f"{sys.executable} -m reader"


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "HOME": str(folder)}
    return subprocess.run(
        ["sh", "-c", line], capture_output=True, encoding="utf-8", env=environ, check=False
    )


@pytest.mark.parametrize(
    ("where", "words"),
    [(">&-", "show {seed}"), (">/dev/full", "show {seed}"), (">/dev/full", "completion bash")],
    ids=["closed", "full", "full at once"],
)
def test_output_that_goes_nowhere_is_said(
    where: str, words: str, seed: str, tmp_path: Path
) -> None:
    done = shell(f"{READER} {words.format(seed=seed)} {where}", tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("reader: The output could not be written: ")
    assert done.stderr.count("\n") == 1


def test_without_any_stream_the_status_tells(tmp_path: Path) -> None:
    closed = "<&- >&- 2>&-"
    store = f"--annotations {tmp_path / 'store'}"
    assert shell(f"{READER} show nosuch {closed}", tmp_path).returncode == 2
    assert shell(f"{READER} tags add {store} claim {closed}", tmp_path).returncode == 0
    assert shell(f"{READER} tags {store}", tmp_path).stdout.split() == ["claim", "0"]


def test_ctrl_c_ends_a_command_without_a_word() -> None:
    """Sent by the program to itself while the command's own parts are being imported."""
    probe = (
        "import os, signal, sys, importlib\n"
        "from reader.cli import main\n"
        "def interrupted(name): os.kill(os.getpid(), signal.SIGINT)\n"
        "importlib.import_module = interrupted\n"
        "sys.exit(main(['show', 'x']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + signal.SIGINT, b"", b"")


def test_what_is_piped_in_is_read_where_output_is_piped_on(tmp_path: Path) -> None:
    assert "One word." in shell(f"printf 'One word.' | {READER} | cat", tmp_path).stdout


def test_a_pipe_through_which_nothing_comes_is_not_waited_for_without_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inlet, outlet = os.pipe()
    kept = os.dup(0)
    os.dup2(inlet, 0)
    monkeypatch.setattr(read, "_SECONDS_FOR_A_WORD", 0.0)
    try:
        with pytest.raises(ReaderError, match="Nothing comes through standard input"):
            read._piped()
    finally:
        os.dup2(kept, 0)
        for descriptor in (inlet, outlet, kept):
            os.close(descriptor)


def test_ctrl_c_is_heard_while_the_screen_waits_for_a_pipe(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(read, "no_screen", lambda: False)
    monkeypatch.setattr(read, "has_keys", lambda: False)

    def waiting() -> Article:
        assert threading.current_thread() is threading.main_thread()
        raise KeyboardInterrupt

    workspace = Workspace(Settings(), Folders(*[tmp_path] * 5))
    with pytest.raises(KeyboardInterrupt):
        read.open_on_screen(workspace, waiting)
