"""Writing for people: data to standard output, everything else to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from typing import Any

from reader.text.sanitise import one_line, sanitise


def emit(text: str) -> None:
    """Write `text` and a line end to standard output, clean of control sequences."""
    sys.stdout.write(sanitise(text).text + "\n")


def emit_json(value: Any) -> None:
    """Write `value` as one line of JSON to standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not _speaks_unicode()) + "\n")


def keep_every_character() -> None:
    """From now on standard output is UTF-8: what is kept in a file must lose no character, whatever
    the terminal can show."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")


def complain(sentence: str) -> None:
    """Write an error or a warning to standard error; its own lines stay lines."""
    lines = (one_line(line, limit=2_000) for line in sentence.split("\n"))
    sys.stderr.write("reader: " + "\n  ".join(lines) + "\n")


def inform(sentence: str) -> None:
    """Write progress or news to standard error."""
    sys.stderr.write(f"{one_line(sentence, limit=2_000)}\n")


def progress_line() -> Callable[[str], None] | None:
    """What writes how far something is over the last line of the terminal, and clears it when told
    nothing; None where standard error is no terminal that could."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return None

    def show(words: str) -> None:
        sys.stderr.write(f"\r{one_line(words, limit=70)}\x1b[K")
        sys.stderr.flush()

    return show


def _speaks_unicode() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf16", "utf32")
