"""Annotations: made, changed, put in the bin; two windows changing the same one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation import Store, StoreError
from tests.annotation.building import kept, noted, notes, selector


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


def test_they_come_in_the_order_of_the_text_the_articles_own_first() -> None:
    store = Store(None, user="ana")
    key = kept(store)
    for words in ("Oke Brandt", "Marta Linde", "night ferry"):
        store.annotations.add(key, selector(words), note=words)
    store.annotations.add(key, None, note="the article's own")
    assert [a.note for a in store.annotations.of(key)] == [
        "the article's own",
        "night ferry",
        "Marta Linde",
        "Oke Brandt",
    ]


def test_overlapping_annotations_stand_side_by_side() -> None:
    store = Store(None)
    for words in ("night ferry running", "ferry", "the night ferry"):
        noted(store, words, words=words)
    assert len(notes(store)) == 3


def test_deleted_ones_lie_in_the_bin_and_come_back() -> None:
    store = Store(None)
    note = noted(store, "one")
    gone = store.annotations.delete(note)
    assert gone.deleted
    assert notes(store) == []
    assert store.annotations.of(note.article, deleted=True) == (gone,)
    back = store.annotations.restore(gone)
    assert back.deleted is None
    assert notes(store) == ["one"]


def test_a_change_to_what_it_is_already_saves_nothing() -> None:
    store = Store(None)
    note = noted(store, "one")
    token = store.token()
    assert store.annotations.change(note, note="one") is note
    assert not store.changed_since(token)


def test_hostile_notes_are_sanitised_on_the_way_in() -> None:
    store = Store(None, user="an\x1b[31ma")
    note = noted(store, "a\x1b]52;c;aGk=\x07b\u202ec\r\nd")
    assert note.note == "abc\nd"
    assert note.creator == "ana"
    assert store.annotations.change(note, speaker="Oke\x9b31m Brandt").speaker == "Oke Brandt"


def test_undo_says_what_it_undoes() -> None:
    store = Store(None)
    note = noted(store, "one")
    assert store.can_undo() == "note"
    with store.action():
        tag = store.codebook.ensure("tag")
        tagged = store.annotations.change(note, tags=[tag.id])
    assert store.can_undo() == "tag"
    moved = store.annotations.change(tagged, selector=selector("ferry"))
    assert store.can_undo() == "new place"
    store.annotations.restore(store.annotations.delete(moved))
    assert [store.undo().label for _ in range(5)] == [
        "restore",
        "delete",
        "new place",
        "tag",
        "note",
    ]


def test_without_its_article_an_annotation_is_not_saved() -> None:
    with pytest.raises(StoreError, match=r"^NOT SAVED — the article is not in the store"):
        Store(None).annotations.add("0" * 16, None, note="lost?")


def test_two_windows_changing_different_fields_both_get_their_way(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    note = noted(one, "as it was")
    one.annotations.change(note, note="by one")
    both = two.annotations.change(note, speaker="by two", tags=["t2"])
    assert (both.note, both.speaker, both.tags) == ("by one", "by two", ("t2",))
    assert one.annotations.of(note.article) == (both,)


def test_tags_given_and_taken_in_two_windows_are_merged(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    key = kept(one)
    note = one.annotations.add(key, None, tags=["a", "b"])
    one.annotations.change(note, tags=["a", "b", "c"])
    assert two.annotations.change(note, tags=["b", "d"]).tags == ("b", "c", "d")


def test_the_same_field_changed_in_two_windows_is_a_conflict_and_both_are_kept(
    folder: Path,
) -> None:
    one, two = Store(folder, user="ana"), Store(folder, user="ben")
    note = noted(one, "as it was")
    theirs = one.annotations.change(note, note="by one")
    mine = two.annotations.change(note, note="by two")
    assert mine.conflict == note.id != mine.id
    assert mine.selector == note.selector
    assert mine.creator == "ben"
    assert notes(one) == ["by one", "by two"]
    assert one.annotations.get(note.article, note.id) == theirs
    settled = two.annotations.change(mine, conflict=None)
    assert settled.conflict is None
    two.undo()
    two.undo()
    assert notes(one) == ["by one"]


def test_the_same_change_in_two_windows_is_no_conflict(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    note = noted(one, "as it was")
    first = one.annotations.change(note, note="the same")
    assert two.annotations.change(note, note="the same") == first
    assert notes(one) == ["the same"]


def test_an_edit_of_what_another_window_deleted_is_not_lost(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    note, undone = noted(one, "as it was"), noted(one, "added and undone")
    one.undo()
    one.annotations.delete(note)
    two.annotations.change(note, note="edited meanwhile")
    two.annotations.change(undone, note="edited meanwhile too")
    assert notes(one) == ["edited meanwhile", "edited meanwhile too"]


def test_what_another_program_added_to_a_record_is_kept(folder: Path) -> None:
    note = noted(Store(folder), "one")
    path = folder / "articles" / f"{note.article}.json"
    path.write_text(path.read_text().replace('"note": "one"', '"note": "one", "stars": 5'))
    store = Store(folder)
    store.annotations.change(note, note="two")
    assert '"stars": 5' in path.read_text()


@pytest.mark.parametrize(
    "bad",
    ['"selector": 7', '"selector": {"start": 9, "end": 2, "exact": "x"}', '"selector": {}'],
)
def test_a_record_that_makes_no_sense_is_passed_over_and_kept(folder: Path, bad: str) -> None:
    with Store(folder) as store:
        note = noted(store, "bad", words="ferry")
        noted(store, "good", words="Marta Linde")
    path = folder / "articles" / f"{note.article}.json"
    lines = path.read_text().splitlines(keepends=True)
    lines = [
        f'"{note.id}": {{{bad}, "note": "bad"}}{"," * line.rstrip().endswith(",")}\n'
        if line.startswith(f'"{note.id}"')
        else line
        for line in lines
    ]
    path.write_text("".join(lines))
    with Store(folder) as store:
        assert notes(store) == ["good"]
        noted(store, "more", words="Oke Brandt")
    assert '"note": "bad"' in path.read_text()
