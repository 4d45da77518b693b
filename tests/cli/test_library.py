"""`reader library` and `reader tags`."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run, runs


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two stories in a folder, and a store to which they were added."""
    folder = tmp_path_factory.mktemp("library")
    write_stories(folder / "stories")
    done = runs(folder)("library", "add", str(folder / "stories"))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def stories(made: Path) -> Path:
    return made / "stories"


@pytest.fixture
def library(reader: Run, made: Path, tmp_path: Path) -> Run:
    """Reader on a copy of that store."""
    shutil.copytree(made / "store", tmp_path / "store")
    return reader


def write_stories(folder: Path) -> None:
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.txt").write_text(
            f"Council Of Northport Hears Story Number {number}\n\n"
            f"“We need {number + 2} more weeks,” said Mara Ellis on day {number}.\n",
            encoding="utf-8",
        )


def rows(run: Run, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        run("library", "list", "--format", "json", *words).stdout
    )
    return found


def test_a_folder_is_added_and_what_failed_or_stands_twice_is_listed(
    reader: Run, tmp_path: Path
) -> None:
    stories = tmp_path / "stories"
    write_stories(stories)
    (stories / "copy.txt").write_bytes((stories / "0.txt").read_bytes())
    (stories / "x.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    done = reader("library", "add", str(stories), "nothing.txt")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "2 added, 1 known already, 2 failed." in done.stderr
    assert "copy.txt: The same text as “Council Of Northport Hears Story Number 0”." in done.stderr
    assert "x.txt is a PNG image" in done.stderr
    assert "\nreader: There is no file nothing.txt" in done.stderr


def test_what_was_added_is_known(library: Run, stories: Path) -> None:
    again = library("library", "add", str(stories))
    assert (again.returncode, again.stderr) == (0, "0 added, 2 known already.\n")


def test_the_library_is_listed_in_every_form(library: Run) -> None:
    one, two = rows(library)
    assert (one["quotes"], one["state"], one["read"]) == (1, "new", None)
    table = library("library").stdout.splitlines()
    assert len(table) == 2
    assert table[0].startswith(f"{one['id']}  ")
    read = csv.DictReader(io.StringIO(library("library", "--format", "csv").stdout))
    assert [row["id"] for row in read] == [one["id"], two["id"]]


def test_an_empty_library_says_what_to_do(reader: Run, tmp_path: Path) -> None:
    done = reader("library")
    assert (done.returncode, done.stdout) == (0, "")
    assert "reader library add" in done.stderr
    assert not (tmp_path / "store").exists()


def test_articles_are_named_by_id_by_its_beginning_and_by_path(library: Run, stories: Path) -> None:
    ids = [str(row["id"]) for row in rows(library)]
    assert library("library", "state", "done", ids[0][:6], str(stories / "1.txt")).returncode == 0
    assert [row["state"] for row in rows(library)] == ["done", "done"]
    assert "1 article archived." in library("library", "archive", ids[0]).stderr
    assert [row["id"] for row in rows(library)] == [ids[1]]
    assert len(rows(library, "--archived")) == 2
    library("library", "unarchive", ids[0])
    assert "1 article deleted." in library("library", "delete", ids[1]).stderr
    assert [row["id"] for row in rows(library)] == [ids[0]]
    wrong = library("library", "archive", "nowhere.txt")
    assert wrong.returncode == 2
    assert "no article nowhere.txt" in wrong.stderr


def test_the_options_may_stand_behind_the_action(library: Run, tmp_path: Path) -> None:
    other = str(tmp_path / "other")
    (tmp_path / "store").rename(other)
    assert rows(library) == []
    assert len(rows(library, "--annotations", other)) == 2
    found = json.loads(library("library", "--annotations", other, "--format", "json").stdout)
    assert len(found) == 2


def test_the_doctor_looks_at_the_index_and_makes_it_anew(library: Run, tmp_path: Path) -> None:
    assert "index for searching: not made yet" in library("doctor").stdout
    library("search", "weeks")
    (index,) = (tmp_path / "home").rglob("*.sqlite")
    index.write_bytes(b"nonsense" * 1000)
    repaired = library("doctor", "--repair").stdout
    assert "The index for searching was made again from 2 articles." in repaired
    assert "index for searching: 2 articles" in repaired


def tags(run: Run) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("tags", "--format", "json").stdout)
    return found


def test_tags_are_made_renamed_merged_and_deleted(reader: Run, stories: Path) -> None:
    reader("annotate", str(stories / "0.txt"), "--quote", "more weeks", "--tag", "plan")
    assert "Made “claim to check”." in reader("tags", "add", "#claim to check").stderr
    assert [tag["name"] for tag in tags(reader)] == ["claim to check", "plan"]
    reader("tags", "rename", "PLAN", "scheme")
    edited = reader(
        "tags", "edit", "scheme", "--key", "1", "--parent", "claim to check", "--alias", "idea",
        "--description", "What is to be done", "--color", "blue",
    )  # fmt: skip
    assert edited.returncode == 0, edited.stderr
    scheme = tags(reader)[0]
    assert (scheme["name"], scheme["key"], scheme["parent"]) == ("scheme", "1", "claim to check")
    assert (scheme["aliases"], scheme["count"]) == (["idea"], 1)
    assert scheme["color"] == "#4d8fd1"
    assert "What is to be done" in reader("tags").stdout
    merged = reader("tags", "merge", "idea", "claim to check")
    assert merged.stderr == "“scheme” is now another name for “claim to check”.\n"
    (left,) = tags(reader)
    assert (left["name"], left["count"]) == ("claim to check", 1)
    assert reader("tags", "delete", "scheme").returncode == 0
    assert tags(reader) == []


def test_tags_that_there_are_not_and_names_that_are_taken_are_said(reader: Run) -> None:
    reader("tags", "add", "plan")
    for words, said in (
        (("rename", "nothing", "x"), "There is no tag “nothing”"),
        (("add", "Plan"), "There is a tag “Plan” already"),
        (("edit", "plan"), "Say what to change"),
        (("edit", "plan", "--key", "x"), "a digit from 1 to 9"),
        (("edit", "plan", "--color", "nocolour"), "“nocolour” is no colour. Write #d9534a, or one"),
        (("delete", "pln"), "Did you mean “plan”?"),
    ):
        done = reader("tags", *words)
        assert done.returncode == 2
        assert said in done.stderr
