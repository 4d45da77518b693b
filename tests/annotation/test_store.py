"""What a store promises: private, honest about itself, the same for every window."""

from __future__ import annotations

import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.analysis.cache import AnalysisCache, CacheKey
from reader.annotation import Store, StoreError
from reader.model import Analysis, Settled
from tests.annotation.building import (
    DATA,
    TEXT,
    article,
    article_file,
    every_file,
    kept,
    noted,
    notes,
    selector,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "story" / "annotations"


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a copy of the index be kept for small stores too."""
    monkeypatch.setattr("reader.annotation.index.WORTH_FILES", 1)


def test_opening_and_reading_creates_nothing(folder: Path) -> None:
    with Store(folder, user="ana") as store:
        assert store.articles.list() == ()
        assert store.articles.find(url="https://example.com/x") is None
        assert store.annotations.of("0" * 16) == ()
        assert store.codebook.tags() == ()
        assert store.can_undo() is None
        assert store.analyses is None
    assert not folder.exists()


def test_what_was_saved_is_there_after_reopening(folder: Path) -> None:
    with Store(folder, user="ana") as store:
        key = kept(store)
        with store.action():
            tag = store.codebook.ensure("Transport")
            note = store.annotations.add(
                key, selector("night ferry"), note="check\nthe timetable", tags=[tag.id]
            )
        correction = store.corrections.add(
            key, Settled.SPEAKER, selector("“Nobody asked"), speaker="Oke Brandt"
        )
    with Store(folder) as again:
        assert again.annotations.of(key) == (note,)
        assert note.creator == "ana"
        assert again.codebook.tag_names(note.tags) == ("Transport",)
        assert again.corrections.of(key) == (correction,)
        assert again.articles.text(article().version.sha256) == TEXT
        assert again.articles.input(article().version.input_sha256) == DATA


def test_files_and_folders_are_the_users_alone(folder: Path) -> None:
    with Store(folder) as store:
        noted(store, "one")
        noted(store, "two")
    for path in folder.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_an_action_that_raises_saves_nothing(folder: Path) -> None:
    store = Store(folder)
    key = kept(store)
    before = every_file(folder)
    with pytest.raises(ZeroDivisionError), store.action("two things"):
        store.codebook.ensure("half")
        store.annotations.add(key, None, note="half")
        raise ZeroDivisionError
    assert every_file(folder) == before
    assert notes(store) == []
    assert store.codebook.tags() == ()


def test_inside_an_action_its_own_changes_are_seen(folder: Path) -> None:
    store = Store(folder)
    key = kept(store)
    with store.action("both"):
        note = store.annotations.add(key, None, note="first")
        assert [a.id for a in store.annotations.of(key)] == [note.id]
        store.annotations.change(note, note="second")
        assert store.codebook.ensure("Tag") == store.codebook.ensure("#tag")
    assert notes(store) == ["second"]
    assert store.undo().label == "both"
    assert notes(store) == []


def test_a_private_store_writes_nothing_and_forgets_everything(folder: Path) -> None:
    with Store(folder, user="ana") as store:
        noted(store, "in the open")
    before = every_file(folder)
    with Store(folder, private=True) as private:
        assert notes(private) == ["in the open"]
        secret = noted(private, "in private", words="The treasurer")
        private.codebook.ensure("secret")
        private.annotations.delete(secret)
        private.undo()
        assert notes(private) == ["in private", "in the open"]
        assert private.analyses is None
    assert every_file(folder) == before
    with Store(folder) as after:
        assert notes(after) == ["in the open"]


def test_a_store_without_a_folder_is_private() -> None:
    with Store(None) as store:
        noted(store, "nowhere")
        assert notes(store) == ["nowhere"]
        assert store.undo().label == "note"
        assert notes(store) == []


def test_a_second_window_sees_what_the_first_saves(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    key = kept(one)
    assert two.annotations.of(key) == ()
    token = two.token(key)
    assert not two.changed_since(token)
    noted(one, "from the first window")
    assert two.changed_since(token)
    assert notes(two) == ["from the first window"]
    assert two.articles.list()[0].annotations == 1


def test_a_hand_edit_of_the_file_is_noticed(folder: Path) -> None:
    store = Store(folder)
    note = noted(store, "as typed")
    token = store.token(note.article)
    path = article_file(folder)
    path.write_text(path.read_text().replace("as typed", "as edited by hand"))
    assert store.changed_since(token)
    assert notes(store) == ["as edited by hand"]


@pytest.mark.usefixtures("indexed")
def test_escape_sequences_in_the_files_do_not_come_out(folder: Path) -> None:
    with Store(folder) as store:
        key = kept(store)
        tag = store.codebook.ensure("plain")
        store.annotations.add(key, selector("night ferry"), note="plain", tags=[tag.id])
        store.articles.keep(article(title="plain"))
        store.articles.list()
    for path in (article_file(folder), folder / "codebook.json", folder / "index.json"):
        hostile = path.read_text().replace("plain", r"\u001b]0;owned\u0007\u009b31mred\u202e")
        path.write_text(hostile)
        os.utime(path)
    with Store(folder) as store:
        (note,) = store.annotations.of(key)
        (row,) = store.articles.list()
        (tag,) = store.codebook.tags()
        record = store.articles.get(key)
        assert record is not None
        for text in (note.note, tag.name, row.title, record.metadata.title):
            assert text == "red"


def test_a_folder_of_other_things_is_never_taken_for_a_store(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "labels.csv").write_text("1,2,3\n")
    with Store(folder) as store, pytest.raises(StoreError, match=r"^NOT SAVED .* no store"):
        kept(store)
    assert every_file(folder) == {"labels.csv": b"1,2,3\n"}


def test_a_folder_with_a_readme_only_becomes_a_store(folder: Path) -> None:
    folder.mkdir(parents=True)
    (folder / "README.md").write_text("Notes\n")
    with Store(folder) as store:
        noted(store, "here")
    assert (folder / ".reader-store").is_file()


def test_a_store_of_a_newer_reader_is_read_only(folder: Path) -> None:
    with Store(folder) as store:
        noted(store, "from before")
    (folder / ".reader-store").write_text('{"schema": 2}')
    before = every_file(folder)
    with Store(folder) as store:
        assert "newer Reader" in (store.read_only or "")
        assert notes(store) == ["from before"]
        with pytest.raises(StoreError, match=r"^NOT SAVED .* newer Reader"):
            store.annotations.add(article().id, None, note="lost?")
    assert every_file(folder) == before


def test_an_article_file_of_a_newer_reader_is_not_overwritten(folder: Path) -> None:
    with Store(folder) as store:
        noted(store, "from before")
    path = article_file(folder)
    path.write_text(path.read_text().replace('"schema": 1', '"schema": 7'))
    before = path.read_bytes()
    with Store(folder) as store:
        with pytest.raises(StoreError, match="newer Reader"):
            store.annotations.add(article().id, None, note="lost?")
        assert notes(store) == ["from before"]
    assert path.read_bytes() == before


def test_a_store_behind_a_symbolic_link_stays_behind_it(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.mkdir()
    link.symlink_to(real)
    with Store(link) as store:
        noted(store, "one")
    moved = real / "elsewhere.json"
    path = article_file(real)
    path.rename(moved)
    path.symlink_to(moved)
    with Store(link) as store:
        noted(store, "two", words="The treasurer")
        assert notes(store) == ["one", "two"]
    assert link.is_symlink()
    assert path.is_symlink()
    assert "two" in moved.read_text()


def test_a_clock_that_goes_backwards_loses_and_reorders_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(folder)
    note = noted(store, "at noon")
    monkeypatch.setattr("reader.annotation.clock.now", lambda: "1999-01-01T00:00:00Z")
    later = store.annotations.change(note, note="before noon, says the clock")
    assert later.modified >= note.modified
    assert store.annotations.delete(later).deleted == later.modified
    store.undo()
    store.undo()
    assert notes(store) == ["at noon"]
    assert notes(Store(folder)) == ["at noon"]


def test_forgetting_an_article_leaves_no_trace_of_it(folder: Path) -> None:
    other = "Another article altogether, about bees and the town of Vell."
    with Store(folder) as store:
        noted(store, "keep me", words="bees", text=other)
        note = noted(store, "a secret note")
        store.annotations.change(note, note="a secret note, edited")
        assert store.analyses
        cache = AnalysisCache(store.analyses)
        for text in (TEXT, other):
            assert cache.put(CacheKey(article(text).version.sha256, "pipeline 1"), Analysis())
    (folder / "articles" / f"{article().id}.json.corrupt-2026").write_text("a secret note")
    with Store(folder) as store:
        assert store.forget(article().id) == []
        assert notes(store) == []
        assert [row.id for row in store.articles.list()] == [article(other).id]
        assert store.can_undo() == "note"
    left = every_file(folder)
    for name, data in left.items():
        assert article().id not in name
        assert article().version.sha256 not in name
        for trace in (b"secret", b"ferry", article().id.encode()):
            assert trace not in data, name
    assert any(name.startswith("analyses/") for name in left)
    with Store(folder) as store:
        assert notes(store, other) == ["keep me"]
        store.undo()
        assert notes(store, other) == []
        assert store.can_undo() is None


def test_after_forgetting_undo_goes_on_with_what_is_left(folder: Path) -> None:
    other = "Another article altogether, about bees and the town of Vell."
    with Store(folder) as store:
        noted(store, "keep me", words="bees", text=other)
        noted(store, "a secret note")
        assert store.can_undo() == "note"
        store.forget(article().id)
        store.undo()
        assert notes(store, other) == []
        assert store.can_undo() is None


def test_another_window_survives_that_an_article_is_forgotten(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    noted(one, "mine")
    other = "A second article, on tides."
    noted(two, "theirs", words="tides", text=other)
    assert len(one.articles.list()) == 2
    two.forget(article().id)
    assert notes(one) == []
    assert [row.id for row in one.articles.list()] == [article(other).id]
    noted(one, "again", words="second", text=other)
    assert notes(two, other) == ["again", "theirs"]


def test_another_journal_with_the_number_of_the_file_before_it_is_read_anew(folder: Path) -> None:
    other = "A second article, on tides."
    one, two = Store(folder), Store(folder)
    noted(one, "a note that makes the journal longer than what comes after it")
    kept(one, other)
    assert sorted(row.annotations for row in one.articles.list()) == [0, 1]
    journal, before = folder / "journal.jsonl", folder / "before"
    before.hardlink_to(journal)
    two.forget(article().id)
    for note in ("theirs", "theirs too", "and a third"):
        noted(two, note, words="tides", text=other)
    before.write_bytes(journal.read_bytes())
    before.replace(journal)
    assert [row.annotations for row in one.articles.list()] == [3]


@pytest.mark.usefixtures("indexed")
def test_the_index_is_made_again_when_it_is_damaged_or_stale(folder: Path) -> None:
    with Store(folder) as store:
        noted(store, "one")
        store.articles.list()
    index = folder / "index.json"
    good = index.read_bytes()
    for bad in (b"", b"[]", b"\0" * 50, good[: len(good) // 2], b'{"version": 99}'):
        index.write_bytes(bad)
        with Store(folder) as store:
            (row,) = store.articles.list()
            assert (row.title, row.annotations) == ("Harbour council", 1)
    index.write_bytes(good)
    with Store(folder) as store:
        store.annotations.add(article().id, None, note="two")
        store.close = lambda: None  # type: ignore[method-assign]
    with Store(folder) as store:
        assert store.articles.list()[0].annotations == 2


@pytest.mark.usefixtures("indexed")
def test_the_index_survives_a_restored_older_file(folder: Path) -> None:
    with Store(folder) as store:
        noted(store, "one")
        store.articles.list()
    older = article_file(folder).read_bytes()
    with Store(folder) as store:
        noted(store, "two")
    article_file(folder).write_bytes(older)
    with Store(folder) as store:
        assert store.articles.list()[0].annotations == 2
        assert notes(store) == ["one", "two"]
        assert "journal" in " ".join(store.notices())
        assert store.notices() == []


def test_a_small_store_needs_no_copy_of_its_index(folder: Path) -> None:
    with Store(folder) as store:
        noted(store, "one")
    assert not (folder / "index.json").exists()


@pytest.mark.usefixtures("indexed")
def test_a_good_copy_of_the_index_spares_reading_the_files(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(folder) as store:
        noted(store, "one")
        before = store.articles.list()

    def refuse(*_: object) -> None:
        raise AssertionError("a file was read")

    monkeypatch.setattr("reader.annotation.shelf.Shelf.file", refuse)
    assert Store(folder).articles.list() == before


def test_threads_of_one_window_do_not_disturb_each_other(folder: Path) -> None:
    with Store(folder) as store, ThreadPoolExecutor(8) as pool:
        kept(store)
        saving = [pool.submit(noted, store, f"{number:02}") for number in range(40)]
        reading = [pool.submit(notes, store) for _ in range(40)]
        for saved in saving:
            saved.result()
        for read in reading:
            read.result()
        assert notes(store) == [f"{number:02}" for number in range(40)]
        for number in range(40):
            assert store.undo().label == "note", number
        assert notes(store) == []


def test_the_marker_tells_the_schema(folder: Path) -> None:
    with Store(folder) as store:
        kept(store)
    assert json.loads((folder / ".reader-store").read_text()) == {"schema": 1}
