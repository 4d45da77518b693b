"""The journal: whole lines or none, wherever they lie."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.annotation.journal import JOURNAL, Change, Entry, Journal, decode, encode
from reader.annotation.memory import Memory

ROW = st.none() | st.dictionaries(st.text(max_size=4), st.text(max_size=8), max_size=3)
CHANGES = st.builds(
    Change,
    st.sampled_from(["annotations", "tags"]),
    st.none() | st.sampled_from(["0" * 16, "a" * 16]),
    st.text(max_size=5),
    ROW,
    ROW,
)


def entries(count: int, changes: tuple[Change, ...] = ()) -> list[Entry]:
    return [Entry(n, f"id{n}", "now", "note", "do", None, changes) for n in range(1, count + 1)]


@given(
    st.builds(
        Entry,
        st.integers(1, 9**9),
        st.text(max_size=8),
        st.text(max_size=8),
        st.text(max_size=8),
        st.sampled_from(["do", "undo"]),
        st.none() | st.text(max_size=5),
        st.lists(CHANGES, max_size=3).map(tuple),
    )
)
def test_an_entry_is_one_line_and_reads_back(entry: Entry) -> None:
    line = encode(entry)
    assert line.count(b"\n") == 1
    assert decode(line) == entry


@given(st.binary(max_size=60))
def test_any_bytes_are_an_entry_or_none(data: bytes) -> None:
    assert decode(data) is None


@pytest.mark.parametrize("article", ["../../etc/passwd", "A" * 16, "", "0" * 17, 7])
def test_an_entry_for_what_is_no_article_is_none(article: Any) -> None:
    assert (
        decode(encode(Entry(1, "a", "", "", "do", None, (Change("t", article, "k", None, {}),))))
        is None
    )


@given(torn=st.binary(max_size=40).filter(lambda data: b"\n" not in data), count=st.integers(0, 4))
def test_what_a_killed_writer_left_is_passed_over_and_then_removed(torn: bytes, count: int) -> None:
    files = Memory()
    journal = Journal(files)
    for entry in entries(count):
        journal.append(entry)
    files.append(JOURNAL, torn)
    assert [line.entry for line in journal.lines()] == entries(count)
    last = Entry(99, "last", "", "", "do", None, ())
    start, end = journal.append(last)
    assert journal.at(start, end) == last
    assert [line.entry for line in journal.lines()] == [*entries(count), last]
    assert torn == b"" or not (files.read(JOURNAL) or b"").endswith(torn)


def test_lines_longer_than_what_is_read_at_once_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.annotation.journal._CHUNK", 7)
    files = Memory()
    journal = Journal(files)
    places = [journal.append(entry) for entry in entries(4)]
    assert [(line.start, line.end) for line in journal.lines()] == places
    assert [line.entry for line in journal.lines(places[1][1])] == entries(4)[2:]
    for size in range(1, journal.size() + 9):
        start = journal.tail(size, journal.size())
        assert start in [place[0] for place in places]
        assert journal.size() - start <= size or start == places[-1][0]
        assert start == 0 or journal.tail(size, start) < start
    files.append(JOURNAL, b"x" * 30)
    journal.append(entries(5)[-1])
    assert [line.entry for line in journal.lines()] == entries(5)


def test_the_entries_of_one_file_are_told_from_the_others() -> None:
    journal = Journal(Memory())
    for number, article in enumerate(["0" * 16, None, "a" * 16, "0" * 16], 1):
        change = Change("t", article, "k", None, {})
        journal.append(Entry(number, "id", "", "", "do", None, (change,)))
    found = journal.entries_for(f"articles/{'0' * 16}.json", 1)
    assert [entry.seq for entry in found] == [4]
    assert [entry.seq for entry in journal.entries_for("codebook.json", 0)] == [2]
