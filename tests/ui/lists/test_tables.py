"""The keys of the screens with lists."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.ui.bank.screen import BankScreen
from reader.ui.codebook.screen import CodebookScreen
from reader.ui.keys import all_keys
from reader.ui.library.screen import LibraryScreen
from reader.ui.lists.keys import COMMON, FILTER
from reader.ui.lists.screen import ListScreen
from reader.ui.people.screen import PeopleScreen
from reader.ui.review.screen import ReviewScreen

_REFUSED = {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+s", "ctrl+b"}
_SCREENS = (BankScreen, CodebookScreen, LibraryScreen, PeopleScreen, ReviewScreen)


@pytest.mark.parametrize("screen", _SCREENS)
def test_every_key_has_one_action_that_the_screen_has(screen: type[ListScreen]) -> None:
    keys = [*screen.KEYS, *COMMON, FILTER]
    used = Counter(name for key in keys for name in key.keys.split(",") if name)
    assert [name for name, count in used.items() if count > 1] == []
    assert not _REFUSED & set(used)
    for key in keys:
        name = key.action.split("(")[0].removeprefix("app.")
        assert hasattr(screen, f"action_{name}"), key.action
        assert key.title


def test_ids_are_unique_over_all_screens_but_for_keys_that_are_the_same() -> None:
    shared = {key.id for key in (*COMMON, FILTER)}
    ids = Counter(key.id for screen in _SCREENS for key in screen.KEYS if key.id not in shared)
    assert [id for id, count in ids.items() if count > 1] == []
    assert not ids.keys() & {key.id for key in all_keys()} - shared


@pytest.mark.parametrize("screen", _SCREENS)
def test_what_is_hinted_at_can_be_done(screen: type[ListScreen]) -> None:
    hints = screen.hints
    if isinstance(hints, property):
        return
    rows = {"row.tick", "row.next", "row.choose"}
    known = {key.id for key in (*screen.KEYS, *COMMON, FILTER)} | rows
    assert {id for id, _ in hints} <= known
