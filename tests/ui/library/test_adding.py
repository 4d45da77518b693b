"""What a line names, and what is said of what was added."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from reader.ui.library.adding import sources_in, summary
from reader.workspace.library.adding import Added


def added(outcome: str, title: str = "", why: str = "") -> Added:
    return Added("a.txt", outcome, None, title, why, 1, 1)  # type: ignore[arg-type]


def test_a_name_with_spaces_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "two words.txt"
    path.touch()
    assert sources_in(str(path)) == [str(path)]
    assert sources_in(shlex.quote(str(path))) == [str(path)]


def test_several_files_are_parted_as_a_shell_parts_them(tmp_path: Path) -> None:
    paths = [tmp_path / "one.txt", tmp_path / "and two.txt"]
    for path in paths:
        path.touch()
    assert sources_in(shlex.join(map(str, paths))) == [str(path) for path in paths]


def test_what_is_no_file_is_left_as_it_was_typed() -> None:
    assert sources_in("no such thing") == ["no such thing"]
    assert sources_in("it's") == ["it's"]
    assert sources_in("https://example.org/a b") == ["https://example.org/a", "b"]
    assert sources_in("https://example.org/a") == ["https://example.org/a"]


@pytest.mark.parametrize(
    ("done", "said"),
    [
        ([], "Nothing to add was found there."),
        ([added("added", "A Wall")], "Added: A Wall."),
        ([added("known", "A Wall", "It is in the library.")], "In the library already: A Wall."),
        ([added("failed", "", "There is no file a.txt.")], "There is no file a.txt."),
        (
            [added("added"), added("near"), added("failed", "", "Empty.")],
            "1 added, 1 added that are near copies of others, 1 could not be added.",
        ),
    ],
)
def test_what_came_of_it_is_said_in_a_sentence(done: list[Added], said: str) -> None:
    assert summary(done).startswith(said)
