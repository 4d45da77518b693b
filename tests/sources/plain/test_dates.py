"""Lines that say when, and the date in them."""

import pytest

from reader.sources.plain.dates import find_date, is_time_line


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published May 04, 2021", "2021-05-04"),
        ("May 4 2021, 3:54 p.m.", "2021-05-04"),
        ("17:41 BST, October 13, 2021", "2021-10-13"),
        ("Friday 22 November 2021 08:49 GMT", "2021-11-22"),
        ("2021-02-14T16:15:30Z", "2021-02-14"),
        ("Posted Sept. 3, 2021 • 5 min read", "2021-09-03"),
        ("3. Januar 2021", "2021-01-03"),
        ("3 de enero de 2021", "2021-01-03"),
        ("Last updated 15 hours ago", None),
        ("6 minute read", None),
        ("304 views 13 mins 0 comments", None),
        ("Published: | Updated:", None),
    ],
)
def test_lines_about_time(line: str, date: str | None) -> None:
    assert is_time_line(line)
    assert find_date(line) == date


@pytest.mark.parametrize(
    "line",
    [
        "The council met on May 4, 2021.",
        "2020",
        "May",
        "Today",
        "First read the timetable",
        "Now and then",
        "Three minutes past noon on the pier",
    ],
)
def test_other_lines(line: str) -> None:
    assert not is_time_line(line)


@pytest.mark.parametrize("line", ["3/4/2021", "February 30, 2021", "20 May", "May 2021"])
def test_dates_that_are_not_sure_are_not_read(line: str) -> None:
    assert find_date(line) is None
