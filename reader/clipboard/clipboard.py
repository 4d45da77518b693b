"""Copying: the ways in their order, each within its limit, and a message that says which it was."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path

from reader.clipboard import native, terminal
from reader.text.sanitise import is_clean, one_line, sanitise

MODES = ("auto", "native", "osc52", "tmux", "file")

# Seconds that the ways after a hung helper get.
_BEYOND = 0.5


@dataclass(frozen=True, slots=True)
class Copied:
    """How a copy went.

    `way` is the helper's name ("xclip"), "osc52", "tmux", "file" or "" when nothing worked;
    `confirmed` says that the text is known to have arrived; `html` that its formatting went with
    it; `message` says all that in a sentence.
    """

    way: str
    confirmed: bool
    message: str
    html: bool = False


class Clipboard:
    """The user's clipboard.

    `mode` is "auto" or pins one way; `environ` tells where the program runs; `terminal` writes
    raw sequences to the terminal (None when there is none); `file` takes the text when nothing
    else does; `limit` is how many seconds a helper program gets.
    """

    def __init__(
        self,
        mode: str = "auto",
        environ: Mapping[str, str] = os.environ,
        terminal: Callable[[str], None] | None = None,
        *,
        file: Path | None = None,
        limit: float = native.LIMIT,
    ) -> None:
        self._mode = mode if mode in MODES else "auto"
        self._environ = environ
        self._terminal = terminal
        self._file = file
        self._limit = limit

    def copy(self, text: str, html: str | None = None) -> Copied:
        """Copy `text`, and `html` beside it where that can be. Returns within half a second of the
        limit, 2.5 seconds as a rule; never raises."""
        answer: list[Copied] = []
        told = threading.Event()

        def done(copied: Copied) -> None:
            answer.append(copied)
            told.set()

        self.copy_soon(text, html, done)
        told.wait(self._limit + _BEYOND)
        return answer[0] if answer else _GAVE_UP

    def copy_soon(self, text: str, html: str | None, done: Callable[[Copied], None]) -> None:
        """Copy in a daemon thread, which keeps no program from ending, and call `done` there."""

        def run() -> None:
            try:
                copied = self._copied(text, html)
            except Exception as error:
                copied = Copied("", False, f"Could not copy: {error}.")
            done(copied)

        threading.Thread(target=run, name="clipboard", daemon=True).start()

    def _copied(self, text: str, html: str | None) -> Copied:
        text = text if is_clean(text) else sanitise(text).text
        html = html if html is None or is_clean(html) else sanitise(html).text
        if not text:
            return Copied("", False, "Nothing to copy.")
        failures: list[str] = []
        for way in self._ways():
            copied = way(text, html, failures)
            if copied is not None:
                return _with_formatting(copied, html)
        return self._to_file(text, failures)

    def _ways(self) -> Iterator[Callable[[str, str | None, list[str]], Copied | None]]:
        pinned = {"native": self._native, "osc52": self._osc52, "tmux": self._tmux}
        if self._mode in pinned:
            yield pinned[self._mode]
        elif self._mode == "auto":
            # A helper program over SSH fills the clipboard of the wrong computer.
            far = terminal.over_ssh(self._environ) and self._terminal is not None
            yield from (self._osc52, self._native) if far else (self._native, self._osc52)
            yield self._tmux

    def _native(self, text: str, html: str | None, failures: list[str]) -> Copied | None:
        outcome = native.copy(text, html, self._environ, self._limit)
        if not outcome.copied:
            if outcome.helper != "none":
                failures.append(f"{outcome.helper} {outcome.why}")
            return None
        if outcome.confirmed or outcome.helper in ("osascript", "copyq"):
            message = f"Copied through {outcome.helper}."
        else:
            message = f"Copied through {outcome.helper}; it could not be checked."
        return Copied(outcome.helper, bool(outcome.confirmed), message, outcome.html)

    def _osc52(self, text: str, html: str | None, failures: list[str]) -> Copied | None:
        if self._terminal is None:
            return None
        sequence = terminal.sequence(text, self._environ)
        if sequence is None:
            failures.append("the text is too long for the terminal (OSC 52)")
            return None
        try:
            self._terminal(sequence)
        except Exception as error:
            failures.append(f"the terminal could not be written to ({error})")
            return None
        # By tmux's own settings an application's OSC 52 goes nowhere, while its buffer goes out.
        beside = terminal.load_tmux_buffer(text, self._environ)
        where = "the terminal (OSC 52) and tmux's buffer" if beside else "the terminal (OSC 52)"
        last = "the terminal does not confirm" if beside else "it does not confirm"
        return Copied("osc52", False, f"Sent to {where}; {last}.")

    def _tmux(self, text: str, html: str | None, failures: list[str]) -> Copied | None:
        if not terminal.load_tmux_buffer(text, self._environ):
            if self._environ.get("TMUX") or self._mode == "tmux":
                failures.append("tmux did not take it")
            return None
        message = "Copied to tmux's buffer: the prefix key and ] pastes it."
        return Copied("tmux", True, message)

    def _to_file(self, text: str, failures: list[str]) -> Copied:
        """The last way: a file that only the user can read."""
        why = f" ({'; '.join(failures)})" if failures else ""
        reached = "" if self._mode == "file" else f"The clipboard could not be reached{why}. "
        if self._file is None:
            return Copied("", False, f"{reached}Nothing was copied: see reader doctor clipboard.")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            opened = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(opened, "w", encoding="utf-8", errors="replace") as stream:
                stream.write(text)
        except OSError as error:
            return Copied("", False, f"{reached}Nor could {self._file} be written: {error}.")
        return Copied("file", True, f"{reached}The text is in {self._file}.")


_GAVE_UP = Copied("", False, "The clipboard did not answer: the text may not have been copied.")


def _with_formatting(copied: Copied, html: str | None) -> Copied:
    """Say that italics were lost, where there were any."""
    if copied.html or not html or copied.way == "file":
        return copied
    slanted = dict.fromkeys(re.findall(r"<i>(.*?)</i>", html))
    if not slanted:
        return copied
    words = one_line(unescape(re.sub(r"<[^>]+>", "", ", ".join(slanted))), 160)
    how, mark, rest = copied.message.rstrip(".").partition("; ")
    message = f"{how} as plain text{mark}{rest}. Italic: {words}."
    return replace(copied, message=message)
