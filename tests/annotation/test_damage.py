"""Files of a store that are not what they were: set aside, and restored from what is known."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.annotation import Store
from reader.annotation.verify import verify
from tests.annotation.building import (
    article_file,
    every_file,
    noted,
    notes,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


def _good(folder: Path) -> None:
    """A store whose article file has a backup and whose journal is longer than that."""
    with Store(folder) as store:
        noted(store, "one")
    with Store(folder) as store:
        noted(store, "two")
        noted(store, "three")
        store.codebook.ensure("tag")
    backups = folder / "backups" / "articles"
    assert list(backups.iterdir())


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda data: data[: len(data) // 2],
    "empty": lambda data: b"",
    "full of NUL": lambda data: b"\0" * len(data),
    "a list": lambda data: b"[]",
    "of something else": lambda data: b'{"a": 1}',
    "other tables": lambda data: b'{"_default": {"1": {"x": 2}}}',
    "no text at all": lambda data: bytes(range(256)) * 8,
    "two in one": lambda data: data + data,
    "deeply nested": lambda data: b"[" * 200_000,
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("losing", ["nothing else", "backups", "journal"])
def test_a_damaged_article_file_is_set_aside_and_restored(
    folder: Path, damage: str, losing: str
) -> None:
    _good(folder)
    path = article_file(folder)
    bad = DAMAGE[damage](path.read_bytes())
    path.write_bytes(bad)
    if losing == "journal":
        (folder / "journal.jsonl").unlink()
    if losing == "backups":
        for backup in (folder / "backups" / "articles").iterdir():
            backup.unlink()
    with Store(folder) as store:
        expected = ["one"] if losing == "journal" else ["one", "three", "two"]
        assert notes(store) == expected
        assert store.articles.list()[0].title == "Harbour council"
        told = " ".join(store.notices())
        assert "damaged" in told
        (aside,) = folder.glob("articles/*.corrupt-*")
        assert aside.name in told
        assert aside.read_bytes() == bad
        noted(store, "four")
    with Store(folder) as store:
        assert notes(store) == sorted([*expected, "four"])
        assert store.notices() == []
    assert not [finding for finding in verify(folder) if finding.level == "error"]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_codebook_is_restored(folder: Path, damage: str) -> None:
    _good(folder)
    path = folder / "codebook.json"
    path.write_bytes(DAMAGE[damage](path.read_bytes()))
    with Store(folder) as store:
        assert [tag.name for tag in store.codebook.tags()] == ["tag"]


def test_a_missing_article_file_comes_back_from_the_journal(folder: Path) -> None:
    _good(folder)
    article_file(folder).unlink()
    with Store(folder) as store:
        assert notes(store) == ["one", "three", "two"]


def test_a_damaged_file_with_nothing_to_restore_it_from_says_so(folder: Path) -> None:
    _good(folder)
    for path in (folder / "journal.jsonl", *(folder / "backups" / "articles").iterdir()):
        path.unlink()
    article_file(folder).write_bytes(b"")
    with Store(folder) as store:
        assert notes(store) == []
        assert "Nothing could be restored" in " ".join(store.notices())


def test_damage_in_a_read_only_store_changes_nothing_on_disk(folder: Path) -> None:
    _good(folder)
    article_file(folder).write_bytes(b"{")
    (folder / ".reader-store").write_text('{"schema": 2}')
    before = every_file(folder)
    with Store(folder) as store:
        assert store.read_only
        assert notes(store) == ["one", "three", "two"]
    assert every_file(folder) == before


@pytest.mark.parametrize("tail", [b'{"seq": 99, "id"', b"\0" * 300, b"garbage\n", b"\xff\n\n{}\n"])
def test_a_damaged_journal_keeps_working(folder: Path, tail: bytes) -> None:
    _good(folder)
    with open(folder / "journal.jsonl", "ab") as journal:
        journal.write(tail)
    with Store(folder) as store:
        assert store.can_undo() == "new tag"
        noted(store, "four")
        assert store.undo().label == "note"
        assert store.undo().label == "new tag"
        assert store.undo().label == "note"
        assert notes(store) == ["one", "two"]
    article_file(folder).write_bytes(b"")
    with Store(folder) as store:
        assert notes(store) == ["one", "two"]


def test_a_journal_that_leads_out_of_the_store_is_not_followed(folder: Path) -> None:
    _good(folder)
    outside = folder.parent / "outside.json"
    line = {
        "seq": 99,
        "id": "x",
        "at": "",
        "label": "note",
        "kind": "do",
        "reverses": None,
        "changes": [["annotations", "../../outside", "a", None, {"note": "x"}]],
    }
    with open(folder / "journal.jsonl", "a") as journal:
        journal.write(json.dumps(line) + "\n")
    with Store(folder) as store:
        noted(store, "four")
    assert not outside.exists()
