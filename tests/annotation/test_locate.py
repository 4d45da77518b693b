"""Which folder is the store."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation import StoreError, find_store, init


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / "stories" / "iran").mkdir(parents=True)
    return tmp_path / "home"


def find(home: Path, cwd: Path, explicit: Path | None = None, variable: str = "") -> Path:
    return find_store(explicit, {"READER_ANNOTATIONS": variable}, cwd, home, home / ".data")


def test_without_anything_it_is_the_users_own(home: Path) -> None:
    assert find(home, home / "stories") == home / ".data" / "annotations"


def test_a_folder_of_that_name_counts_only_when_marked(home: Path) -> None:
    cwd = home / "stories" / "iran"
    (cwd / "annotations").mkdir()
    assert find(home, cwd) == home / ".data" / "annotations"
    assert init(cwd) == cwd / "annotations"
    assert find(home, cwd) == cwd / "annotations"


def test_a_marked_one_is_found_in_a_parent_but_not_above_home(home: Path) -> None:
    init(home.parent)
    assert find(home, home / "stories" / "iran") == home / ".data" / "annotations"
    init(home / "stories")
    assert find(home, home / "stories" / "iran") == home / "stories" / "annotations"
    init(home / "stories" / "iran")
    assert find(home, home / "stories" / "iran") == home / "stories" / "iran" / "annotations"


def test_outside_home_the_parents_count_too(home: Path) -> None:
    checkout = home.parent / "work" / "reader"
    checkout.mkdir(parents=True)
    init(home.parent / "work")
    assert find(home, checkout) == home.parent / "work" / "annotations"


def test_the_option_wins_over_the_variable_and_that_over_all(home: Path) -> None:
    cwd = home / "stories"
    init(cwd)
    assert find(home, cwd, variable="mine") == cwd / "mine"
    assert find(home, cwd, variable="/abs") == Path("/abs")
    assert find(home, cwd, Path("given"), variable="mine") == cwd / "given"


def test_init_leaves_a_folder_of_other_things_as_it_is(home: Path) -> None:
    data = home / "annotations"
    data.mkdir()
    (data / "labels.json").write_text("{}")
    with pytest.raises(StoreError, match="other files"):
        init(home)
    assert [path.name for path in data.iterdir()] == ["labels.json"]


def test_init_twice_is_init_once(home: Path) -> None:
    assert init(home) == init(home / "annotations") == home / "annotations"
    assert (home / "annotations" / ".reader-store").read_text() == '{"schema": 1}\n'


def test_init_where_it_cannot_be_says_so(home: Path) -> None:
    (home / "file").write_text("")
    with pytest.raises(StoreError, match=r"is a file\. Name a folder"):
        init(home / "file")
    with pytest.raises(StoreError, match=r"^NOT SAVED — "):
        init(home / "file" / "below")
