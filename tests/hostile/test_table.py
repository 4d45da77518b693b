"""Every case has a test."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
_ROW = re.compile(r"\| (\d+) \|.*\| (\S+)::(\w+) \|\Z")


def test_each_number_names_a_test_that_there_is() -> None:
    rows = [found for line in (HERE / "README.md").read_text(encoding="utf-8").splitlines()
            if (found := _ROW.match(line))]  # fmt: skip
    assert [int(row[1]) for row in rows] == list(range(1, 59))
    for row in rows:
        assert f"def {row[3]}(" in (HERE / row[2]).read_text(encoding="utf-8"), row[0]
