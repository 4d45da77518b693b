"""Dialogs in a real terminal: the user's own editor, pasted lines, keys typed in one go."""

import os
import sys
from pathlib import Path

import pexpect

PROGRAM = """
from reader.ui.dialogs.note import NoteEditor
from tests.ui.dialogs.opened import Over

class Program(Over):
    def _has_closed(self, result):
        self.exit(result)

print("RESULT", repr(Program(NoteEditor("about", "words", "begun")).run()))
"""
EDITOR = """#!/bin/sh
printf 'YOUR TURN\\n'
read line
printf '%s %s' "$(cat "$1")" "$line" > "$1"
"""


def test_the_users_editor_gets_the_terminal_and_pasted_lines_stay(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text(EDITOR)
    editor.chmod(0o700)
    root = Path(__file__).parents[3]
    environ = {
        **os.environ,
        "EDITOR": str(editor),
        "PYTHONPATH": str(root),
        "TERM": "xterm-256color",
        "TEXTUAL_ANIMATIONS": "none",
    }
    program = pexpect.spawn(
        sys.executable,
        ["-c", PROGRAM],
        env=environ,
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=60,
    )
    try:
        program.expect("begun")
        program.expect("your editor")
        program.send("\x0f")
        program.expect("YOUR TURN")
        program.sendline("from outside")
        program.expect("begun from outside")
        program.send("\x1b[200~\npasted\nlines\x1b[201~")
        program.expect("lines")
        program.send("\nend")
        program.expect("end")
        program.send("\r")
        program.expect("RESULT '(.*)'")
        assert program.match.group(1) == r"begun from outside\npasted\nlines\nend"
    finally:
        program.close(force=True)
