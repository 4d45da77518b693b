"""Ctrl+z gives the terminal back, also when the shell waits for a program that started Reader."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

ROOT = Path(__file__).resolve().parent.parent


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
    try:
        shell.expect("shell> ")
        shell.sendline(f"sh -c '{sys.executable} -m reader --annotations notes; exit 7'")
        shell.expect("put on the back burner")
        shell.send("\x1a")
        shell.expect("(?i)stopped|suspended")
        shell.expect("shell> ")
        shell.sendline("fg; echo left with $?")
        shell.expect("put on the back burner")
        shell.send("q")
        shell.expect("left with 7")
    finally:
        shell.close(force=True)
