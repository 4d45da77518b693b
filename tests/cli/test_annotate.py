import json

import pytest

from reader.cli.annotate import find_words
from reader.model import Article, Metadata, Version
from reader.model.errors import ReaderError
from tests.cli.conftest import Run

WORDS = "North Korea may get put on the back burner"


def article(text: str) -> Article:
    return Article("0" * 16, Metadata(), Version(text))


def test_words_are_found_whatever_marks_were_typed() -> None:
    found = find_words(article("He said “it’s over” today."), '"it\'s over"', None)
    assert found.of("He said “it’s over” today.") == "“it’s over”"


def test_words_that_stand_nowhere_are_refused() -> None:
    with pytest.raises(ReaderError, match="not in the article"):
        find_words(article("One."), "two", None)


def test_words_that_stand_twice_need_a_choice() -> None:
    twice = article("The war. The peace. The war.")
    with pytest.raises(ReaderError, match=r"(?s)2 times.*--occurrence.*1: .*2: "):
        find_words(twice, "the war", None)
    assert find_words(twice, "the war", 2).start == 20
    with pytest.raises(ReaderError, match="There are 2"):
        find_words(twice, "the war", 3)


def test_an_annotation_is_on_disk_when_its_id_is_printed(reader: Run, seed: str) -> None:
    done = reader(
        "annotate", seed, "--quote", WORDS, "--note", "Check 2019", "--tag", "deterrence",
        "--tag", "Asia",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (line,) = [
        row
        for row in map(json.loads, reader("export").stdout.splitlines())
        if row["type"] == "annotation"
    ]
    assert line["id"] == done.stdout.strip()
    assert line["exact"] == WORDS
    assert line["note"] == "Check 2019"
    assert sorted(line["tags"]) == ["Asia", "deterrence"]


def test_what_was_exported_comes_back(reader: Run, seed: str, tmp_path: object) -> None:
    reader("annotate", seed, "--quote", WORDS, "--note", "n", "--tag", "t")
    exported = reader("export").stdout
    elsewhere = {"READER_ANNOTATIONS": f"{tmp_path}/other"}
    done = reader("import", "-", stdin=exported, **elsewhere)
    assert done.returncode == 0, done.stderr
    assert "1 added" in done.stderr
    again = [json.loads(row) for row in reader("export", **elsewhere).stdout.splitlines()]
    assert [row for row in again if row["type"] == "annotation"] == [
        row for row in map(json.loads, exported.splitlines()) if row["type"] == "annotation"
    ]
    assert "0 added" in reader("import", "-", stdin=exported, **elsewhere).stderr


def test_lines_that_are_no_annotations_are_refused_by_number(reader: Run) -> None:
    done = reader("import", "-", stdin='nonsense\n{"type": "annotation"}\n')
    assert done.returncode == 1
    assert "line 1" in done.stderr.lower()
    assert "Traceback" not in done.stderr
