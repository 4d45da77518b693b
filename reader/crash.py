"""A report on an error that nobody foresaw: what happened and where, without what was read."""

from __future__ import annotations

import os
import platform
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reader import __version__
from reader.files import write_whole
from reader.text.sanitise import one_line

_KEPT = 10
_PARTS = ("textual", "rich", "spacy", "tinydb", "trafilatura", "httpx")
_QUOTED = re.compile("['\"‘“].*['\"’”]", re.DOTALL)
_VARIABLES = ("TERM", "COLORTERM", "LANG", "LC_ALL", "NO_COLOR", "TMUX", "SSH_TTY")


def write_report(folder: Path, error: BaseException) -> Path | None:
    """Write a report on `error` into `folder` and return its path; None where it cannot be
    written. Reports beyond the last ten are deleted."""
    now = datetime.now(UTC)
    path = folder / f"crash-{now:%Y%m%dT%H%M%S%f}-{os.getpid()}.txt"
    try:
        write_whole(path, "\n".join(_lines(now, error)).encode("utf-8", "backslashreplace"))
        for old in reports(folder)[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


def reports(folder: Path) -> list[Path]:
    """The reports in `folder`, the oldest first."""
    return sorted(folder.glob("crash-*.txt"))


def told(folder: Path, error: BaseException, *, private: bool = False) -> str:
    """Write a report, and say so in a sentence for the user; a private run writes none."""
    what = "Reader met an error that it did not foresee."
    if private:
        return f"{what} Without --private there would be a report: {type(error).__name__}."
    what += " What was shown as saved is saved."
    path = write_report(folder, error)
    if path is None:
        return f"{what} No report could be written: {type(error).__name__}."
    return f"{what}\nA report is in {path}; to send it with all that helps: reader doctor --report"


def _lines(now: datetime, error: BaseException) -> Iterator[str]:
    yield f"Reader {__version__}, {now:%Y-%m-%d %H:%M:%S} UTC"
    yield f"Python {platform.python_version()} on {platform.platform()}"
    for part in _PARTS:
        try:
            yield f"{part} {version(part)}"
        except PackageNotFoundError:
            yield f"{part} is not installed"
    yield from (f"{name}={os.environ[name]}" for name in _VARIABLES if name in os.environ)
    yield ""
    # The lines of code without the values in them, which may be the words of an article.
    yield from (line.rstrip("\n") for line in traceback.format_tb(error.__traceback__))
    yield f"{type(error).__module__}.{type(error).__qualname__}: {_without_words(error)}"


def _without_words(error: BaseException) -> str:
    """What the error says, without what it quotes: a value may be the words of an article, a path
    its title."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    said = "…" if isinstance(error, KeyError) else _QUOTED.sub("…", said)
    return one_line(said, 200)
