"""Lines with a straight right edge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.ui.page.justify import added, justified, widened

_LINES = st.text(alphabet="ab  é世\u200d\u0301.\x1b", max_size=60)


@given(_LINES, st.integers(0, 90))
def test_a_line_fills_its_room_or_stays_as_it_is(line: str, room: int) -> None:
    gaps = justified(line, 0, len(line), room)
    shown = widened(line, 0, len(line), gaps)
    assert shown.replace(" ", "") == line.replace(" ", "")
    assert shown == line if not gaps else cell_len(shown) == room
    assert added(gaps, len(line)) == (room - cell_len(line) if gaps else 0)


@given(_LINES, st.integers(0, 90), st.data())
def test_pieces_of_a_line_are_widened_as_the_whole_is(
    line: str, room: int, data: st.DataObject
) -> None:
    gaps = justified(line, 0, len(line), room)
    cut = data.draw(st.integers(0, len(line)))
    pieces = widened(line, 0, cut, gaps) + widened(line, cut, len(line), gaps)
    assert pieces == widened(line, 0, len(line), gaps)


def test_wider_spaces_are_spread_and_none_grows_too_wide() -> None:
    assert widened("a b c d", 0, 7, justified("a b c d", 0, 7, 10)) == "a  b  c  d"
    assert sorted(justified("a b c d", 0, 7, 9).values()) == [1, 1]
    assert justified("a b", 0, 3, 6) == {}
