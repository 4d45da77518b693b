"""The clipboard of the terminal: OSC 52, and tmux's own buffer.

OSC 52 is an xterm control sequence that most terminals understand and none answers. It reaches
the computer that the user sits at, over SSH and out of containers.
"""

from __future__ import annotations

import base64
import subprocess
from collections.abc import Mapping
from shutil import which

LARGEST = 74_994
"""Bytes of base64 that terminals take in one sequence; some drop longer ones silently."""

_SCREEN_CHUNK = 240


def sequence(text: str, environ: Mapping[str, str]) -> str | None:
    """What to write to the terminal to put `text` into its clipboard; None when it is too long.

    tmux gets it twice: for itself, and passed through to the terminal around it. GNU Screen
    passes on what is wrapped in short device control strings.
    """
    data = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    if len(data) > LARGEST:
        return None
    plain = f"\x1b]52;c;{data}\x07"
    if environ.get("TMUX"):
        return plain + "\x1bPtmux;" + plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"
    if environ.get("STY"):
        chunks = [plain[at : at + _SCREEN_CHUNK] for at in range(0, len(plain), _SCREEN_CHUNK)]
        return "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks)
    return plain


def over_ssh(environ: Mapping[str, str]) -> bool:
    """True when the user sits at another computer, whose clipboard no program here reaches."""
    return bool(environ.get("SSH_TTY") or environ.get("SSH_CONNECTION"))


def load_tmux_buffer(text: str, environ: Mapping[str, str], limit: float = 0.5) -> bool:
    """Put `text` into tmux's buffer and, from tmux 3.2 on, into its terminal's clipboard.

    False outside tmux, or when tmux refuses or does not answer.
    """
    program = which("tmux", path=environ.get("PATH")) if environ.get("TMUX") else None
    if program is None:
        return False
    for options in (["-w"], []):
        try:
            done = subprocess.run(
                [program, "load-buffer", *options, "-"],
                input=text.encode("utf-8", "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=dict(environ),
                timeout=limit,
                check=False,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return False
        if done.returncode == 0:
            return True
    return False
