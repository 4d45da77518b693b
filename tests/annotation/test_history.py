"""Undo and redo: always the last act, across restarts, never over another window's work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.annotation import Store, StoreError
from reader.model import Settled
from tests.annotation.building import article, kept, noted, notes, selector


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "annotations"


def test_everything_a_user_does_can_be_undone_and_redone_across_restarts(folder: Path) -> None:
    with Store(folder) as store:
        key = kept(store)
        note = store.annotations.add(key, selector("night ferry"), note="one")
        store.annotations.change(note, note="two")
        tag = store.codebook.ensure("tag")
        store.codebook.change(tag, name="better tag", key="1")
        store.corrections.add(key, Settled.NOT_A_QUOTE, selector("“Nobody asked"))
        metadata = replace(article().metadata, title="A better title", authors=("Ana Roe",))
        store.articles.set_details(key, metadata)
        store.articles.set_state(key, "done")
        store.annotations.delete(store.annotations.of(key)[0])
        states = [_everything(store)]
    labels = []
    for _ in range(8):
        with Store(folder) as store:
            labels.append(store.undo().label)
            states.append(_everything(store))
    assert labels == [
        "delete",
        "mark done",
        "details",
        "correction",
        "tag details",
        "new tag",
        "note",
        "note",
    ]
    with Store(folder) as store:
        with pytest.raises(StoreError, match="nothing to undo"):
            store.undo()
        assert notes(store) == []
        assert store.articles.get(key) is not None
    for expected in reversed(states[:-1]):
        with Store(folder) as store:
            store.redo()
            assert _everything(store) == expected
    with Store(folder) as store, pytest.raises(StoreError, match="nothing to redo"):
        store.redo()


def _everything(store: Store) -> Any:
    """What the user sees of a store, without what grows with each change."""
    key = article().id
    record = store.articles.get(key)
    assert record is not None
    return (
        [replace(a, rev=1, modified="") for a in store.annotations.of(key, deleted=True)],
        [replace(tag, rev=1) for tag in store.codebook.tags()],
        [replace(c, rev=1) for c in store.corrections.of(key)],
        (record.metadata, record.state, record.edited),
    )


def test_a_new_act_ends_redo(folder: Path) -> None:
    store = Store(folder)
    noted(store, "one")
    store.undo()
    assert store.can_redo() == "note"
    noted(store, "two")
    assert store.can_redo() is None


def test_opening_an_article_again_is_not_undone_and_stops_no_undo(folder: Path) -> None:
    store = Store(folder)
    key = kept(store)
    store.articles.set_state(key, "reading")
    store.articles.keep(article(), path="/elsewhere/ferry.txt", url="https://example.com/ferry")
    assert store.undo().label == "mark reading"
    record = store.articles.get(key)
    assert record is not None
    assert record.state == "new"
    assert record.paths == ("/elsewhere/ferry.txt",)
    assert store.can_undo() is None


def test_what_another_window_has_changed_since_is_not_undone(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    first = noted(one, "first")
    second = noted(one, "second")
    changed = two.annotations.change(second, note="second, as the other window has it")
    with pytest.raises(StoreError, match=r"^Cannot undo “note”: .* another window"):
        one.undo()
    assert one.annotations.get(second.article, second.id) == changed
    assert one.undo().label == "note"
    assert one.annotations.get(first.article, first.id) is None
    assert notes(one) == ["second, as the other window has it"]


def test_a_window_undoes_its_own_last_act_not_that_of_another(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    noted(one, "of one")
    noted(two, "of two")
    one.undo()
    assert notes(one) == ["of two"]
    with pytest.raises(StoreError, match="nothing to undo"):
        one.undo()
    two.undo()
    assert notes(two) == []


def test_what_another_window_changed_and_changed_back_can_be_undone(folder: Path) -> None:
    one, two = Store(folder), Store(folder)
    note = noted(one, "mine")
    two.annotations.change(note, note="theirs")
    two.undo()
    one.undo()
    assert notes(one) == []


def test_revisions_only_grow(folder: Path) -> None:
    store = Store(folder)
    note = noted(store, "one")
    changed = store.annotations.change(note, note="two")
    store.undo()
    undone = store.annotations.get(note.article, note.id)
    store.redo()
    redone = store.annotations.get(note.article, note.id)
    assert undone
    assert redone
    assert note.rev < changed.rev < undone.rev < redone.rev


_ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 9)),
        st.tuples(st.just("change"), st.integers(0, 9)),
        st.tuples(st.just("delete"), st.integers(0, 9)),
        st.tuples(st.just("restore"), st.integers(0, 9)),
        st.tuples(st.just("both"), st.integers(0, 9)),
        st.tuples(st.just("undo"), st.just(0)),
        st.tuples(st.just("redo"), st.just(0)),
    ),
    max_size=25,
)


@settings(max_examples=60)
@given(acts=_ACTS)
def test_undo_and_redo_walk_through_the_same_states(acts: list[tuple[str, int]]) -> None:
    """Beside the store goes the simplest model there is: all states so far, and a place in them."""
    store = Store(None)
    key = kept(store)
    states, place = [_everything(store)], 0
    for act, number in acts:
        if act == "undo":
            if place:
                store.undo()
                place -= 1
        elif act == "redo":
            if place + 1 < len(states):
                store.redo()
                place += 1
        else:
            _do(store, key, act, number)
            now = _everything(store)
            if now != states[place]:
                states = [*states[: place + 1], now]
                place += 1
        assert _everything(store) == states[place]
        assert (store.can_undo() is not None) == (place > 0)
        assert (store.can_redo() is not None) == (place + 1 < len(states))


def _do(store: Store, key: str, act: str, number: int) -> None:
    every = store.annotations.of(key, deleted=True)
    one = every[number % len(every)] if every else None
    if act == "add":
        store.annotations.add(key, None, note=f"note {number}")
    elif act == "both":
        with store.action("both"):
            tag = store.codebook.ensure(f"tag {number}")
            store.annotations.add(key, None, tags=[tag.id])
    elif one and act == "change":
        store.annotations.change(one, note=f"changed {number}")
    elif one and act == "delete" and one.deleted is None:
        store.annotations.delete(one)
    elif one and act == "restore":
        store.annotations.restore(one)
