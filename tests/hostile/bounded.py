"""Running Reader and looking at how much memory it took."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.terminal import ROOT

PATIENCE = 240.0
"""Seconds after which a test gives up; what is bounded ends in far fewer."""

# A process of its own in between: a process counts as its own what stood in the memory of the one
# that started it.
_MEASURE = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:], timeout=float(sys.argv[1]))
print("peak", resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, end="", file=sys.stderr)
sys.exit(done.returncode)
"""


@dataclass(frozen=True)
class Done:
    """How a command ended. `peak` are the bytes that it, or the largest program that it started,
    had in memory."""

    status: int
    output: str
    errors: str
    peak: int


def run(
    words: Sequence[str],
    home: Path,
    *,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
    environ: Mapping[str, str] | None = None,
) -> Done:
    """`reader WORDS…` with a home of its own."""
    command = [sys.executable, "-c", _MEASURE, str(PATIENCE), sys.executable, "-m", "reader"]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.run(
            [*command, *words],
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={
                **os.environ,
                "HOME": str(home),
                "READER_ANNOTATIONS": str(home / "store"),
                "PYTHONPATH": str(ROOT),
                "PYTHONUTF8": "1",
                **(environ or {}),
            },
            check=False,
        )
        errors.seek(0)
        said, _, peak = errors.read().decode("utf-8", "replace").rpartition("peak ")
    scale = 1 if sys.platform == "darwin" else 1024
    output = process.stdout.decode("utf-8", "replace")
    return Done(process.returncode, output, said, int(peak) * scale)
