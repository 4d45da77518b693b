"""The status lines and the title line."""

from __future__ import annotations

import pytest

from reader.model import Metadata
from reader.ui.widgets.status import Status, StatusLines, fitting
from reader.ui.widgets.title import TitleLine, source_line
from tests.ui.host import Host


async def _drawn(status: Status, width: int, height: int = 4) -> list[str]:
    app = Host()
    async with app.run_test(size=(width, 24)) as pilot:
        lines = StatusLines()
        lines.styles.height = height
        await app.mount(lines)
        lines.show(status)
        await pilot.pause()
        return [lines.render_line(y).text for y in range(height)]


_STATUS = Status(
    place=("US attention", "¶8 of 19", "46 % · 2 min left", "3 lines removed: r"),
    focus="quote 3/10 · David Maxwell, former U.S. Special Forces colonel · direct",
    speaker="David Maxwell 2/4",
    note="* a note #tag",
    saved="saved 12:03",
    hints=(("s S", "speaker"), (") (", "quote"), ("?", "all keys")),
)


async def test_four_lines_say_place_note_focus_and_keys() -> None:
    rule, note, focus, hints = await _drawn(_STATUS, 110)
    assert rule.startswith(
        "── US attention ── ¶8 of 19 ── 46 % · 2 min left ── 3 lines removed: r "
    )
    assert note.startswith(" * a note #tag") and note.rstrip().endswith("saved 12:03")
    assert focus.startswith(" → quote 3/10 · David Maxwell")
    assert focus.rstrip().endswith("David Maxwell 2/4")
    assert hints.split() == ["s", "S", "speaker", ")", "(", "quote", "?", "all", "keys"]


async def test_not_saved_comes_before_a_message_and_a_message_before_the_note() -> None:
    said = Status(note="* note", message="Copied.")
    assert "Copied." in (await _drawn(said, 80))[1]
    unsaved = Status(note="* note", message="Copied.", unsaved="the note. Disk full.")
    assert "NOT SAVED: the note. Disk full." in (await _drawn(unsaved, 80))[1]
    assert "NOT SAVED" in (await _drawn(unsaved, 80, height=2))[1]


async def test_a_message_that_needs_the_line_has_all_of_it() -> None:
    status = Status(message="Sent to the terminal: " + "word " * 10, saved="saved 12:03", count="3")
    for width, beside in ((100, "3  saved 12:03"), (78, "3")):
        line = (await _drawn(status, width))[1]
        assert "word word" in line and "…" not in line
        assert line.rstrip().endswith("  " + beside)


async def test_a_long_section_leaves_room_for_where_one_is_in_it() -> None:
    place = (
        "What the commission found out in " * 3,
        "¶250 of 600",
        "41 % · 26 min left",
        "3 lines",
    )
    rule = (await _drawn(Status(place=place), 80))[0]
    assert rule.startswith("── What the commission found out in") and "… ── ¶250 of 600" in rule
    assert "41 % · 26 min left" in rule and "3 lines" not in rule
    assert "── What the com… ── ¶250 of 600 ─" in (await _drawn(Status(place=place), 40))[0]


@pytest.mark.parametrize("width", [20, 40, 57, 300])
async def test_every_line_fits_and_the_way_to_all_keys_stays(width: int) -> None:
    lines = await _drawn(_STATUS, width)
    assert all(len(line) == width for line in lines)
    assert "? all keys" in lines[3]


def test_a_guessed_date_bears_a_question_mark() -> None:
    known = Metadata(site="VOA News", published="2020-01-03")
    assert source_line(known) == "VOA News · Jan 3, 2020"
    guessed = Metadata(site="VOA News", published="2020-01-03", guessed=("published",))
    assert source_line(guessed) == "VOA News · Jan 3, 2020?"


async def test_a_title_is_cut_rather_than_its_source() -> None:
    app = Host()
    async with app.run_test(size=(60, 24)) as pilot:
        line = TitleLine()
        await app.mount(line)
        line.show(Metadata(title="A long title " * 9 + "\x1b[31m", site="VOA", published="2020"))
        await pilot.pause()
        drawn = line.render_line(0).text
        assert len(drawn) == 60
        assert "…" in drawn and drawn.rstrip().endswith("VOA · 2020")
        assert "\x1b" not in drawn


def test_hints_that_fit_are_shown_and_the_last_one_always() -> None:
    hints = (("enter", "go there"), ("n", "a rather long description"), ("/", "filter"), ("q", ""))
    assert fitting(hints, 80) == list(hints)
    assert fitting(hints, 27) == [hints[0], hints[2], hints[3]]
    assert fitting(hints, 3) == [hints[3]]
    assert fitting((), 80) == []
