"""`reader compare` and `reader removed`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_fetching import DIRECT
from tests.sources.server import reply, serve

TEXT = """Accessibility links

Harbour Vote Delayed Until Spring

Share this

The council of Northport put off its vote on the harbour until the spring of next year, officials \
said on Monday evening after a long debate.

Advertisement

“We need more time to read the plan,” said Mara Ellis, who leads the council’s committee on the \
harbour. “Nobody wants to build it twice.”

Shop owners along the quay had asked for an early start of the work.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_changed_in_a_file_since_it_was_last_used(reader: Run, story: Path) -> None:
    reader("annotate", str(story), "--quote", "asked for an early start")
    assert reader("compare", str(story)).stdout == "Nothing has changed.\n"
    story.write_text(TEXT.replace("Monday evening", "Tuesday").replace("an early", "a late"))
    done = reader("compare", str(story))
    assert done.returncode == 0
    assert done.stdout.startswith(
        "2 paragraphs changed; 1 of your notes stands on changed words.\n"
        "changed: “asked for an early start”\n"
    )
    assert "changed ¶1\n" in done.stdout
    assert "officials said on [-Monday evening-] {+Tuesday+} after" in done.stdout
    value = json.loads(reader("compare", str(story), "--format", "json").stdout)
    change = value["changes"][0]
    assert value["new"]["text"][slice(*change["new_words"][0])] == "Tuesday"
    assert value["old"]["text"][slice(*change["old_words"][0])] == "Monday evening"
    assert value["marks"][0]["touched"] is True

    done = reader("compare", str(story), "--accept")
    assert "This version is the article's from now on." in done.stderr
    assert reader("compare", str(story)).stdout == "Nothing has changed.\n"


def test_a_page_is_fetched_again(reader: Run) -> None:
    with serve() as server:
        url = server.on("/a", reply(TEXT.encode(), "text/plain"))
        reader("annotate", url, "--quote", "asked for an early start", **DIRECT)
        server.on("/a", reply(TEXT.replace("Monday", "Sunday").encode(), "text/plain"))
        done = reader("compare", url, **DIRECT)
        assert "[-Monday-] {+Sunday+}" in done.stdout
        assert len(server.asked) == 2


def test_two_sources(reader: Run, story: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TEXT.replace("Shop owners", "Traders") + "\nThey were not asked again.\n")
    done = reader("compare", str(story), str(other))
    assert done.stdout.splitlines()[0] == "1 paragraph changed, 1 paragraph added."
    assert "+ They were not asked again." in done.stdout
    assert reader("compare", str(story), str(other), "--accept").returncode == 2


def test_what_is_not_in_the_library_cannot_be_compared(reader: Run, story: Path) -> None:
    done = reader("compare", str(story))
    assert done.returncode == 2
    assert "is not in the library" in done.stderr


def test_removed_lines_are_listed_restored_and_taken_back(reader: Run, story: Path) -> None:
    listed = reader("removed", str(story))
    assert (listed.returncode, listed.stderr) == (0, "")
    assert listed.stdout.splitlines()[-1].split() == ["9", "advertisement", "Advertisement"]
    assert reader("removed", str(story), "--restore", "9").returncode == 0
    assert "\n\nAdvertisement\n\n" in reader("show", str(story)).stdout
    value = json.loads(reader("removed", str(story), "--format", "json").stdout)
    assert value["restored"] == [9]
    assert [row["line"] for row in value["removed"]] == [1, 5]
    reader("removed", str(story), "--take-back", "9")
    assert "Advertisement" not in reader("show", str(story)).stdout
    done = reader("removed", str(story), "--restore", "77")
    assert done.returncode == 2
    assert "no removed line 77" in done.stderr
