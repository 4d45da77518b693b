"""From opening an article to its highlights, cold and from the cache."""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import articles
from benchmarks.pty import Watched
from benchmarks.report import Figure

_ROUNDS = 3
_NARROW = (80, 40)
"""No panel is open at this size, so that a quote's bar is the first one on screen."""
_BAR = "┃".encode()


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """First highlights of a 900-word article."""
    path = articles.file(900, folder)
    command = (sys.executable, "-m", "reader", str(path))
    cold: list[float] = []
    warm: list[float] = []
    for _ in range(_ROUNDS):
        for name in ("XDG_CACHE_HOME", "READER_ANNOTATIONS", "XDG_STATE_HOME"):
            shutil.rmtree(environ[name], ignore_errors=True)
        for times in (cold, warm):
            with Watched(command, environ, _NARROW) as program:
                times.append(program.until(_BAR))
                time.sleep(0.5)
    yield Figure("900 words: first highlights, cold", statistics.median(cold) * 1000, "ms", 2000)
    yield Figure("900 words: first highlights, cached", statistics.median(warm) * 1000, "ms")
