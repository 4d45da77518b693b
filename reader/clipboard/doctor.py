"""How each way to the clipboard does here, and what to install for one that does not."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from shutil import which

from reader.clipboard import native, terminal


@dataclass(frozen=True, slots=True)
class Way:
    """One way: its name as in the settings, whether it works here, and a sentence on it."""

    name: str
    works: bool
    text: str


def check(environ: Mapping[str, str] = os.environ, *, limit: float = native.LIMIT) -> list[Way]:
    """All ways in the order they are tried. Reads the clipboard once and changes nothing."""
    ways = [_native(environ, limit), _osc52(environ), _tmux(environ)]
    if terminal.over_ssh(environ):
        ways[:2] = reversed(ways[:2])
    ways.append(Way("file", True, "file: the text goes to a file when no other way works."))
    return ways


def _native(environ: Mapping[str, str], limit: float) -> Way:
    outcome = native.look(environ, limit)
    if outcome.helper == "none":
        return Way("native", False, f"native: no helper program found. {advice(environ)}")
    if not outcome.copied:
        return Way("native", False, f"native: {outcome.helper} {outcome.why or 'does not answer'}.")
    where = " It fills the clipboard of this computer, not of the one you sit at." * (
        terminal.over_ssh(environ)
    )
    return Way("native", True, f"native: {outcome.helper} answers.{where}")


def advice(environ: Mapping[str, str]) -> str:
    """What to install for a clipboard that no program reaches."""
    if sys.platform == "darwin":
        return "macOS brings pbcopy: is /usr/bin on PATH?"
    if environ.get("WAYLAND_DISPLAY"):
        return "Install wl-clipboard (for example: sudo apt install wl-clipboard)."
    if environ.get("DISPLAY"):
        return "Install xclip (for example: sudo apt install xclip)."
    return "There is no display here (DISPLAY and WAYLAND_DISPLAY are not set)."


def _osc52(environ: Mapping[str, str]) -> Way:
    name = environ.get("TERM_PROGRAM") or environ.get("TERM") or "this terminal"
    if name == "Apple_Terminal":
        return Way("osc52", False, "osc52: Apple's Terminal does not know it.")
    if name in ("dumb", "linux"):
        return Way("osc52", False, f"osc52: a {name} terminal has no clipboard.")
    text = f"osc52: can be sent; whether {name} takes it cannot be asked."
    if environ.get("TMUX"):
        text += " tmux passes it on with: set -g set-clipboard on."
    return Way("osc52", True, text)


def _tmux(environ: Mapping[str, str]) -> Way:
    if not environ.get("TMUX"):
        return Way("tmux", False, "tmux: not running inside tmux.")
    if which("tmux", path=environ.get("PATH")) is None:
        return Way("tmux", False, "tmux: inside tmux, but its program is not on PATH.")
    return Way("tmux", True, "tmux: its buffer can be filled; the prefix key and ] pastes it.")
