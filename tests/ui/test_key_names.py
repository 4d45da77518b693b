"""Keys as the user has them, in sentences, hints, help and palette."""

from __future__ import annotations

from reader.ui.key_names import commands, help_rows, hints, shown_keys, with_keys
from reader.ui.keys import all_keys


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
