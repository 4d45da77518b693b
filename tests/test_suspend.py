"""Ctrl+z gives the terminal back, also when the shell waits for a program that started Reader."""

import io
import os
import sys
from pathlib import Path

import pexpect
import pytest

from tests.terminal import ROOT, Terminal, not_given_back


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="there is no job control")
def test_the_whole_job_stops_and_comes_back(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "ENV": "",
        "PS1": "shell> ",
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "XDG_STATE_HOME": str(tmp_path),
    }
    shell = pexpect.spawn("sh", ["-i"], cwd=tmp_path, env=environment, encoding="utf-8", timeout=60)
    shell.logfile_read = written = io.StringIO()
    try:
        shell.expect("shell> ")
        shell.sendline(f"sh -c '{sys.executable} -m reader --annotations notes; exit 7'")
        shell.expect("put on the back burner")
        shell.send("\x1a")
        shell.expect("(?i)stopped|suspended")
        assert not not_given_back(written.getvalue().encode())
        shell.expect("shell> ")
        shell.sendline("fg; echo left with $?")
        shell.expect("put on the back burner")
        shell.send("q")
        shell.expect("left with 7")
    finally:
        shell.close(force=True)


def test_ctrl_c_in_the_users_editor_is_for_the_editor(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(
        "#!/bin/sh\ntrap 'echo HEARD' INT\necho YOUR TURN\nread first\nread second\n"
        'printf "%s" "$second" > "$1"\n'
    )
    editor.chmod(0o700)
    environ = {
        "HOME": str(tmp_path),
        "READER_ANNOTATIONS": str(tmp_path / "store"),
        "VISUAL": str(editor),
    }
    with Terminal([], environ) as terminal:
        terminal.wait("back burner")
        terminal.press("a")
        terminal.wait("ctrl+j")
        terminal.press("\x0f")
        terminal.wait("YOUR TURN")
        terminal.press("\x03")
        terminal.wait("HEARD")
        terminal.press("from outside\r")
        terminal.wait("ctrl+j", "from outside")
        terminal.press("\r")
        terminal.wait("saved")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
