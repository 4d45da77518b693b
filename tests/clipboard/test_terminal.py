"""The ways through the terminal, in a real pseudo-terminal and in a real tmux."""

import base64
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.clipboard import terminal

ROOT = Path(__file__).parents[2]
COPY = """
import sys
from reader.clipboard import Clipboard

def write(sequence):
    sys.stdout.write(sequence)
    sys.stdout.flush()

print(Clipboard("auto", terminal=write).copy(sys.argv[1]).message, flush=True)
"""
TEXT = "“Mind the gap” 👋 – said Lind"


def test_the_bytes_that_reach_a_terminal_hold_the_text() -> None:
    environ = {"PATH": "/nowhere", "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    child = pexpect.spawn(sys.executable, ["-c", COPY, TEXT], env=environ, cwd=ROOT, timeout=30)
    child.expect(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07")
    assert base64.b64decode(child.match.group(1)).decode("utf-8") == TEXT
    child.expect(rb"Sent to the terminal \(OSC 52\); it does not confirm\.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """The words that speak to a tmux server of this test's own."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("tmux is not installed")
    words = [program, "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    yield words
    subprocess.run([*words, "kill-server"], capture_output=True, check=False)


def test_inside_tmux_the_text_lies_in_its_buffer(tmux: list[str], tmp_path: Path) -> None:
    script, said = tmp_path / "copying.py", tmp_path / "said"
    script.write_text(COPY, encoding="utf-8")
    inside = f"{sys.executable} {script} '{TEXT}' > {said} 2>&1; sleep 60"
    environ = {name: os.environ[name] for name in ("PATH", "HOME")}
    environ |= {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    start = ["new-session", "-d", "-x", "80", "-y", "24", inside]
    subprocess.run([*tmux, *start], env=environ, check=True, cwd=ROOT)
    end = time.monotonic() + 30
    while time.monotonic() < end:
        shown = subprocess.run([*tmux, "show-buffer"], capture_output=True, check=False)
        if shown.stdout and said.exists() and "tmux" in said.read_text(encoding="utf-8"):
            break
        time.sleep(0.05)
    assert shown.stdout.decode("utf-8") == TEXT, said.read_bytes()
    assert "tmux's buffer; the terminal does not confirm." in said.read_text(encoding="utf-8")


def test_outside_tmux_its_buffer_is_left_alone() -> None:
    assert not terminal.load_tmux_buffer("x", {"PATH": os.environ["PATH"]})


def test_a_text_at_the_limit_is_sent_and_one_beyond_is_not() -> None:
    most = terminal.LARGEST // 4 * 3
    assert terminal.sequence("x" * (most - 3), {}) is not None
    assert terminal.sequence("x" * (most + 3), {}) is None


@given(st.text(max_size=200), st.sampled_from([{}, {"TMUX": "a"}, {"STY": "a"}]))
def test_a_sequence_holds_no_byte_of_the_text_itself(text: str, environ: dict[str, str]) -> None:
    made = terminal.sequence(text, environ)
    assert made is not None and made.isascii()
    data = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    unwrapped = made.replace("\x1b\\\x1bP", "").removeprefix("\x1bP").removesuffix("\x1b\\")
    assert data in unwrapped
