"""Furniture is told by the whole line, never by a part of one."""

import pytest

from reader.sources.plain.furniture import (
    is_box_opener,
    is_notice,
    is_tail_opener,
    phrase_reason,
)
from tests.sources.plain.helpers import BODY, kind_of, read, reasons


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Accessibility links", "page furniture"),
        ("SHARE", "page furniture"),
        ("12 Comments", "page furniture"),
        ("Please wait, loading...", "page furniture"),
        ("XL", "page furniture"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Anzeige", "advertisement"),
        ("0:00 0:02:49 0:00", "player control"),
        ("No media source currently available", "player control"),
        ("3 of 12 |", "picture number"),
        ("+ [14]Harbour news", "link"),
        ("https://example.org/a", "address"),
        ("* * *", "ruler"),
        ("Read more: Lighthouse finds a buyer", "link to another piece"),
        ("WATCH: The first boat leaves", "link to another piece"),
        ("Click here to see the timetable", "link to another piece"),
        ("View this post on Instagram", "page furniture"),
        ("A post shared by Ada Quill (@ada.quill)", "embedded post"),
    ],
)
def test_furniture(line: str, reason: str) -> None:
    assert phrase_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Share of voters falls",
        "Search goes on for missing boat",
        "Comments by the mayor angered the crews",
        "Loading docks reopen",
        "Read my lips",
        "Watch the harbour at night",
        "It ended 3:2 at 10:30.",
    ],
)
def test_lines_that_only_begin_like_furniture_stay(line: str) -> None:
    assert phrase_reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our weekly newsletter and never miss a story.",
        "Get the harbour news delivered to your inbox every morning.",
        "We use cookies to improve your visit to this website.",
        "By subscribing you agree to our terms of use.",
        "You must be logged in to join the discussion.",
        "Your browser is not supported. Please download a newer one.",
    ],
)
def test_a_site_speaking_of_itself_is_set_aside(line: str) -> None:
    assert reasons(read(BODY[0], BODY[1], line, BODY[2]))[line] == "notice about the site"


@pytest.mark.parametrize(
    "line",
    [
        "“Sign up for our newsletter,” she told your reporter at the harbour website desk.",
        "The company said its website had let users subscribe without an account since May.",
        "Facebook and Twitter took down the pages on Friday, and the newspaper lost its readers.",
        "Nobody could tell us which of the boats would sail.",
        "She merely wanted the crews to sign up for updates from the harbour office.",
    ],
)
def test_an_article_about_sites_stays(line: str) -> None:
    assert line in read(BODY[0], BODY[1], line, BODY[2]).text


def test_a_word_that_names_things_too_may_be_a_heading() -> None:
    article = read("Ferry line to reopen", BODY[0], BODY[1], "Privacy", BODY[2], BODY[3])
    assert kind_of(article, "Privacy") is not None
    article = read("Privacy", "Help", "Ferry line to reopen", *BODY)
    assert reasons(article)["Privacy"] == "page furniture"


def test_a_link_said_twice_goes_twice() -> None:
    link = "Click to play video: 'Ferry crew speaks out on repairs'"
    again = "Ferry crew speaks out on repairs"
    gone = reasons(read(BODY[0], BODY[1], link, again, BODY[2]))
    assert gone[link] == gone[again] == "link to another piece"


def test_openers() -> None:
    assert is_box_opener("Read More")
    assert is_box_opener("Related stories:")
    assert not is_box_opener("Related to the mayor")
    assert is_tail_opener("Comments")
    assert is_tail_opener("More from Harrow Bay")
    assert not is_tail_opener("More pain ahead")
    assert not is_tail_opener("More from the council:")


def test_a_short_line_that_stands_between_all_paragraphs_is_a_label() -> None:
    article = read(
        "Ferry line to reopen in April", *[line for p in BODY for line in (p, "Harbour desk")]
    )
    assert reasons(article) == {"Harbour desk": "repeated label"}
    article = read("Ferry line to reopen in April", *[line for p in BODY for line in (p, "Quill:")])
    assert "Quill:" in article.text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Facebook Twitter WhatsApp Email", "page furniture"),
        ("Share this story: Ferry line to reopen in April", "page furniture"),
        ("Share this article on Facebook", "page furniture"),
        ("The Harrow Gull logo", "picture placeholder"),
        ("Search icon A magnifying glass, to look for words", "picture placeholder"),
    ],
)
def test_ways_to_share_and_drawings(line: str, reason: str) -> None:
    assert phrase_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Facebook and Twitter sue the council",
        "Share prices of the ferry line fall",
        "Council unveils a new logo",
        "The icon of the bay is a lighthouse",
    ],
)
def test_headlines_on_networks_and_logos_stay(line: str) -> None:
    assert phrase_reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe now to read all that the harbour desk has written.",
        "Register to unlock this article and three more this month",
        "This article is reserved for subscribers of the Gull only.",
        "Unlimited online access to the Gull and its archive of pictures.",
        "Thanks for signing up! The first letter is on its way to you.",
        "You have full access to this piece through your library.",
    ],
)
def test_offers_to_subscribers_are_notices(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "Access to the inner harbour was closed for three days after the storm.",
        "This article of the harbour law is free of any mention of ferries.",
        "Register offices of the bay stayed shut on Friday, the council said.",
    ],
)
def test_sentences_with_their_words_are_none(line: str) -> None:
    assert not is_notice(line)
