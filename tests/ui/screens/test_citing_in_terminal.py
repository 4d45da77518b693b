"""The citation picker and a copy in a real terminal, whose clipboard is asked by OSC 52."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from reader.workspace import sample
from tests.terminal import Terminal

_SENT = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07")


def test_a_copy_reaches_the_terminal_and_the_picker_opens(tmp_path: Path) -> None:
    environ = {
        "HOME": str(tmp_path), "PATH": str(tmp_path), "DISPLAY": "",
        "READER_ANNOTATIONS": str(tmp_path / "store"),
        "WAYLAND_DISPLAY": "", "TMUX": "", "STY": "", "SSH_TTY": "", "SSH_CONNECTION": "",
    }  # fmt: skip
    with Terminal([str(sample())], environ, columns=80, rows=24) as terminal:
        terminal.wait("¶1 of 19")
        terminal.press("3", "G")
        terminal.wait("¶3 of 19")
        terminal.press("c")
        terminal.wait("Sent to terminal (unconfirmed): APA 7 reference.")
        (sent,) = _SENT.findall(terminal.received)
        assert "(2020, January 3). VOA News." in base64.b64decode(sent).decode()
        terminal.press("C")
        terminal.wait("COPY AS", "MLA 9", "Not known: author.")
        terminal.press("j", "m", "\r")
        terminal.wait("MLA 9 reference as Markdown")
        last = _SENT.findall(terminal.received)[-1]
        assert "*VOA News*" in base64.b64decode(last).decode()
