"""The journal does not grow for ever, and nothing that it was good for is lost when it is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation import Store, rotation
from reader.annotation.verify import verify
from tests.annotation.building import article, article_file, kept, noted, notes

OTHER = "A second article, on tides and the moon, written long before."


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Journals of a few kilobytes are long."""
    monkeypatch.setattr(rotation, "LONGEST", 30_000)
    monkeypatch.setattr(rotation, "KEPT", 10_000)
    monkeypatch.setattr("reader.annotation.history.TAIL", 10_000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


def fill(folder: Path, sessions: int = 6, each: int = 8) -> list[str]:
    """Notes of several sessions, each closed."""
    for session in range(sessions):
        with Store(folder) as store:
            for count in range(each):
                noted(store, f"{session}.{count}")
    return sorted(f"{s}.{n}" for s in range(sessions) for n in range(each))


def test_the_journal_is_cut_and_nothing_is_lost(folder: Path) -> None:
    with Store(folder) as store:
        noted(store, "tide", words="tides", text=OTHER)
    made = fill(folder, 20)
    assert (folder / "journal.jsonl").stat().st_size < 40_000
    with Store(folder) as store:
        assert notes(store) == made
        assert notes(store, OTHER) == ["tide"]
        assert store.notices() == []
    assert all(finding.level == "ok" for finding in verify(folder))


def test_undo_goes_on_across_the_cut_and_restarts(folder: Path) -> None:
    made = fill(folder)
    for left in range(len(made) - 1, len(made) - 6, -1):
        with Store(folder) as store:
            assert store.undo().label == "note"
            assert len(notes(store)) == left
    for left in range(len(made) - 4, len(made) + 1):
        with Store(folder) as store:
            store.redo()
            assert len(notes(store)) == left


def test_undo_goes_on_in_a_window_that_was_open_when_another_cut_the_journal(folder: Path) -> None:
    noted(Store(folder), "before")
    here = Store(folder)
    never_asked = Store(folder)
    noted(here, "mine")
    assert here.can_undo() == "note"
    made = fill(folder, 1, 50)
    assert (folder / "journal.jsonl").stat().st_size < 12_000
    noted(here, "mine too")
    here.undo()
    assert "mine too" not in notes(here)
    with pytest.raises(Exception, match="no longer in the journal"):
        here.undo()
    assert "mine" in notes(here)
    assert not set(made) - set(notes(here))
    assert never_asked.can_undo() is None
    noted(never_asked, "another")
    never_asked.undo()
    assert "another" not in notes(here)


def test_a_file_that_is_damaged_after_the_cut_comes_back_whole(folder: Path) -> None:
    with Store(folder) as store:
        noted(store, "tide", words="tides", text=OTHER)
        store.codebook.ensure("moon")
    made = fill(folder)
    for path in (article_file(folder), article_file(folder, OTHER), folder / "codebook.json"):
        path.write_bytes(b"\0" * 50)
    with Store(folder) as store:
        assert notes(store) == made
        assert notes(store, OTHER) == ["tide"]
        assert [tag.name for tag in store.codebook.tags()] == ["moon"]


def test_what_a_file_lacks_is_given_to_it_before_the_line_goes(folder: Path) -> None:
    with Store(folder) as store:
        kept(store)
    older = article_file(folder).read_bytes()
    made = fill(folder, 1, 20)
    article_file(folder).write_bytes(older)
    journal = folder / "journal.jsonl"
    with Store(folder) as store:
        noted(store, "tide", words="tides", text=OTHER)
        for count in range(40):
            noted(store, f"tide {count}", words="tides", text=OTHER)
    assert journal.stat().st_size < 12_000
    assert len([line for line in journal.read_text().splitlines() if article().id in line]) == 0
    with Store(folder) as store:
        assert notes(store) == made


def test_one_act_that_is_longer_than_the_limit_can_be_undone_until_more_is_done(
    folder: Path,
) -> None:
    with Store(folder) as store:
        noted(store, "first")
    with Store(folder) as store, store.action("import"):
        for count in range(100):
            store.annotations.add(article().id, None, note=f"big {count}")
    with Store(folder) as store:
        assert len(notes(store)) == 101
        assert store.undo().label == "import"
        assert notes(store) == ["first"]
    with Store(folder) as store:
        assert store.redo().label == "import"


def test_sessions_that_never_end_well_do_not_make_it_grow_for_ever(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.annotation.store.FAR_TOO_LONG", 60_000)
    longest = 0
    for session in range(30):
        store = Store(folder)
        for count in range(5):
            noted(store, f"{session}.{count}")
        longest = max(longest, (folder / "journal.jsonl").stat().st_size)
        assert store.undo().label == "note"
    assert 55_000 < longest < 65_000
    assert len(notes(Store(folder))) == 30 * 4


def test_a_private_session_and_a_read_only_store_cut_nothing(folder: Path) -> None:
    with Store(folder) as store:
        for count in range(60):
            noted(store, f"{count}")
        store._changed = False
    before = (folder / "journal.jsonl").read_bytes()
    assert len(before) > 30_000
    with Store(folder, private=True) as store:
        noted(store, "private")
    assert (folder / "journal.jsonl").read_bytes() == before
