import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.citation import dates
from reader.citation.dates import Day, When


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2020", When(Day(2020))),
        ("2020-01", When(Day(2020, 1))),
        ("2020-01-03", When(Day(2020, 1, 3))),
        ("2020-01-03T10:00:00Z", When(Day(2020, 1, 3))),
        ("2020-01-03/2020-01-05", When(Day(2020, 1, 3), Day(2020, 1, 5))),
        ("2020-01-05/2020-01-03", When(Day(2020, 1, 5))),
        ("2020-02-30", None),
        ("2020-13", None),
        ("Friday", None),
        ("2020-01-03/soon", None),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_or_not_known(text: str | None, when: When | None) -> None:
    assert dates.parse(text) == when


@pytest.mark.parametrize(
    ("text", "apa", "chicago", "mla", "vancouver"),
    [
        ("2020", "2020", "2020", "2020", "2020"),
        ("2020-05", "2020, May", "May 2020", "May 2020", "2020 May"),
        ("2020-01-03", "2020, January 3", "January 3, 2020", "3 Jan. 2020", "2020 Jan 3"),
        (
            "2020-01-03/2020-01-05",
            "2020, January 3–5",
            "January 3–5, 2020",
            "3–5 Jan. 2020",
            "2020 Jan 3-5",
        ),
        (
            "2020-01-30/2020-02-02",
            "2020, January 30–February 2",
            "January 30–February 2, 2020",
            "30 Jan.–2 Feb. 2020",
            "2020 Jan 30-Feb 2",
        ),
        (
            "2020-12-30/2021-01-02",
            "2020, December 30–2021, January 2",
            "December 30, 2020–January 2, 2021",
            "30 Dec. 2020–2 Jan. 2021",
            "2020 Dec 30-2021 Jan 2",
        ),
        ("2019/2020", "2019–2020", "2019–2020", "2019–2020", "2019-2020"),
        (
            "2020-05/2020-06",
            "2020, May–June",
            "May–June 2020",
            "May 2020–June 2020",
            "2020 May-Jun",
        ),
    ],
)
def test_manuals_write_dates_their_own_way(
    text: str, apa: str, chicago: str, mla: str, vancouver: str
) -> None:
    when = dates.parse(text)
    assert when is not None
    assert dates.apa(when) == apa
    assert dates.month_first()(when) == chicago
    assert dates.day_first(dates.MLA_MONTHS)(when) == mla
    assert dates.year_first(when) == vancouver


def test_the_year_can_be_left_out_but_not_where_there_are_two() -> None:
    write = dates.month_first()
    for text, rest in (
        ("2020-01-03", "January 3"),
        ("2020-01-03/2020-02-05", "January 3–February 5"),
        ("2020", ""),
        ("2020-12-30/2021-01-02", "December 30, 2020–January 2, 2021"),
    ):
        when = dates.parse(text)
        assert when is not None
        assert dates.without_year(write, when) == rest


def test_a_letter_of_a_list_follows_the_year() -> None:
    assert dates.apa(dates.parse("2020-01-03"), "a") == "2020a, January 3"
    assert dates.apa(None, "b") == "n.d.-b"


@given(st.text(max_size=25))
def test_any_text_is_a_date_that_can_be_written_or_none(text: str) -> None:
    when = dates.parse(text)
    if when is not None:
        assert dates.parse(when.iso) == when
        assert str(when.year) in dates.apa(when)
