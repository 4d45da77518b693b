"""One copy through pyperclip, in a process of its own: run as a script, never imported by Reader.

pyperclip waits for ever on a helper program that hangs, takes no notice of one that fails, and
lets one that talks write over the screen. Here a hung helper is killed at its limit, the exit
status is kept, what was copied is read back, and nothing reaches the terminal. Only the standard
library and pyperclip are imported, so that it starts in tens of milliseconds.

Standard input: {"do": "copy" | "look" | "paste", "text": …, "limit": seconds}. Standard output:
one JSON line {"helper": …, "found": …}, then for a copy {"copied": …, "why": …} and
{"confirmed": …}, for a paste {"text": …, "empty": …, "why": …}.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from typing import IO, Any

_MEMORY = 1_000_000_000
_HUNG = "did not answer"
# What xclip and wl-paste say, with an error status, of a clipboard that holds no text.
_EMPTY = re.compile(r"not available|nothing is copied|no selection", re.IGNORECASE)
_NAMES = {
    "wl": "wl-copy",
    "wsl": "clip.exe",
    "klipper": "Klipper",
    "pyobjc": "the macOS pasteboard",
    "dev_clipboard": "/dev/clipboard",
}
_Popen = subprocess.Popen


class _Recorded(_Popen):  # type: ignore[type-arg]
    """A helper program that cannot write on the screen and whose exit status is kept."""

    def __init__(self, *words: Any, **options: Any) -> None:
        options.setdefault("stdout", subprocess.DEVNULL)
        self.complaints = options["stderr"] = tempfile.TemporaryFile()  # noqa: SIM115
        super().__init__(*words, **options)
        _started.append(self)

    def last_words(self) -> str:
        """The last line of what it complained about, in brackets."""
        self.complaints.seek(0)
        lines = self.complaints.read(4_000).decode("utf-8", "replace").strip().splitlines()
        return f" ({lines[-1].strip()})" if lines else ""


_started: list[_Recorded] = []


def main() -> None:
    order = json.load(sys.stdin)
    report = _private_output()
    subprocess.Popen = _Recorded  # type: ignore[misc]
    import pyperclip

    copy, paste = pyperclip.determine_clipboard()
    helper = _name(copy)
    _tell(report, helper=helper, found=bool(copy) and helper != "qt")
    if not copy or helper == "qt":
        # A Qt clipboard is gone when the process that filled it ends, as this one does now.
        return
    if order["do"] == "look":
        done, _, why = _within(paste, order["limit"])
        _tell(report, copied=done or _EMPTY.search(why) is not None, why=why)
        _end_the_hung(why)
        return
    if order["do"] == "paste":
        _limit_memory()
        done, text, why = _within(paste, order["limit"])
        empty = (done and not text) or _EMPTY.search(why) is not None
        _tell(report, text=text if done else None, empty=empty, why=why)
        _end_the_hung(why)
        return
    end = time.monotonic() + order["limit"]
    done, _, why = _within(lambda: copy(order["text"]), order["limit"] * 0.8)
    _tell(report, copied=done, why=why)
    if done:
        read, back, _ = _within(paste, max(0.2, end - time.monotonic()))
        _tell(report, confirmed=_same(back, order["text"]) if read else None)
    _end_the_hung(why)


def _limit_memory() -> None:
    """A helper program that prints without end fills this process, up to here."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _within(call: Callable[[], Any], limit: float) -> tuple[bool, Any, str]:
    """Whether `call` and its helper programs ended well within `limit`, what it returned, and what
    went wrong. A helper that hangs is killed."""
    _started.clear()
    outcome: dict[str, Any] = {}

    def run() -> None:
        try:
            outcome["value"] = call()
        except Exception as error:
            outcome["error"] = str(error).split("\n")[0] or type(error).__name__

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(limit)
    if thread.is_alive():
        for program in _started:
            program.kill()
        return False, None, _HUNG
    if "error" in outcome:
        return False, None, str(outcome["error"])
    failed = next((program for program in _started if program.poll()), None)
    if failed is not None:
        return False, None, f"failed with status {failed.returncode}{failed.last_words()}"
    return True, outcome.get("value"), ""


def _end_the_hung(why: str) -> None:
    """What a hung helper started goes with it; one that succeeded may be serving the clipboard."""
    if why == _HUNG:
        os.killpg(0, signal.SIGKILL)


def _private_output() -> IO[str]:
    """Standard output for this process alone: programs it starts get the null device, so that one
    that stays to serve the clipboard holds no pipe open."""
    report = os.fdopen(os.dup(1), "w", encoding="utf-8")
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    return report


def _tell(report: IO[str], **facts: Any) -> None:
    print(json.dumps(facts), file=report, flush=True)


def _name(copy: Callable[..., object]) -> str:
    """pyperclip calls its functions copy_xclip, copy_wl, copy_osx_pbcopy."""
    name = getattr(copy, "__name__", "none").removeprefix("copy_").removeprefix("osx_")
    return _NAMES.get(name, name)


def _same(pasted: object, text: str) -> bool:
    """Some helpers change line ends or add one."""
    lines = str(pasted).replace("\r\n", "\n").rstrip("\n")
    return lines == text.replace("\r\n", "\n").rstrip("\n")


if __name__ == "__main__":
    main()
    os._exit(0)
