"""The computer's own clipboard, through pyperclip or a program that carries HTML as well."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Any

from reader.text.sanitise import one_line

LIMIT = 2.0
"""Seconds that a helper program gets; then it is killed and the next way is tried."""

HUNG = "did not answer"

_HELPER = Path(__file__).with_name("helper.py")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a helper program did. `confirmed` says that the text was read back the same; it is
    None where it could not be read. `html` says that the formatted text went with it."""

    helper: str
    copied: bool
    confirmed: bool | None = None
    why: str = ""
    html: bool = False


def copy(text: str, html: str | None, environ: Mapping[str, str], limit: float = LIMIT) -> Outcome:
    """Copy `text`, with `html` beside it where a program can carry both.

    A helper that reports success but pastes something else has failed. Never raises, and returns
    within `limit` and some tenths of a second.
    """
    if html:
        carried = _copy_both(text, html, environ, limit)
        if carried is not None:
            return carried
    facts = ask({"do": "copy", "text": text, "limit": limit}, environ, limit + 0.3)
    helper = str(facts.get("helper", "none"))
    if not (facts.get("found") and facts.get("copied")):
        return Outcome(helper, False, why=_why(facts))
    confirmed = facts.get("confirmed")
    if confirmed is False:
        return Outcome(helper, False, False, "did not keep the text")
    return Outcome(helper, True, confirmed)


def look(environ: Mapping[str, str], limit: float = LIMIT) -> Outcome:
    """What `copy` would use, tried by reading the clipboard, which is left as it is."""
    facts = ask({"do": "look", "limit": limit}, environ, limit + 0.3)
    helper = str(facts.get("helper", "none"))
    works = bool(facts.get("found")) and bool(facts.get("copied"))
    return Outcome(helper, works, why=_why(facts))


def _why(facts: dict[str, Any]) -> str:
    return one_line(str(facts.get("why") or HUNG), 120)


def ask(order: dict[str, Any], environ: Mapping[str, str], limit: float) -> dict[str, Any]:
    """What the helper process says to `order`, all lines in one; what it said before it was killed
    counts. See helper.py for orders and answers."""
    words = [sys.executable or "python3", "-P", str(_HELPER)]
    spoken, why = _run(words, json.dumps(order).encode(), environ, limit)
    facts: dict[str, Any] = {"why": why} if why else {}
    for line in spoken.decode("utf-8", "replace").splitlines():
        try:
            facts |= json.loads(line)
        except ValueError:
            continue
    return facts


def _copy_both(text: str, html: str, environ: Mapping[str, str], limit: float) -> Outcome | None:
    """Plain text and HTML together; None where no program here can carry both.

    xclip, xsel and wl-copy hold one type at a time: with HTML in it an editor would paste tags.
    """
    path = environ.get("PATH")
    if sys.platform == "darwin" and (program := which("osascript", path=path)):
        words = [program, "-e", _apple_script(text, html)]
        _, why = _run(words, b"", environ, limit)
        return None if why else Outcome("osascript", True, html=True)
    shown = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    if shown and (program := which("copyq", path=path)):
        # CopyQ reads text from its arguments, which are limited; a citation fits many times over.
        if len(text) + len(html) > 60_000:
            return None
        words = [program, "copy", "text/plain", text, "text/html", html]
        _, why = _run(words, b"", environ, limit)
        return None if why else Outcome("copyq", True, html=True)
    return None


def _apple_script(text: str, html: str) -> str:
    data = html.encode("utf-8").hex().upper()
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'set the clipboard to {{«class HTML»:«data HTML{data}», string:"{quoted}"}}'


def _run(
    words: list[str], data: bytes, environ: Mapping[str, str], limit: float
) -> tuple[bytes, str]:
    """What a program printed, and what went wrong ("" if nothing). Killed at its limit with all
    that it started."""
    try:
        program = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        return b"", str(error)
    try:
        output, _ = program.communicate(data, timeout=limit)
    except subprocess.TimeoutExpired as late:
        _kill(program)
        return late.output or b"", HUNG
    except (OSError, ValueError) as error:
        _kill(program)
        return b"", str(error)
    return output, f"failed with status {program.returncode}" if program.returncode else ""


def _kill(program: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except OSError:
        program.kill()
    deadline = time.monotonic() + 0.2
    while program.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    for stream in (program.stdin, program.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue
