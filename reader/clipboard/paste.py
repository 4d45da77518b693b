"""What was copied last: as HTML where a helper program gives it, else as text.

Browsers put the markup of a selection beside its words. Each helper asks for it in its own way;
none of them is asked for longer than a moment, and none may fill the memory.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from shutil import which
from typing import Any

from reader.clipboard import native, terminal
from reader.clipboard.doctor import advice
from reader.model.errors import ReaderError
from reader.text.sanitise import one_line

MOST = 50_000_000
"""Bytes, as much as of a file."""

_HEX = re.compile(r"«data HTML([0-9A-Fa-f]*)»")
# What Windows puts before the markup: where it begins and ends (the CF_HTML clipboard format).
_WINDOWS_HEAD = re.compile(r"Version:[\d.]+\s+(?:\w+:[^\n]*\n)+")
_POWERSHELL = (
    "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -TextFormatType Html -Raw"
)
_WITHOUT = "Or run: reader -    then paste the words into the terminal, and press ctrl+d."


class PasteError(ReaderError):
    """There is nothing to be had from the clipboard; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What the clipboard held: `html` or, where that is "", `text`; `helper` gave it."""

    text: str
    html: str
    helper: str


def paste(environ: Mapping[str, str], limit: float = native.LIMIT) -> Pasted:
    """What is on the clipboard of this computer. Takes `limit` seconds a try, twice at the most.

    Raises PasteError when it is empty, or when no program gives it.
    """
    for name, words in _html_ways(environ):
        html = _html(name, _output(words, environ, limit))
        if html.strip():
            return Pasted("", html, name)
        # The first that is there is the one that this desktop has.
        break
    facts = native.ask({"do": "paste", "limit": limit}, environ, limit + 0.3)
    helper = str(facts.get("helper", "none"))
    text = facts.get("text")
    if isinstance(text, str) and text.strip():
        return Pasted(text, "", helper)
    raise PasteError(_trouble(facts, helper, environ, limit))


def _html_ways(environ: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    path = environ.get("PATH")

    def found(program: str) -> str | None:
        return which(program, path=path)

    if sys.platform == "darwin" and (program := found("osascript")):
        yield "osascript", [program, "-e", "the clipboard as «class HTML»"]
    if environ.get("WAYLAND_DISPLAY") and (program := found("wl-paste")):
        yield "wl-paste", [program, "--no-newline", "--type", "text/html"]
    if environ.get("DISPLAY") and (program := found("xclip")):
        yield "xclip", [program, "-selection", "clipboard", "-o", "-t", "text/html"]
    if environ.get("WSL_DISTRO_NAME") and (program := found("powershell.exe")):
        yield "powershell", [program, "-NoProfile", "-Command", _POWERSHELL]


def _html(name: str, output: bytes) -> str:
    """The markup in what a helper printed; "" for none."""
    if output.startswith((b"\xff\xfe", b"\xfe\xff")):
        # Firefox under X gives UTF-16.
        return output.decode("utf-16", "replace").strip("\0")
    text = output.decode("utf-8", "replace").strip("\0\ufeff")
    if name == "osascript":
        data = _HEX.search(text)
        text = bytes.fromhex(data[1]).decode("utf-8", "replace") if data else ""
    return _WINDOWS_HEAD.sub("", text, count=1) if text.startswith("Version:") else text


def _trouble(facts: dict[str, Any], helper: str, environ: Mapping[str, str], limit: float) -> str:
    far = (
        " Over SSH this is the clipboard of the far computer, not of the one you sit at."
        if terminal.over_ssh(environ)
        else ""
    )
    why = one_line(str(facts.get("why") or ""), 120)
    if not facts.get("found"):
        if why == native.HUNG:
            return f"The clipboard did not answer within {limit:.0f} seconds.{far} {_WITHOUT}"
        return f"No program here reads the clipboard. {advice(environ)}{far} {_WITHOUT}"
    if why == native.HUNG:
        return (
            f"The clipboard did not answer within {limit:.0f} seconds ({helper}).{far} {_WITHOUT}"
        )
    if facts.get("empty") or not why:
        return (
            "The clipboard holds no text. Copy the article's words first, then run: "
            f"reader paste.{far}"
        )
    return f"The clipboard could not be read ({helper}: {why}).{far} {_WITHOUT}"


def _output(words: list[str], environ: Mapping[str, str], limit: float) -> bytes:
    """What a program printed; nothing from one that fails, hangs or prints without end. It is
    killed with all that it started."""
    try:
        program = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=dict(environ),
            start_new_session=True,
        )
    except (OSError, ValueError):
        return b""
    assert program.stdout is not None
    stream, pieces = program.stdout, list[bytes]()

    def read() -> None:
        size = 0
        with suppress(OSError, ValueError):
            while size <= MOST and (piece := stream.read(65_536)):
                pieces.append(piece)
                size += len(piece)

    reading = threading.Thread(target=read, daemon=True)
    reading.start()
    reading.join(limit)
    whole = not reading.is_alive() and sum(map(len, pieces)) <= MOST
    status = None
    if whole:
        with suppress(subprocess.TimeoutExpired):
            status = program.wait(limit)
    with suppress(OSError):
        os.killpg(program.pid, signal.SIGKILL)
    program.wait()
    reading.join(limit)
    if not reading.is_alive():
        stream.close()
    return b"".join(pieces) if status == 0 else b""
