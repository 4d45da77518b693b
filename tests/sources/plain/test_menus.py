"""Menus and offers of a page."""

import pytest

from reader.model import BlockKind
from reader.sources.plain.menus import is_menu_line
from tests.sources.plain.helpers import BODY, kind_of, of_kind, read, reasons

TITLE = "Harrow Bay council votes to reopen old ferry line"
NAMES = ("Tides", "Moorings", "Harbour", "Markets", "Sailing", "Anglers", "Old Ferries")
FURNITURE = ("Home", "Log in", "Subscribe", "Menu")
OFFER = (
    "All you can read of the bay",
    "Every story from the harbour desk, every day of the week.",
    "Puzzles for long crossings.",
    "Read it on any device you own.",
)


@pytest.mark.parametrize(
    "line",
    [
        "SportFootballTennisRowingCricket",
        "Harbour NewsTide TablesFishing ReportsThe Gull",
        "Home Tides Weather Harbour Markets Sailing Anglers Letters Rugby Cricket Football Tennis "
        "Rowing Schools Parishes",
    ],
)
def test_names_on_one_line_are_a_menu(line: str) -> None:
    assert is_menu_line(line)


@pytest.mark.parametrize(
    "line",
    [
        TITLE,
        "How the Crews of Harrow Bay Won Back the Old Ferry Line and Lost the New One Again",
        "McBride and McCall sail the iPhone and the YouTube",
        "He sailed with AnnaMarieLouise.",
        BODY[0],
    ],
)
def test_headlines_and_sentences_are_no_menu(line: str) -> None:
    assert not is_menu_line(line)


def test_many_short_bullets_that_nothing_leads_up_to_go() -> None:
    menu = [f"• {name}" for name in NAMES]
    article = read(*FURNITURE, TITLE, *BODY[:2], "\n".join(menu), *BODY[2:])
    assert {reasons(article)[line] for line in menu} == {"menu"}


def test_short_bullets_stay_in_a_text_without_furniture() -> None:
    items = [f"• {name}" for name in NAMES]
    article = read(TITLE, *BODY, "The boats", "\n".join(items), *BODY)
    assert of_kind(article, BlockKind.LIST_ITEM) == items


def test_short_bullets_that_a_line_leads_up_to_stay() -> None:
    items = [f"• {name}" for name in NAMES]
    article = read(*FURNITURE, TITLE, *BODY, "The boats are called:", "\n".join(items), *BODY)
    assert of_kind(article, BlockKind.LIST_ITEM) == items


def test_long_bullets_stay() -> None:
    items = [f"• a new landing stage of oak for boat number {number}" for number in range(8)]
    article = read(*FURNITURE, TITLE, *BODY, "\n".join(items), *BODY)
    assert of_kind(article, BlockKind.LIST_ITEM) == items


def test_an_offer_that_stands_twice_goes() -> None:
    article = read(TITLE, BODY[0], *OFFER, *BODY[1:3], *OFFER, BODY[3], *BODY, apart="\n")
    assert {reasons(article)[line] for line in OFFER} == {"repeated block"}


def test_short_paragraphs_of_a_text_that_is_there_twice_stay() -> None:
    short = [f"The crew of boat number {number} sailed at dawn." for number in range(8)]
    article = read(TITLE, *short, BODY[0], *short, BODY[0])
    assert sum(short[0] == line for line in of_kind(article, BlockKind.PARAGRAPH)) == 2


def test_a_list_of_cookies_goes() -> None:
    cookies = [
        f"This cookie is set by the harbour desk's tool number {number} to remember the consent of "
        "those who visit."
        for number in range(6)
    ]
    article = read(TITLE, *BODY, *BODY, *cookies)
    assert {reasons(article)[line] for line in cookies} == {"notice about cookies"}


def test_an_article_about_cookies_stays() -> None:
    told = [
        f"Baker number {number} of Harrow Bay sold more cookies on Friday than on any day before."
        for number in range(9)
    ]
    article = read("The cookies of Harrow Bay", *told, *BODY)
    assert all(kind_of(article, line) is BlockKind.PARAGRAPH for line in told)
