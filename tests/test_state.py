from pathlib import Path

import pytest

from reader import state as state_module
from reader.state import State


def test_what_was_put_is_there_after_a_restart(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state.json"
    first = State(path)
    first.put("last", "seed")
    first.put_place("a" * 16, 120)
    second = State(path)
    assert second.get("last") == "seed"
    assert second.place("a" * 16) == 120
    assert second.place("b" * 16) == 0


def test_the_places_left_longest_ago_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state_module, "_MOST_ARTICLES", 2)
    state = State(tmp_path / "state.json")
    for article in ("one", "two", "one", "three"):
        state.put_place(article, 7)
    assert [state.place(article) for article in ("one", "two", "three")] == [7, 0, 7]


def test_what_is_put_at_once_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    state = State(path)
    with state.at_once():
        state.put_place("one", 7)
        state.put_jumps("one", {"marks": {"a": [3, 4]}})
        assert not path.exists()
    assert State(path).jumps("one") == {"marks": {"a": [3, 4]}}


def test_an_article_can_be_forgotten(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    state.put_place("one", 7)
    state.forget("one")
    assert State(tmp_path / "state.json").place("one") == 0


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b"\x00\xff", b'{"places": 3}', b"[" * 9999])
def test_a_damaged_file_counts_as_empty(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(data)
    state = State(path)
    assert state.place("one") == 0
    state.put_place("one", 7)
    assert State(path).place("one") == 7


def test_where_nothing_can_be_written_it_is_kept_in_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    state = State(blocked / "state.json")
    state.put("last", "seed")
    assert state.get("last") == "seed"


def test_without_a_path_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    State(None).put("last", "seed")
    assert list(tmp_path.iterdir()) == []


def test_how_an_article_is_looked_at_is_kept_and_forgotten_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    state = State(path)
    state.put_place("a", 7)
    state.put_view("a", {"width": 60})
    state.put_view("b", {"spaced": True})
    assert State(path).view("a") == {"width": 60}
    state.forget("a")
    assert State(path).view("a") == {}
    assert State(path).place("a") == 0
    assert State(path).view("b") == {"spaced": True}
