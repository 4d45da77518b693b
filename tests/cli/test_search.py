"""`reader search`, and searches that go into other commands."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from reader.folders import Folders
from reader.settings import Settings
from reader.workspace import Workspace
from tests.cli.conftest import Run, runs


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, seed: str) -> Path:
    """A store with the sample, a note on it, and a table of two articles, analysed."""
    folder = tmp_path_factory.mktemp("library")
    table = folder / "corpus.csv"
    table.write_text(
        "headline,body,date,outlet\n"
        'Harbour vote put off,"The council of Northport put off its vote until spring. '
        '“We need more time to read the plan,” said Mara Ellis, who leads it.",2021-03-04,Post\n'
        '=HYPERLINK(),"Words of another day at the quay. “No,” said Jon Abel.",2019-05-06,Post\n',
        encoding="utf-8",
    )
    run = runs(folder)
    done = run("library", "add", seed, str(table))
    assert done.returncode == 0, done.stderr
    noted = run("annotate", seed, "--quote", "back burner", "--tag", "claim", "--note", "so?")
    assert noted.returncode == 0, noted.stderr
    return folder / "store"


@pytest.fixture
def library(reader: Run, made: Path, tmp_path: Path) -> Run:
    """Reader on a copy of that store."""
    shutil.copytree(made, tmp_path / "store")
    return reader


def test_a_search_in_every_form(library: Run) -> None:
    table = library("search", "speaker:ellis", "time")
    assert table.returncode == 0
    assert table.stdout.split("  ")[:2] == ["2021-03-04", "Mara Ellis"]
    assert "“We need more time to read the plan,”" in table.stdout

    (hit,) = json.loads(library("search", "tag:claim", "--format", "json").stdout)
    assert (hit["speaker"], hit["tags"], hit["notes"]) == ("Robert Manning", ["claim"], ["so?"])
    assert (hit["number"], hit["paragraph"], hit["kind"]) == ("1", 2, "direct")

    rows = list(
        csv.DictReader(io.StringIO(library("search", "site:post", "--format", "csv").stdout))
    )
    assert [row["title"] for row in rows] == ["Harbour vote put off", "'=HYPERLINK()"]

    markdown = library("search", '"more time"', "--format", "markdown").stdout
    assert markdown.startswith("> “We need more time to read the plan,”\n>\n> — Mara Ellis, in ")
    assert "*Harbour vote put off*, Post, 2021-03-04" in markdown


def test_words_that_are_not_wanted_are_no_options(library: Run) -> None:
    found = library("search", "site:post", "-time", "--format", "json")
    assert [hit["speaker"] for hit in json.loads(found.stdout)] == ["Jon Abel"]
    found = library("search", "-site:post", "-tag:claim", "kim", "--format", "json")
    assert found.returncode == 0
    assert {hit["site"] for hit in json.loads(found.stdout)} == {"VOA News"}


def test_notes_and_text_are_searched_too(library: Run) -> None:
    (note,) = json.loads(library("search", "so", "--what", "notes", "--format", "json").stdout)
    assert (note["words"], note["state"]) == ("back burner", "exact")
    (text,) = json.loads(library("search", "quay", "--what", "text", "--format", "json").stdout)
    assert text["title"] == "=HYPERLINK()"


def test_nothing_found_is_no_failure_and_oddities_are_said(library: Run) -> None:
    found = library("search", "xyzzy", "author:me", "tag:nothing")
    assert (found.returncode, found.stdout) == (0, "")
    assert "Nothing found among 16 statements." in found.stderr
    assert "no key “author:”" in found.stderr
    assert "no tag “nothing”" in found.stderr


def test_a_limit_says_what_it_left_out(library: Run) -> None:
    found = library("search", "", "--limit", "2")
    assert len(found.stdout.splitlines()) == 2
    assert "2 of 16 shown" in found.stderr


def test_quotes_of_the_whole_library(library: Run, seed: str) -> None:
    rows = json.loads(library("quotes", "--all", "--format", "json").stdout)
    assert len(rows) == 16
    assert rows[0]["title"] == "Harbour vote put off"
    assert library("quotes", "--all", "--format", "csv").stdout.count("\n") >= 17
    assert library("quotes", seed, "--all").returncode == 2
    assert library("quotes").returncode == 2


def test_what_a_search_finds_is_exported(library: Run, seed: str) -> None:
    library("annotate", seed, "--quote", "Hanoi Summit", "--note", "when?")
    lines = library("export", "--query", "tag:claim").stdout.splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["article", "annotation"]
    assert json.loads(lines[1])["exact"] == "back burner"
    rows = csv.DictReader(
        io.StringIO(
            library("export", "--query", "site:post", "--what", "quotes", "--format", "csv").stdout
        )
    )
    assert [row["speaker"] for row in rows] == ["Mara Ellis", "Jon Abel"]
    assert library("export", seed, "--query", "x").returncode == 2


def test_the_articles_of_a_search_are_a_bibliography(library: Run) -> None:
    cited = library("cite", "--query", "speaker:ellis")
    assert cited.returncode == 0
    assert cited.stdout.startswith("Harbour vote put off. (2021, March 4).")
    assert len(library("cite", "--all").stdout.strip().splitlines()) > 1
    nothing = library("cite", "--all", "--query", "speaker:nobody")
    assert nothing.returncode == 2
    assert "No statement was found" in nothing.stderr


def test_a_few_articles_that_await_analysis_are_analysed_at_once(reader: Run, seed: str) -> None:
    reader("annotate", seed, "--quote", "back burner", "--tag", "claim")
    found = reader("search", "speaker:manning", "tag:claim")
    assert "“North Korea may get put on the back burner,”" in found.stdout
    assert found.stderr == ""


def test_that_many_await_analysis_is_said(reader: Run, tmp_path: Path) -> None:
    folders = Folders(*(tmp_path / name for name in ("config", "data", "state", "cache", "log")))
    opened = Workspace(Settings(), folders, annotations=tmp_path / "store", environ={})
    for number in range(11):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Council Hears Of The Harbour\n\nFor day {number} it was a long story.\n")
        opened.keep(opened.open(str(path)))
    opened.close()
    found = reader("search", "long", "--what", "text")
    assert len(found.stdout.splitlines()) == 11
    assert "11 articles are not analysed yet" in found.stderr
    assert "11 analysed." in reader("library", "analyze").stderr
    assert reader("search", "long", "--what", "text").stderr == ""


def test_an_empty_library_says_so(reader: Run, tmp_path: Path) -> None:
    assert "Nothing found among 0 statements." in reader("search", "x").stderr
    assert not (tmp_path / "store").exists()
