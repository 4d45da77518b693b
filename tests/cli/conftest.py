"""Running the real command in a process of its own, in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.resources import seeds

Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def seed() -> str:
    """The path of the sample article."""
    return str(next(path for path in seeds().iterdir() if path.suffix == ".txt"))


@pytest.fixture
def reader(tmp_path: Path) -> Run:
    """Runs `reader WORDS…` with a home, a store and a folder of this test alone."""
    return runs(tmp_path)


def runs(folder: Path) -> Run:
    """Runs `reader WORDS…` with home, store and a place to be in in `folder`."""
    here = folder / "here"
    here.mkdir()
    environ = {
        **os.environ,
        "HOME": str(folder / "home"),
        "READER_ANNOTATIONS": str(folder / "store"),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }

    def run(*words: str, stdin: str = "", **extra: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "reader", *words],
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            cwd=here,
            env={**environ, **extra},
            timeout=120,
            check=False,
        )

    return run
