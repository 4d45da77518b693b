"""Writers really killed, at random and at every step, and several writing at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
KILLED = 50
"""Writers killed at random; `make bench` kills thousands."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="forks its writers")


def run(task: str, folder: Path, *numbers: int) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.annotation.killing", task, str(folder), *map(str, numbers)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_killed_writers_lose_no_acknowledged_note(tmp_path: Path) -> None:
    found = run("random", tmp_path / "annotations", KILLED)
    assert found["lost"] == []
    assert found["errors"] == []
    assert found["aside"] == []
    assert found["acknowledged"] >= KILLED


def test_killed_at_any_step_an_act_is_done_wholly_or_not_at_all(tmp_path: Path) -> None:
    found = run("steps", tmp_path / "annotations")
    assert found["wrong"] == []
    assert found["steps"] > 15


def test_killed_at_any_step_of_a_recovery_the_next_one_completes_it(tmp_path: Path) -> None:
    found = run("recovery", tmp_path)
    assert found["wrong"] == []
    assert found["steps"] > 5


def test_killed_at_any_step_of_cutting_the_journal_nothing_is_lost(tmp_path: Path) -> None:
    found = run("rotation", tmp_path)
    assert found["wrong"] == []
    assert found["steps"] > 5
    assert found["cut"] > 0


def test_a_killed_holder_of_the_lock_does_not_stop_the_next_writer(tmp_path: Path) -> None:
    assert run("lock", tmp_path / "annotations")["notes"] == ["after"]


def test_processes_writing_one_article_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = 4
    found = run("writers", tmp_path / "annotations", writers, 25)
    assert found["failed"] == 0
    assert found["errors"] == []
    assert found["notes"] == sorted(f"{w}.{n}" for w in range(writers) for n in range(25))
    assert found["tags"] == ["a tag of all"]
