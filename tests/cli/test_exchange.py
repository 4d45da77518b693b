"""Export and import in each format, with the real command."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reader.annotation.exchange.formats import FORMATS
from reader.cli.parser import parse
from tests.cli.conftest import Run, environment, interpreted

WORDS = "North Korea may get put on the back burner"


@pytest.fixture
def noted(reader: Run, seed: str) -> None:
    reader("annotate", seed, "--quote", WORDS, "--note", "Check 2019", "--tag", "back burner")


def exported(reader: Run, *words: str) -> str:
    done = reader("export", *words)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.usefixtures("noted")
def test_each_format_is_written_whole(reader: Run, seed: str) -> None:
    assert f"> {WORDS}" in exported(reader, "--format", "markdown")
    (row,) = csv.DictReader(io.StringIO(exported(reader, seed, "--format", "csv")))
    assert (row["quote"], row["note"], row["tags"]) == (WORDS, "Check 2019", "back burner")
    assert "2020" in row["citation"]
    assert "#:~:text=" in row["link"]
    assert "back burner</mark>" in exported(reader, seed, "--format", "html")
    assert json.loads(exported(reader, "--format", "w3c"))["total"] == 1
    assert len(json.loads(exported(reader, "--format", "hypothesis"))["annotations"]) == 1
    assert ElementTree.fromstring(exported(reader, "--format", "qdc").encode()) is not None
    assert exported(reader, "--format", "codebook").splitlines()[1].startswith("back burner,")
    assert exported(reader, "--format", "markdown", "--by", "tag").startswith("# back burner")


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("name", ["jsonl", "w3c", "hypothesis", "qdc", "codebook"])
def test_what_was_exported_comes_into_another_store_once(
    reader: Run, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "exported"
    file.write_text(exported(reader, "--format", name), encoding="utf-8")
    elsewhere = {"READER_ANNOTATIONS": str(tmp_path / "other")}
    done = reader("import", str(file), **elsewhere)
    assert (done.returncode, done.stderr) == (0, "1 added, 0 updated, 0 known already.\n")
    again = reader("import", str(file), **elsewhere)
    assert again.stderr == "0 added, 0 updated, 1 known already.\n"


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("name", ["jsonl", "markdown", "csv", "html", "w3c"])
def test_no_character_is_lost_where_the_terminal_lacks_it(
    reader: Run, seed: str, name: str, tmp_path: Path
) -> None:
    words = "“North Korea may get put on the back burner,”"
    reader("annotate", seed, "--quote", words, "--note", "“ñ”")
    ascii_only = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = interpreted(tmp_path, "export", "--format", name, **ascii_only)
    assert done.returncode == 0, done.stderr
    assert "“ñ”" in done.stdout


def test_headings_where_there_are_none_are_refused(reader: Run) -> None:
    done = reader("export", "--format", "qdc", "--by", "tag")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--by is for markdown and csv" in done.stderr


def test_hostile_xml_is_refused_in_a_sentence(reader: Run) -> None:
    done = reader("import", "-", stdin="<!DOCTYPE x [<!ENTITY a 'b'>]><CodeBook/>")
    assert done.returncode == 2
    assert "document type" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_refused_is_listed_and_a_long_list_counted(reader: Run) -> None:
    done = reader("import", "-", stdin="no notes\n" * 300)
    assert done.returncode == 1
    assert "Line 1: not JSON." in done.stderr
    assert "… and 280 more." in done.stderr
    assert done.stderr.count("\n") == 22


def test_the_command_line_offers_every_format() -> None:
    for name in FORMATS:
        assert parse(["export", "--format", name]).format == name


@pytest.mark.usefixtures("noted")
@pytest.mark.parametrize("words", [(), ("--query", "tag:back")])
def test_a_packed_project_goes_to_a_file(
    reader: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """By a shell, as standard output is bytes."""
    file = tmp_path / "notes.qdpx"
    command = [sys.executable, "-m", "reader", "export", "--format", "qdpx", *words]
    with file.open("wb") as out:
        subprocess.run(command, stdout=out, env=environment(tmp_path), check=True, timeout=60)
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert "back burner" in archive.read("project.qde").decode()


def test_a_packed_project_has_one_order(reader: Run) -> None:
    done = reader("export", "--format", "qdpx", "--by", "tag")
    assert done.returncode == 2
    assert "--by is not for qdpx" in done.stderr
