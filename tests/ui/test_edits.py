"""What became of some words, shown."""

from __future__ import annotations

from reader.text.difference import difference
from reader.ui.edits import edited


def test_a_change_keeps_the_spaces_round_it_when_the_rest_is_left_out() -> None:
    rest = " and so on" * 12
    shown = edited(difference(f"He left on Friday{rest}", f"He left on Monday{rest}"))
    assert shown.plain.startswith("He left on [-Friday-]{+Monday+} and so on")
    shown = edited(difference(f"{rest} he left{rest}", f"{rest} she left{rest}"))
    assert " so on [-he-]{+she+} left and " in shown.plain
