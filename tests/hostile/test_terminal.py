"""At the terminal: not one control byte of an input comes out, on screen or from a command.

What the program writes for a hostile text is of the same kinds as what it writes for the same
text without anything hostile in it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pexpect
import pytest

from reader.text.sanitise import sanitise
from tests.hostile.cases import CASES, document
from tests.hostile.terminal import kinds
from tests.terminal import ROOT, Terminal

HOSTILE = "\x1b]52;c;UFdORUQ=\x07\x1b]0;pwned\x07\x9b31m\x1bP+q\x1b\\\x1b[6n\u202e"
SECRETS = (b"UFdO", b"pwned", b"swallowed", b"title\x9c", "\u202e".encode(), "\u200b".encode())


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {
        "HOME": str(tmp_path / "home"),
        "READER_ANNOTATIONS": str(tmp_path / "store"),
        **dict.fromkeys(("SSH_TTY", "SSH_CONNECTION", "TMUX", "WAYLAND_DISPLAY", "DISPLAY"), ""),
    }


def on_screen(file: Path, environ: dict[str, str]) -> bytes:
    """What is written while the whole text, its details and removed lines are looked at."""
    with Terminal([str(file)], environ, columns=90, rows=24) as terminal:
        terminal.wait("harbour office")
        for _ in range(12):
            terminal.press(" ")
        terminal.press("G")
        terminal.wait("paragraph 53")
        terminal.press("i")
        terminal.wait("esc close")
        terminal.press("\x1b")
        terminal.wait_until(lambda text: "esc close" not in text)
        terminal.press("q")
        terminal.wait_for_end()
        return terminal.received


def printed(words: Sequence[str], environ: dict[str, str]) -> bytes:
    """What a command writes to the terminal."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "reader", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **environ},
        timeout=120,
        dimensions=(24, 90),
    )
    child.expect(pexpect.EOF)
    child.close()
    return bytes(child.before)


def test_every_case_on_screen(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "hostile.txt"
    file.write_bytes(document())
    plain = tmp_path / "plain.txt"
    plain.write_text(sanitise(document().decode("utf-8", "replace")).text, encoding="utf-8")
    written = on_screen(file, environ)
    assert kinds(written) <= kinds(on_screen(plain, environ))
    assert not [secret for secret in SECRETS if secret in written]


@pytest.mark.parametrize("command", ["show", "quotes", "cite", "removed"])
def test_every_case_in_what_a_command_prints(
    command: str, environ: dict[str, str], tmp_path: Path
) -> None:
    name = f"hostile{HOSTILE.replace('/', '')}.txt"
    file = tmp_path / name
    file.write_bytes(document())
    options = ["--title", f"A title {HOSTILE}", "--author", f"Ann {HOSTILE} Low"]
    written = printed([command, str(file), *options], environ)
    assert kinds(written) <= {"control 0x0a", "control 0x0d"}
    assert not [secret for secret in SECRETS if secret in written]
    assert len(written) > 10


def test_a_hostile_error_in_a_message(environ: dict[str, str], tmp_path: Path) -> None:
    written = printed(["show", f"no{HOSTILE}such"], environ)
    assert kinds(written) <= {"control 0x0a", "control 0x0d"}
    assert b"There is no file no" in written


def test_case_57_escapes_in_a_store_edited_by_hand(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "plain.txt"
    file.write_text("\n\n".join(case.plain for case in CASES.values()) + "\n")
    marked = printed(
        ["annotate", str(file), "--quote", "red word", "--note", "mark", "--tag", "one"], environ
    )
    assert kinds(marked) <= {"control 0x0a", "control 0x0d"}
    hostile = json.dumps(HOSTILE)[1:-1]
    for path in (tmp_path / "store").rglob("*.json"):
        text = path.read_text(encoding="utf-8").replace("mark", f"mark{hostile}")
        path.write_text(text.replace('"one"', f'"one{hostile}"'), encoding="utf-8")
    for words in (["export", "--format", "markdown"], ["export", str(file)], ["show", str(file)]):
        written = printed(words, environ)
        assert kinds(written) <= {"control 0x0a", "control 0x0d"}
        assert not [secret for secret in SECRETS if secret in written]


def test_the_kinds_are_told_apart() -> None:
    written = b"\x1b[31;1mred\x1b[0m\x1b]52;c;eA==\x07\x1b[?25h\x1b[6n\x1bPq\x1b\\\x1b=\xc2\x9b\x07"
    assert kinds(written) == {
        *("CSI m", "OSC 52", "CSI ?h", "CSI n", "ESC P", "ESC =", "control 0x9b", "control 0x07"),
    }
