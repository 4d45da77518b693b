"""The codebook: names, keys, merging, and what annotations then mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation import Store, StoreError
from tests.annotation.building import kept


@pytest.fixture
def store() -> Store:
    return Store(None)


def names(store: Store) -> list[str]:
    return [tag.name for tag in store.codebook.tags()]


def test_a_name_is_found_whatever_its_case_and_sign(store: Store) -> None:
    tag = store.codebook.ensure("Nuclear deal")
    for name in ("nuclear DEAL", "#Nuclear deal", "  nuclear   deal "):
        assert store.codebook.find(name) == tag
        assert store.codebook.ensure(name) == tag
    assert store.codebook.find("deal") is None
    assert store.codebook.find("") is None


def test_a_name_is_cleaned_and_cannot_be_empty(store: Store) -> None:
    assert store.codebook.ensure("#\x1b[1mbold\nname").name == "bold name"
    for empty in ("", "#", " \u200b "):
        with pytest.raises(StoreError, match="needs a name"):
            store.codebook.ensure(empty)


def test_tags_with_keys_come_first_then_by_name(store: Store) -> None:
    for name in ("beta", "Alpha", "gamma"):
        store.codebook.ensure(name)
    gamma = store.codebook.ensure("gamma")
    store.codebook.change(gamma, key="2")
    assert names(store) == ["gamma", "Alpha", "beta"]


def test_a_key_belongs_to_one_tag(store: Store) -> None:
    one, two = store.codebook.ensure("one"), store.codebook.ensure("two")
    one = store.codebook.change(one, key="1")
    with pytest.raises(StoreError, match="Key 1 belongs to the tag “one”"):
        store.codebook.change(two, key="1")
    for bad in ("0", "10", "a"):
        with pytest.raises(StoreError, match="digit from 1 to 9"):
            store.codebook.change(two, key=bad)
    store.codebook.change(one, key="")
    assert store.codebook.change(two, key="1").key == "1"


def test_renaming_keeps_the_annotations_and_refuses_a_name_in_use(store: Store) -> None:
    tag, other = store.codebook.ensure("sanctons"), store.codebook.ensure("Talks")
    note = store.annotations.add(kept(store), None, tags=[tag.id])
    store.codebook.change(tag, name="sanctions", aliases=["embargo"])
    assert store.codebook.tag_names(note.tags) == ("sanctions",)
    assert store.codebook.find("Embargo") == store.codebook.get(tag.id)
    for taken in ("SANCTIONS", "embargo"):
        with pytest.raises(StoreError, match="There is a tag “sanctions” already"):
            store.codebook.change(other, name=taken)
    assert store.codebook.change(other, name="talks").name == "talks"


def test_merging_writes_one_file_and_annotations_follow(tmp_path: Path) -> None:
    store = Store(tmp_path / "annotations")
    key = kept(store)
    old, into = store.codebook.ensure("nukes"), store.codebook.ensure("Nuclear")
    child = store.codebook.change(store.codebook.ensure("tests"), parent=old.id)
    note = store.annotations.add(key, None, tags=[old.id, into.id])
    before = (tmp_path / "annotations" / "articles" / f"{key}.json").read_bytes()
    merged = store.codebook.merge(old, into)
    assert (tmp_path / "annotations" / "articles" / f"{key}.json").read_bytes() == before
    assert merged.aliases == ("nukes",)
    assert store.codebook.tag_names(note.tags) == ("Nuclear",)
    assert store.codebook.find("NUKES") == merged
    assert store.codebook.get(old.id) == merged
    found = store.codebook.get(child.id)
    assert found is not None
    assert found.parent == into.id
    assert store.codebook.counts() == {into.id: 2}
    store.undo()
    assert store.codebook.tag_names(note.tags) == ("nukes", "Nuclear")


def test_a_tag_is_not_merged_into_itself_or_round_in_a_circle(store: Store) -> None:
    one, two = store.codebook.ensure("one"), store.codebook.ensure("two")
    with pytest.raises(StoreError, match="into itself"):
        store.codebook.merge(one, one)
    store.codebook.merge(one, two)
    with pytest.raises(StoreError, match="into itself"):
        store.codebook.merge(two, one)
    assert names(store) == ["two"]


def test_a_tag_cannot_stand_below_itself(store: Store) -> None:
    one = store.codebook.ensure("one")
    two = store.codebook.change(store.codebook.ensure("two"), parent=one.id)
    three = store.codebook.change(store.codebook.ensure("three"), parent=two.id)
    for above in (one, two, three):
        with pytest.raises(StoreError, match="below itself"):
            store.codebook.change(one, parent=above.id)


def test_a_deleted_tag_leaves_its_annotations_and_comes_back(store: Store) -> None:
    tag = store.codebook.ensure("gone")
    note = store.annotations.add(kept(store), None, tags=[tag.id])
    gone = store.codebook.delete(tag)
    assert store.codebook.tag_names(note.tags) == ()
    assert store.codebook.counts() == {}
    assert store.codebook.find("gone") is None
    store.codebook.restore(gone)
    assert store.codebook.tag_names(note.tags) == ("gone",)


def test_a_tag_that_another_window_undid_is_said_to_be_gone(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "a"), Store(tmp_path / "a")
    tag = one.codebook.ensure("short-lived")
    assert two.codebook.find("short-lived") == tag
    one.undo()
    with pytest.raises(StoreError, match="no longer in the codebook"):
        two.codebook.change(tag, name="x")


def test_the_colour_of_marks_is_that_of_their_first_coloured_tag(store: Store) -> None:
    codebook = store.codebook
    plain, red, blue = (codebook.ensure(name) for name in ("plain", "red", "blue"))
    codebook.change(red, color="#d9534a")
    codebook.change(blue, color="#4d8fd1")
    assert codebook.color_of([plain.id, red.id, blue.id]) == "#d9534a"
    assert codebook.color_of([plain.id]) == codebook.color_of(["gone"]) == ""
    codebook.merge(red, blue)
    assert codebook.color_of([red.id]) == "#4d8fd1"
    codebook.delete(blue)
    assert codebook.color_of([red.id, blue.id]) == ""
