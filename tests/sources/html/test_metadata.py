"""What pages say of themselves."""

import pytest

from reader.sources import Input, clean
from reader.sources.html.dom import parse
from reader.sources.html.metadata import names_of, title_of
from tests.sources.html.pages import page, paragraphs
from tests.sources.plain.helpers import BODY

pytestmark = pytest.mark.usefixtures("read_here")

TITLE = "Harrow Bay council votes to reopen old ferry line"


def test_the_name_of_the_site_is_cut_off() -> None:
    social = "<meta property='og:title' content='Ferry is back!'>"
    page = parse(f"<head><title>Ferry is back! | The Gull</title>{social}</head><p>x")
    assert set(names_of(page, {})) == {"Ferry is back!"}


def test_entities_in_a_record_are_characters() -> None:
    assert names_of(parse("<p>x"), {"headline": "The crew&#8217;s &amp; the bay"}) == [
        "The crew’s & the bay"
    ]


def test_of_names_that_as_many_agree_on_the_one_most_like_the_headline_is_the_title() -> None:
    names = ["Ferry line is back", "Council of Harrow Bay reopens its old ferry line at last"]
    headline = "Council reopens the old Harrow Bay ferry"
    assert title_of(headline, [*names, *names]) == names[1]
    assert title_of(headline, [*reversed(names), *names]) == names[1]


def test_the_headline_that_a_name_confirms_is_the_title() -> None:
    assert title_of(TITLE, ["Ferry is back!", "Ferry is back!", f"{TITLE} today"]) == TITLE
    assert title_of(TITLE, []) == TITLE


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- saved from url=(0025)https://gull.example/ferry -->",
        "<!--\n Page saved with SingleFile \n url: https://gull.example/ferry \n saved date: …-->",
    ],
)
def test_a_saved_page_tells_where_it_was_saved_from(comment: str) -> None:
    data = page(paragraphs(*BODY), head="<title>Ferry</title>").decode()
    article = clean(Input(data.replace("<html", f"{comment}<html").encode()))
    assert article.metadata.url == "https://gull.example/ferry"


def test_a_body_keeps_its_whole_name_and_the_year_of_a_copyright_is_no_date() -> None:
    head = "<title>Ferry</title><meta name='author' content='Ministry of Ferries'>"
    byline = "<p class='byline'>By Ministry of Ferries</p>"
    metadata = clean(Input(page(byline + paragraphs(*BODY), head=head))).metadata
    assert metadata.authors == ("Ministry of Ferries",)
    assert metadata.published is None
