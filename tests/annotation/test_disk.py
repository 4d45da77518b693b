"""Files changed as a whole; a private session behaves as the disk does, and leaves it alone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotation.disk import Disk, Files
from reader.annotation.memory import Memory
from tests.annotation.building import every_file

NAME = st.sampled_from(["a", "b", "folder/a", "folder/b"])
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAME, st.binary(max_size=9)),
        # Only the journal is changed in place, and no second name is ever given to it.
        st.tuples(st.just("append"), st.just("journal"), st.binary(max_size=9)),
        st.tuples(st.just("truncate"), st.just("journal"), st.integers(0, 9)),
        st.tuples(st.just("move"), NAME, NAME),
        st.tuples(st.just("copy"), NAME, NAME),
        st.tuples(st.just("remove"), NAME, st.none()),
    ),
    max_size=8,
)


@settings(max_examples=30)
@given(before=ACTS, acts=ACTS)
def test_memory_over_a_disk_answers_as_the_disk_would(
    before: list[tuple[str, str, object]], acts: list[tuple[str, str, object]]
) -> None:
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        disk, below = Disk(Path(one)), Disk(Path(two))
        for act in before:
            _do(disk, act)
            _do(below, act)
        kept = every_file(Path(two))
        memory = Memory(below)
        for act in acts:
            _do(disk, act)
            _do(memory, act)
            for folder in ("", "folder"):
                assert set(memory.listing(folder)) == set(disk.listing(folder))
            for name in ("a", "b", "folder/a", "folder/b", "journal"):
                assert memory.read(name) == disk.read(name)
                assert memory.read(name, 2, 3) == disk.read(name, 2, 3)
                assert (memory.stamp(name) is None) == (disk.stamp(name) is None)
        assert every_file(Path(two)) == kept


def _do(files: Files, act: tuple[str, str, object]) -> None:
    what, name, value = act
    if what in ("truncate", "move", "copy") and (files.stamp(name) is None or name == value):
        return
    if what == "truncate":
        size = len(files.read(name) or b"")
        files.truncate(name, min(size, int(str(value))))
    elif what == "remove":
        files.remove(name)
    else:
        getattr(files, what)(name, value)


def test_every_change_of_a_file_changes_its_stamp(tmp_path: Path) -> None:
    for files in (Disk(tmp_path), Memory()):
        stamps = set()
        for content in (b"1", b"2", b"3"):
            files.write("a", content)
            stamps.add(files.stamp("a"))
        files.append("a", b"4")
        stamps.add(files.stamp("a"))
        assert len(stamps) == 4


def test_a_backup_is_not_changed_with_the_file_it_was_taken_from(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    disk.write("a", b"before")
    disk.copy("a", "backups/a.1")
    disk.write("a", b"after")
    assert disk.read("backups/a.1") == b"before"


def test_where_links_cannot_be_made_a_backup_is_a_real_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    test_a_backup_is_not_changed_with_the_file_it_was_taken_from(tmp_path)


def test_an_append_that_fails_adds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    disk = Disk(tmp_path)
    disk.append("journal", b"one\n")

    def refuse(_: int) -> None:
        raise OSError("the disk went away")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="went away"):
        disk.append("journal", b"two\n")
    assert disk.read("journal") == b"one\n"


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(tmp_path)
    disk.write("a", b"old")

    def refuse(*_: object) -> None:
        raise OSError("the disk went away")

    for step in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            patch.setattr(os, step, refuse)
            with pytest.raises(OSError, match="went away"):
                disk.write("a", b"new")
        assert every_file(tmp_path) == {"a": b"old"}


def test_a_copy_that_is_moved_back_over_what_it_was_copied_from_is_gone(tmp_path: Path) -> None:
    disk = Disk(tmp_path)
    disk.write("b", b"content")
    disk.copy("b", "a")
    disk.move("a", "b")
    assert disk.read("a") is None
    assert disk.read("b") == b"content"
