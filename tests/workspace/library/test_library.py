"""The library in rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.annotation import StoreError
from reader.model.errors import ReaderError
from reader.workspace import Workspace
from tests.workspace.conftest import Make
from tests.workspace.speaking import COUNCIL, keep, span


@pytest.fixture
def workspace(make: Make) -> Workspace:
    return make()


def test_a_row_bears_what_is_known_of_an_article(workspace: Workspace, tmp_path: Path) -> None:
    article = keep(workspace, tmp_path)
    for words, tags in (("time to read", ["plan"]), ("Monday", ["plan", "date"])):
        workspace.annotate(article, span(article.text, words), tags=tags)
    (row,) = workspace.library.rows()
    assert (row.id, row.title) == (article.id, "Harbour Vote Delayed Until Spring")
    assert (row.state, row.quotes, row.notes, row.archived) == ("new", 3, 2, False)
    assert row.tags == (("plan", 2), ("date", 1))
    assert row.source == str(tmp_path / "council.txt")
    assert row.near == () and row.added.endswith("Z")


def test_what_is_not_analysed_has_no_count_of_quotes(workspace: Workspace, tmp_path: Path) -> None:
    keep(workspace, tmp_path, analysed=False)
    assert workspace.library.rows()[0].quotes is None


def test_how_far_an_article_was_read(workspace: Workspace, tmp_path: Path) -> None:
    article = keep(workspace, tmp_path)

    def read() -> float | None:
        return workspace.library.rows()[0].read

    assert read() is None
    half = len(COUNCIL) // 2
    workspace.state.put_place(article.id, 10, half)
    assert read() == pytest.approx(0.5, abs=0.01)
    workspace.state.put_place(article.id, 0, 20)
    assert read() == pytest.approx(0.5, abs=0.01)
    workspace.state.put_place(article.id, 0, len(COUNCIL) * 2)
    assert read() == 1.0


def test_what_is_done_was_read(workspace: Workspace, tmp_path: Path) -> None:
    article = keep(workspace, tmp_path)
    workspace.library.set_state([article.id], "done")
    assert workspace.library.rows()[0].read == 1.0


def test_several_are_marked_archived_and_deleted_in_one_act_each(
    workspace: Workspace, tmp_path: Path
) -> None:
    ids = [
        keep(
            workspace,
            tmp_path,
            f"{COUNCIL} It was delayed {n} times.",
            name=f"{n}.txt",
            analysed=False,
        ).id
        for n in range(3)
    ]
    library = workspace.library
    library.set_state(ids[:2], "reading")
    assert [row.state for row in library.rows()].count("reading") == 2
    library.archive(ids[:2])
    assert [row.id for row in library.rows()] == [
        row.id for row in library.rows() if row.id == ids[2]
    ]
    assert [row.archived for row in library.rows(archived=True)].count(True) == 2
    library.delete(ids)
    assert library.rows(archived=True) == ()
    assert workspace.undo().label == "delete"
    assert len(library.rows(archived=True)) == 3
    workspace.undo()
    assert len(library.rows()) == 3
    workspace.undo()
    assert {row.state for row in library.rows()} == {"new"}


def test_an_unknown_state_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    article = keep(workspace, tmp_path)
    with pytest.raises(StoreError):
        workspace.library.set_state([article.id], "forgotten")
    assert workspace.library.rows()[0].state == "new"


def test_what_was_deleted_elsewhere_is_passed_over_and_no_failed_save(
    workspace: Workspace, make: Make, tmp_path: Path
) -> None:
    gone = keep(workspace, tmp_path).id
    kept = keep(workspace, tmp_path, f"{COUNCIL} It was put off.", name="b.txt").id
    other = make()
    other.library.delete([gone])
    workspace.library.archive([gone, kept])
    assert [row.archived for row in workspace.library.rows(archived=True)] == [True]
    other.forgetting.forget(other.forgetting.traces(kept))
    with pytest.raises(ReaderError, match="Not in the library any more") as refused:
        workspace.library.set_state([gone, kept], "done")
    assert not isinstance(refused.value, StoreError)


def test_rows_follow_every_change(workspace: Workspace, make: Make, tmp_path: Path) -> None:
    article = keep(workspace, tmp_path)
    workspace.annotate(article, None, note="x", tags=["plan"])
    assert workspace.library.rows()[0].tags == (("plan", 1),)
    tag = workspace.store.codebook.find("plan")
    assert tag is not None
    other = make()
    other.store.codebook.change(tag, name="scheme")
    assert workspace.library.rows()[0].tags == (("scheme", 1),)
    assert workspace.library.rows()[0] is workspace.library.rows()[0]
