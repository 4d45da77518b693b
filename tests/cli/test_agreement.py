"""`reader agreement` with the real command, on notes of two."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ONE, OTHER = "North Korea may get put on the back burner", "killed or badly wounded"


@pytest.fixture
def coded(reader: Run, seed: str, tmp_path: Path) -> None:
    """Two coders of the sample, the notes of the second imported."""
    reader("annotate", seed, "--quote", ONE, "--tag", "claim", LOGNAME="ann")
    reader("annotate", seed, "--quote", OTHER, "--tag", "claim", LOGNAME="ann")
    there = {"LOGNAME": "ben", "READER_ANNOTATIONS": str(tmp_path / "ben")}
    reader("annotate", seed, "--quote", ONE, "--tag", "claim", **there)
    file = tmp_path / "ben.jsonl"
    file.write_text(reader("export", **there).stdout, encoding="utf-8")
    assert reader("import", str(file)).returncode == 0


@pytest.mark.usefixtures("coded")
def test_percent_and_alpha_are_printed_for_each_tag(reader: Run, seed: str) -> None:
    lines = reader("agreement").stdout.splitlines()
    assert lines[0] == "ann, ben · 1 article · 19 paragraphs"
    assert lines[1].split() == ["tag", "agree", "Krippendorff’s", "alpha"]
    # 38 values, 3 of them yes; 2 meet another: 1 - 37 · 2 / (38² - 3² - 35²).
    assert lines[2].split() == ["claim", "94.7", "%", "0.648"]
    (row,) = csv.DictReader(io.StringIO(reader("agreement", seed, "--format", "csv").stdout))
    assert row == {"tag": "claim", "paragraphs": "19", "percent": "94.7", "alpha": "0.648"}
    value = json.loads(reader("agreement", "--format", "json").stdout)
    assert (value["coders"], value["articles"]) == (["ann", "ben"], 1)


def test_without_a_second_coder_it_says_what_to_do(reader: Run) -> None:
    done = reader("agreement")
    assert done.returncode == 2
    assert "reader import FILE" in done.stderr
