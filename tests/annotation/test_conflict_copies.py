"""What a file synchroniser leaves beside a file is found, and merged without loss."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reader.annotation import Store
from reader.annotation.verify import verify
from tests.annotation.building import article, article_file, every_file, noted, notes

NAMES = [
    "{} (conflicted copy 2026-11-22).json",
    "{}.sync-conflict-20261122-120000-ABCDEF.json",
    "{}_conflict-20261122.json",
    "{} (1).json",
]


def two_machines(tmp_path: Path) -> tuple[Path, Path]:
    """The same store on two machines, one note on both."""
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    with Store(mine, user="ana") as store:
        noted(store, "of both")
        store.codebook.ensure("of both")
    shutil.copytree(mine, theirs)
    return mine, theirs


@pytest.mark.parametrize("name", NAMES)
def test_notes_and_tags_of_both_machines_stand_after_merging(tmp_path: Path, name: str) -> None:
    mine, theirs = two_machines(tmp_path)
    with Store(mine) as store:
        noted(store, "mine")
    with Store(theirs, user="ben") as store:
        tag = store.codebook.ensure("theirs")
        store.annotations.add(article().id, None, note="theirs", tags=[tag.id])
        store.articles.keep(article(), path="/their/place")
    copied = article_file(mine).with_name(name.format(article().id))
    shutil.copy(article_file(theirs), copied)
    shutil.copy(theirs / "codebook.json", mine / name.format("codebook"))
    findings = [f.text for f in verify(mine) if "conflict copy" in f.text]
    assert len(findings) == 2
    with Store(mine) as store:
        assert notes(store) == ["mine", "of both"]
        sentences = store.merge_copies()
        assert len(sentences) == 2
        assert all("1 record came in" in sentence for sentence in sentences)
        assert notes(store) == ["mine", "of both", "theirs"]
        (found,) = (a for a in store.annotations.of(article().id) if a.note == "theirs")
        assert store.codebook.tag_names(found.tags) == ("theirs",)
        assert found.creator == "ben"
        assert store.merge_copies() == []
        assert len(store.articles.list()) == 1
        found_by_path = store.articles.find(path="/their/place")
        assert found_by_path is not None
    assert [path.name for path in mine.glob("articles/*.merged-*")]
    assert {finding.level for finding in verify(mine)} == {"ok"}


def test_who_lists_the_library_is_told_of_copies_once(tmp_path: Path) -> None:
    mine, theirs = two_machines(tmp_path)
    path = article_file(mine)
    shutil.copy(article_file(theirs), path.with_name(NAMES[0].format(article().id)))
    with Store(mine) as store:
        store.articles.list()
        (told,) = store.notices()
        assert "1 conflict copy in" in told
        assert "reader doctor --repair" in told
        store.articles.list()
        assert store.notices() == []
        store.merge_copies()
    with Store(mine) as store:
        store.articles.list()
        assert store.notices() == []


def test_a_note_that_both_changed_is_a_conflict_and_both_are_kept(tmp_path: Path) -> None:
    mine, theirs = two_machines(tmp_path)
    for folder, text in ((mine, "as I see it"), (theirs, "as they see it")):
        with Store(folder) as store:
            (note,) = store.annotations.of(article().id)
            store.annotations.change(note, note=text)
    shutil.copy(article_file(theirs), article_file(mine).with_suffix(".conflict.json"))
    with Store(mine) as store:
        (sentence,) = store.merge_copies()
        assert "1 note kept beside yours" in sentence
        assert notes(store) == ["as I see it", "as they see it"]
        (beside,) = (a for a in store.annotations.of(article().id) if a.conflict)
        assert (beside.note, beside.conflict) == ("as they see it", note.id)
        store.undo()
        assert notes(store) == ["as I see it"]


def test_a_damaged_copy_is_left_as_it_is(tmp_path: Path) -> None:
    mine, _ = two_machines(tmp_path)
    article_file(mine).with_suffix(".conflict.json").write_bytes(b"{")
    before = every_file(mine)
    with Store(mine) as store:
        (sentence,) = store.merge_copies()
        assert "left as it is" in sentence
    assert every_file(mine) == before
