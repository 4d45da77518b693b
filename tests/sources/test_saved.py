"""Where a saved page says that it came from."""

from __future__ import annotations

import pytest

from reader.sources import Input, clean
from reader.sources.saved import saved_from
from tests.sources.html.pages import page, paragraphs
from tests.sources.plain.helpers import BODY

pytestmark = pytest.mark.usefixtures("read_here")

SINGLE_FILE = """<!DOCTYPE html><html><!--
 Page saved with SingleFile
 url: https://gull.example/ferry?a=1&amp;b=2
 saved date: Tue May 04 2021 10:00:00 GMT+0200 (Central European Summer Time)
-->"""


def test_single_file() -> None:
    found = saved_from(SINGLE_FILE)
    assert found is not None
    assert found.url == "https://gull.example/ferry?a=1&b=2"
    assert found.retrieved == "2021-05-04T08:00:00Z"


def test_browsers() -> None:
    found = saved_from("<!-- saved from url=(0026)https://gull.example/ferry -->\n<html>")
    assert found is not None
    assert (found.url, found.retrieved) == ("https://gull.example/ferry", None)


@pytest.mark.parametrize(
    "head",
    [
        "<html>",
        "<!-- saved from url=(0014)about:internet -->",
        "<!-- saved from url=(0019)javascript:alert(1) -->",
        "<!-- saved from url=(9)" + "x" * 9_000,
    ],
)
def test_what_says_nothing_of_use(head: str) -> None:
    assert saved_from(head) is None


def test_a_date_that_is_none_is_left_out() -> None:
    found = saved_from(SINGLE_FILE.replace("May 04", "Foo 99"))
    assert found is not None and found.retrieved is None


def test_a_saved_page_is_known_by_where_it_was_found() -> None:
    text = page(paragraphs(*BODY)).decode().replace("<!DOCTYPE html><html lang='en'>", SINGLE_FILE)
    known = clean(Input(text.encode())).metadata
    assert known.url == "https://gull.example/ferry?a=1&b=2"
    assert known.retrieved == "2021-05-04T08:00:00Z"
