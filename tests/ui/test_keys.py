"""The table of keys."""

from __future__ import annotations

from collections import Counter
from importlib import import_module
from typing import cast

from textual.actions import parse

from reader.ui.article.travel import Travel
from reader.ui.keys import (
    NO_KEY,
    Count,
    all_keys,
    bindings,
    commands,
    help_rows,
    hints,
    shown_keys,
    with_keys,
)
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


def test_help_and_palette_show_the_users_own_keys() -> None:
    keymap = {"quote.next": "x"}
    row = next(row for row in commands(keymap) if row.id == "quote.next")
    assert row.keys == "x"
    assert any(("x", "Next quote", "quote.next") in rows for _, rows in help_rows(keymap))
    page = next(key for key in all_keys() if key.id == "page.down")
    assert shown_keys(page, {}) == "space f PgDn ctrl+f"


def test_a_sentence_names_the_users_own_keys_and_what_has_none_by_the_palette() -> None:
    assert with_keys("{undo} takes it back.", {}) == "U takes it back."
    assert with_keys("{undo} takes it back.", {"undo": "x,y"}) == "x takes it back."
    assert with_keys("{undo} takes it back.", {"undo": ""}) == ":undo takes it back."
    without = {"undo": "", "palette": "ctrl+p"}
    assert with_keys("{undo} takes it back.", without) == "ctrl+p undo takes it back."
    wanted = [("undo", "undo"), ("note tag", "mark"), ("type", "a name")]
    assert hints(wanted, {"undo": "", "tag": "x"}) == (("a x", "mark"), ("type", "a name"))


def test_a_number_is_taken_once_and_zero_begins_none() -> None:
    count = Count()
    assert not count.feed("0") and not count.feed("x") and not count.feed(None)
    assert count.feed("1") and count.feed("0")
    assert count.text == "10"
    assert count.take() == 10
    assert count.take() is None


def test_a_number_that_never_ends_stays_small() -> None:
    count = Count()
    for _ in range(50):
        count.feed("9")
    assert count.take() == 99_999
