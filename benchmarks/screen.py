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
    bare = _first_text(_BARE, environ)
    yield Figure("bare Textual app: first text", bare * 1000, "ms")
    for words in _SIZES:
        path = articles.file(words, folder)
        yield from _opening(words, path, bare, environ)
        yield from _keys(words, path, environ)


def _opening(words: int, path: Path, bare: float, environ: Mapping[str, str]) -> Iterator[Figure]:
    ours = _first_text((*_READER, str(path)), environ)
    what = f"{words:,} words: first text"
    yield Figure(what, ours * 1000, "ms", 500)
    yield Figure(f"{what}, after a bare Textual app's", (ours - bare) * 1000, "ms", 200)


def _first_text(command: tuple[str, ...], environ: Mapping[str, str]) -> float:
    """Median seconds from start to the first text; the first run only warms the disk cache."""
    times = []
    for _ in range(_ROUNDS + 1):
        with Watched(command, environ) as program:
            times.append(program.until(_TITLE))
    return statistics.median(times[1:])


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
