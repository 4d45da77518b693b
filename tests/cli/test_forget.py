"""`reader forget` leaves no trace, and says what it does not reach."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pexpect
import pytest

from reader.cli.parser import parse
from tests.cli.conftest import ROOT, Run


def test_an_article_that_was_only_looked_at_is_forgotten_too(
    reader: Run, seed: str, tmp_path: Path
) -> None:
    reader("quotes", seed)
    cache = list((tmp_path / "home").rglob("analyses/*/*.json"))
    assert len(cache) == 1
    done = reader("forget", seed)
    assert (done.returncode, done.stdout) == (0, "")
    assert "No article of the library" in done.stderr
    assert not cache[0].exists()


def test_an_address_is_never_fetched(reader: Run) -> None:
    done = reader("forget", "https://reader.invalid/a")
    assert (done.returncode, done.stderr.count("\n")) == (0, 1)


def test_what_names_no_article_is_an_error(reader: Run) -> None:
    done = reader("forget", "nothing")
    assert done.returncode == 2
    assert "There is no file named nothing" in done.stderr


@pytest.mark.parametrize(("answer", "left"), [("y", 0), ("n", 1), ("", 1)])
def test_who_sits_at_a_terminal_is_asked(
    reader: Run, seed: str, tmp_path: Path, answer: str, left: int
) -> None:
    reader("annotate", seed, "--quote", "may get put on the back burner", "--note", "Check")
    child = pexpect.spawn(
        sys.executable,
        ["-m", "reader", "forget", seed, "--annotations", str(tmp_path / "store")],
        env={"HOME": str(tmp_path / "home"), "PATH": "", "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
        timeout=60,
    )
    child.expect_exact("1 note on it")
    child.expect_exact("[y/N]")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.wait()
    rows = reader("export").stdout.splitlines()
    assert [json.loads(row)["type"] for row in rows].count("annotation") == left


def test_a_file_at_a_path_that_is_gone_is_found_by_its_path(reader: Run, tmp_path: Path) -> None:
    file = tmp_path / "here" / "gone.txt"
    file.write_text("A Word on Tides\n\nThe moon draws the sea twice a day, as sailors know.\n")
    reader("annotate", str(file), "--quote", "the sea", "--note", "x")
    file.unlink()
    done = reader("forget", "gone.txt")
    assert (done.returncode, done.stderr.split(".")[0]) == (0, "Forgotten: A Word on Tides")
    assert reader("export").stdout == ""


def test_the_words_of_the_command() -> None:
    assert parse(["forget", "x", "--yes"]).yes
