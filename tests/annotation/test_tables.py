"""TinyDB under a storage that changes a file as a whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotation.disk import Disk
from reader.annotation.errors import Corrupt
from reader.annotation.memory import Memory
from reader.annotation.tables import StoreFile, parse

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=4,
)
ROWS = st.dictionaries(st.text(max_size=6), st.dictionaries(st.text(max_size=5), JSON), max_size=5)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ab"), ROWS), max_size=4), st.data())
def test_what_is_put_is_there_after_reading_the_file_again(
    changes: list[tuple[str, dict[str, Any]]], data: st.DataObject
) -> None:
    files = Memory()
    file, expected = StoreFile(files, "x.json"), dict[str, dict[str, Any]]()
    for number, (table, rows) in enumerate(changes, 1):
        known = expected.setdefault(table, {})
        gone = data.draw(st.sets(st.sampled_from(sorted(known)))) if known else set[str]()
        gone -= rows.keys()
        file.put([*((table, key, row) for key, row in rows.items())], number)
        file.put([(table, key, None) for key in gone], number)
        known |= rows
        for key in gone:
            del known[key]
        file.storage.save()
        again = StoreFile(files, "x.json")
        again.fresh()
        assert again.applied == number
        for name, expected_rows in expected.items():
            assert again.rows(name) == file.rows(name) == expected_rows


def test_a_change_is_not_in_the_file_before_it_is_committed(tmp_path: Path) -> None:
    file = StoreFile(Disk(tmp_path), "x.json")
    file.put([("notes", "a", {"note": "one"})], 1)
    staged = file.storage.stage()
    assert staged is not None
    assert not (tmp_path / "x.json").exists()
    staged.commit()
    file.storage.settle()
    assert json.loads((tmp_path / "x.json").read_text())["notes"] == {"a": {"note": "one"}}
    file.put([("notes", "a", {"note": "two"})], 2)
    file.storage.forget()
    file.fresh()
    assert file.row("notes", "a") == {"note": "one"}


def test_an_unchanged_row_is_the_same_object_and_the_file_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = StoreFile(Disk(tmp_path), "x.json")
    file.put([("notes", "a", {"n": 1}), ("notes", "b", {"n": 2})], 1)
    file.storage.save()
    before = file.rows("notes")
    monkeypatch.setattr(Disk, "read", lambda *_: pytest.fail("the file was read"))
    file.put([("notes", "b", {"n": 3})], 2)
    file.storage.save()
    after = file.rows("notes")
    assert after["a"] is before["a"]
    assert after["b"] == {"n": 3}
    assert before["b"] == {"n": 2}


def test_each_row_has_a_line_of_its_own_in_the_order_of_ids(tmp_path: Path) -> None:
    file = StoreFile(Disk(tmp_path), "x.json")
    file.put([("notes", key, {"note": "“é\n”"}) for key in "cab"], 1)
    file.storage.save()
    lines = (tmp_path / "x.json").read_text(encoding="utf-8").splitlines()
    row = '{"note": "“é\\n”"}'
    first = lines.index(f'"a": {row},')
    assert lines[first : first + 3] == [f'"a": {row},', f'"b": {row},', f'"c": {row}']


@given(st.binary(max_size=200))
def test_bytes_are_tables_or_corrupt(data: bytes) -> None:
    with pytest.raises(Corrupt):
        parse(data)
