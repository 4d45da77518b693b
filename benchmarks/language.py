"""From opening an article to its highlights, cold and from the cache; words a second; memory."""

from __future__ import annotations

import json
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import articles
from benchmarks.pty import Watched
from benchmarks.report import Figure
from reader.analysis.blocks import paragraphs
from reader.analysis.client import Analyser

_ROUNDS = 3
_NARROW = (80, 40)
"""No panel is open at this size, so that a quote's bar is the first one on screen."""
_BAR = "┃".encode()


_LONG = 200_000
_ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """First highlights of a 900-word article, how fast the analysis reads, and its memory."""
    yield from _highlights(folder, environ)
    yield from _speed(environ)
    yield from _memory()


def _speed(environ: Mapping[str, str]) -> Iterator[Figure]:
    command = (sys.executable, "-m", "benchmarks.words")
    done = subprocess.run(
        command, env={**environ, **_ONE_CORE}, capture_output=True, check=True, text=True
    )
    rates = json.loads(done.stdout)
    yield Figure("analysis on one core, quotes and speakers too", rates["whole"], "words/s")
    yield Figure("the model alone", rates["own"], "words/s")
    yield Figure("a pipeline of the shape of spaCy's small one", rates["shaped"], "words/s")
    beside_spacy = 100 * rates["shaped"] / rates["own"]
    yield Figure("time of the model, beside that pipeline's", beside_spacy, "%", 111)
    whole = 100 * rates["own"] / rates["whole"]
    yield Figure("time with quotes and speakers, beside the model's", whole, "%", 125)


def _memory() -> Iterator[Figure]:
    """The most that the helper process takes for a long article; where the system tells it."""
    text = articles.text(_LONG)
    analyser = Analyser()
    try:
        analyser.whole(text, paragraphs(text))
        status = Path(f"/proc/{analyser.process_id}/status")
        if status.exists():
            peak = re.search(r"VmHWM:\s*(\d+) kB", status.read_text(encoding="ascii"))
            if peak is not None:
                yield Figure(f"{_LONG:,} words: helper's memory", int(peak[1]) / 1024, "MB", 500)
    finally:
        analyser.close()


def _highlights(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
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
