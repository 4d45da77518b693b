"""The reading screen in a real terminal: opening, keys, resizing, searching, memory."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import articles
from benchmarks.pty import Watched
from benchmarks.report import Figure

_READER = (sys.executable, "-m", "reader")
_BARE = (sys.executable, "-m", "benchmarks.bare")
_TITLE = articles.FIRST_WORD.encode()
_ROUNDS = 5
_SIZES = (1_000, 100_000, 1_000_000)
_KEYS = {
    "line": b"jjjjkkkk",
    "page": b"    bbbb",
    "half page": b"dddduuuu",
    "section": b"]]]][[[[",
    "paragraph": b"}}}}{{{{",
    "sentence": b"llllhhhh",
    "end and top": b"GgGgGgGg",
}


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """All figures of the screen, for generated articles in `folder`."""
    for words in _SIZES:
        path = articles.file(words, folder)
        yield from _opening(words, path, environ)
        yield from _keys(words, path, environ)


def _opening(words: int, path: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """First text of an article that was never opened before, and of one that was, each in turn
    with a bare Textual app; the first round only warms the disk cache."""
    reader = (*_READER, str(path))
    bare, first, again = [], [], []
    for count in range(_ROUNDS + 1):
        bare.append(_first_text(_BARE, environ))
        first.append(_first_text(reader, _elsewhere(environ, f"{words}-{count}")))
        again.append(_first_text(reader, environ))
    what = f"{words:,} words: first text"
    app, new, known = (statistics.median(times[1:]) * 1000 for times in (bare, first, again))
    yield Figure(f"{words:,} words, bare Textual app beside it: first text", app, "ms")
    for opened, ours in (("", new), (" when opened again", known)):
        yield Figure(f"{what}{opened}", ours, "ms", 500)
        yield Figure(f"{what}{opened}, after the bare app's", ours - app, "ms", 200)


def _first_text(command: tuple[str, ...], environ: Mapping[str, str]) -> float:
    """Seconds from start to the first text."""
    with Watched(command, environ) as program:
        return program.until(_TITLE)


def _elsewhere(environ: Mapping[str, str], name: str) -> dict[str, str]:
    """The same environment with a home, and so a store, in which there is nothing yet."""
    home = environ["HOME"]
    new = Path(f"{home}-{name}")
    new.mkdir()
    return {
        key: f"{new}{value.removeprefix(home)}" if value.startswith(home) else value
        for key, value in environ.items()
    }


def _keys(words: int, path: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """Keys, resizing, search and memory with all names and quotes marked."""
    what = f"{words:,} words"
    analyse = (*_READER, "analyze", str(path))
    subprocess.run(analyse, env=dict(environ), stdout=subprocess.DEVNULL, check=True)
    with Watched((*_READER, str(path)), environ) as program:
        program.until(_TITLE)
        program.settle(3.0)
        yield Figure(f"{what}: memory, opened", program.peak_memory(), "MB", 120)
        every: list[float] = []
        for name, keys in _KEYS.items():
            times = [program.key(bytes([key])) * 1000 for key in keys]
            every += times
            yield Figure(f"{what}: {name} key to last byte, median", statistics.median(times), "ms")
        yield Figure(f"{what}: all movement keys, median", statistics.median(every), "ms", 16)
        worst = statistics.quantiles(every, n=20)[-1]
        yield Figure(f"{what}: all movement keys, 95th percentile", worst, "ms", 33)
        yield Figure(f"{what}: resize", program.resize(90, 36) * 1000, "ms", 100)
        program.key(b"/")
        program.key(b"harbour")
        yield Figure(f"{what}: search to last byte", program.key(b"\r") * 1000, "ms", 100)
        yield Figure(f"{what}: memory, after a search", program.peak_memory(), "MB", 150)
