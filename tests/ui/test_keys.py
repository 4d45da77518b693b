"""The table of keys."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from typing import cast

from textual.actions import parse

from reader.ui.article.travel import Travel
from reader.ui.keys import NO_KEY, all_keys, bindings
from reader.ui.saves import Saves
from reader.ui.screens.reading import ReadingScreen

_REFUSED = {"ctrl+m", "ctrl+i", "ctrl+h", "ctrl+s", "ctrl+b"}


def test_every_binding_has_an_id_of_its_own_a_title_and_an_action_of_the_screen() -> None:
    ids = Counter(key.id for key in all_keys())
    assert max(ids.values()) == 1
    for key in all_keys():
        _, name, arguments = parse(key.action)
        assert key.title
        assert hasattr(ReadingScreen, f"action_{name}"), key.action
        if name == "travel" and arguments[0] != "hit":
            assert hasattr(Travel, str(arguments[0])), key.action
        if name in ("do", "step"):
            part, what = map(str, arguments[:2])
            assert hasattr(_part(part), what), key.action


def _part(name: str) -> type:
    """The class of a part of the reading screen: Moving, in the file `moving.py`."""
    if name == "saves":
        return Saves
    module = import_module(f"reader.ui.screens.{name}")
    return cast(type, getattr(module, name.capitalize()))


def test_no_key_does_two_things_and_none_is_one_that_terminals_take() -> None:
    keys = Counter(name for binding in bindings() for name in binding.key.split(","))
    del keys[NO_KEY]
    assert max(keys.values()) == 1
    assert not _REFUSED & set(keys)
