"""Commands that draw no screen: how long they take beside the bare interpreter."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import articles
from benchmarks.report import Figure

_ROUNDS = 7


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """Seconds for commands on an article of 900 words, above those of `python -c pass`."""
    path = str(articles.file(900, folder))
    bare = _time((sys.executable, "-c", "pass"), environ)
    yield Figure("python -c pass", bare * 1000, "ms")
    for words in (("--version",), ("--help",), ("show", path), ("cite", path)):
        ours = _time((sys.executable, "-m", "reader", *words), environ)
        yield Figure(f"reader {words[0]}", ours * 1000, "ms", 200 + bare * 1000)


def _time(command: tuple[str, ...], environ: Mapping[str, str]) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        quiet = subprocess.DEVNULL
        subprocess.run(command, env=dict(environ), stdout=quiet, stderr=quiet, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)
