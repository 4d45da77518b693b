"""A store of an older schema is read at once, written anew with the first change, and kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reader.annotation import Store, migrate
from reader.annotation.verify import verify
from tests.annotation.building import article, article_file, every_file, noted, notes


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store of schema 1, with something to undo."""
    folder = tmp_path / "annotations"
    with Store(folder) as store:
        noted(store, "one")
        store.annotations.change(store.annotations.of(article().id)[0], note="two")
        store.codebook.ensure("tag")
    return folder


@pytest.fixture(autouse=True)
def _next_schema(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if schema 2 said notes in capitals."""

    def shout(table: str, row: dict[str, Any]) -> dict[str, Any]:
        return row | {"note": row["note"].upper()} if table == "annotations" else row

    for place in ("migrate", "journal", "shelf", "store", "verify"):
        monkeypatch.setattr(f"reader.annotation.{place}.SCHEMA", 2)
    monkeypatch.setitem(migrate.STEPS, 1, shout)


def test_it_is_read_without_writing(old: Path) -> None:
    before = every_file(old)
    with Store(old) as store:
        assert notes(store) == ["TWO"]
        assert store.read_only is None
    assert every_file(old) == before
    assert all(finding.level == "ok" for finding in verify(old))


def test_the_first_change_writes_it_anew_and_keeps_a_copy(old: Path) -> None:
    before = article_file(old).read_bytes()
    with Store(old) as store:
        noted(store, "three", words="The treasurer")
        assert notes(store) == ["TWO", "three"]
    copy = old / "backups" / "articles" / f"{article().id}.schema-1.json"
    assert copy.read_bytes() == before
    assert '"schema": 2' in article_file(old).read_text()
    assert '"schema": 2' in (old / ".reader-store").read_text()
    with Store(old) as store:
        noted(store, "four", words="The council")
        assert notes(store) == ["TWO", "four", "three"]
    assert copy.read_bytes() == before
    assert '"schema": 1' in (old / "codebook.json").read_text()
    assert all(finding.level == "ok" for finding in verify(old))


def test_undo_reaches_back_over_the_change_of_schema(old: Path) -> None:
    with Store(old) as store:
        store.undo()
        store.undo()
        assert notes(store) == ["ONE"]


def test_an_older_backup_and_journal_restore_a_damaged_file(old: Path) -> None:
    article_file(old).write_bytes(b"")
    with Store(old) as store:
        assert notes(store) == ["TWO"]


def test_an_older_reader_does_not_write_in_a_newer_store(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(old) as store:
        noted(store, "three", words="The treasurer")
    for place in ("migrate", "journal", "shelf", "store", "verify"):
        monkeypatch.setattr(f"reader.annotation.{place}.SCHEMA", 1)
    with Store(old) as store:
        assert "newer Reader" in (store.read_only or "")
        assert notes(store) == ["TWO", "three"]


def test_an_older_reader_that_was_open_before_leaves_a_newer_readers_file_alone(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def now_is(schema: int) -> None:
        for place in ("migrate", "journal", "shelf", "store", "verify"):
            monkeypatch.setattr(f"reader.annotation.{place}.SCHEMA", schema)

    now_is(1)
    with Store(old) as open_before:
        assert open_before.read_only is None
        now_is(2)
        with Store(old) as newer:
            noted(newer, "three", words="The treasurer")
            lagging = article_file(old).read_bytes()
            noted(newer, "four", words="The council")
        # Killed between journal and file.
        article_file(old).write_bytes(lagging)
        now_is(1)
        assert notes(open_before) == ["TWO", "four", "three"]
        assert "newer Reader" in (open_before.read_only or "")
    assert article_file(old).read_bytes() == lagging
