"""Running a command in a process of its own, in an empty folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.resources import seeds
from tests import command

Run = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def seed() -> str:
    """The path of the sample article."""
    return str(next(path for path in seeds().iterdir() if path.suffix == ".txt"))


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, seed: str) -> Path:
    """The home of somebody who has had the quotes of the sample article found before."""
    folder = tmp_path_factory.mktemp("analysed")
    done = runs(folder)("quotes", seed)
    assert done.returncode == 0, done.stderr
    return folder / "home"


@pytest.fixture
def reader(tmp_path: Path, home: Path) -> Run:
    """Runs `reader WORDS…` with a home, a store and a folder of this test alone; what is in the
    sample article is known already."""
    shutil.copytree(home, tmp_path / "home")
    return runs(tmp_path)


def runs(folder: Path) -> Run:
    """Runs `reader WORDS…` with home, store and a place to be in in `folder`."""
    here = folder / "here"
    here.mkdir()
    environ = environment(folder)

    def run(*words: str, stdin: str = "", **extra: str) -> subprocess.CompletedProcess[str]:
        return command.run(words, stdin=stdin, cwd=here, environ={**environ, **extra})

    return run


def interpreted(folder: Path, *words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """The same with a new interpreter, which heeds such variables as PYTHONIOENCODING."""
    return subprocess.run(
        [sys.executable, "-m", "reader", *words],
        capture_output=True,
        encoding="utf-8",
        env={**environment(folder), **extra},
        timeout=command.PATIENCE,
        check=False,
    )


def environment(folder: Path) -> dict[str, str]:
    """What a command is told of where things are: all of it in `folder`."""
    return {
        **os.environ,
        "HOME": str(folder / "home"),
        "READER_ANNOTATIONS": str(folder / "store"),
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
