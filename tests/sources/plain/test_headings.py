"""Headings, items of lists and quoted lines."""

import pytest

from reader.model import BlockKind
from reader.sources.plain.headings import looks_like_heading
from tests.sources.plain.helpers import BODY, kind_of, of_kind, read, reasons

TITLE = "Harrow Bay council votes to reopen old ferry line"


@pytest.mark.parametrize(
    "line",
    ["What comes next", "‘We have waited’", "3. The boats", "WHO PAYS?", "Why April, and not May?"],
)
def test_headings(line: str) -> None:
    article = read(TITLE, *BODY[:2], line, *BODY[2:])
    assert kind_of(article, line) is BlockKind.HEADING


@pytest.mark.parametrize(
    "line",
    [
        "The boats sail.",
        "The council said:",
        "and so on",
        "x" * 200,
        "one, two,",
        "Wait…",
        "“What would I do with bees?”",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert not looks_like_heading(line)


def test_a_lead_in_is_running_text() -> None:
    article = read(TITLE, *BODY[:2], "The Gull reported:", *BODY[2:])
    assert kind_of(article, "The Gull reported:") is BlockKind.PARAGRAPH


def test_headings_have_a_level() -> None:
    article = read(TITLE, *BODY[:2], "What comes next", *BODY[2:])
    levels = {block.level for block in article.blocks if block.kind is BlockKind.HEADING}
    assert levels == {1}


def test_two_headings_may_stand_together_and_three_may_not() -> None:
    article = read(TITLE, *BODY[:2], "In focus", "The boats of spring", *BODY[2:])
    assert of_kind(article, BlockKind.HEADING) == ["In focus", "The boats of spring"]


def test_a_long_headline_about_something_else_is_a_link() -> None:
    link = "Orchestra conductor resigns after quarrel about salaries with violinists"
    about = "New timetable keeps fishing crews from inner harbour in early morning"
    article = read(TITLE, *BODY[:2], link, BODY[2], about, BODY[3])
    assert reasons(article)[link] == "linked headline"
    assert kind_of(article, about) is BlockKind.HEADING


def test_a_long_line_in_capitals_is_a_link() -> None:
    link = "COUNCIL VOTES TO REOPEN FERRY LINE AFTER STORMS OF WINTER"
    assert reasons(read(TITLE, *BODY[:2], link, *BODY[2:]))[link] == "linked headline"


def test_a_line_close_to_others_is_no_heading_where_blank_lines_part_the_text() -> None:
    article = read(TITLE, *BODY[:2], "First pier\nSecond pier\nThird pier", *BODY[2:])
    assert of_kind(article, BlockKind.HEADING) == []
    assert "Second pier" in article.text


def test_items_and_quoted_lines() -> None:
    items = ["• New boats;", "- New piers; and", "2. A timetable"]
    article = read(TITLE, *BODY[:2], "\n".join(items), "> We have waited.", *BODY[2:])
    assert of_kind(article, BlockKind.LIST_ITEM) == items
    assert of_kind(article, BlockKind.BLOCKQUOTE) == ["We have waited."]


def test_numbered_lines_over_running_text_are_headings() -> None:
    article = read(TITLE, BODY[0], "1) New boats", BODY[1], "2) New piers", *BODY[2:])
    assert of_kind(article, BlockKind.HEADING) == ["1) New boats", "2) New piers"]


def test_in_a_list_of_pictures_the_line_over_each_is_its_heading() -> None:
    lines = []
    for place in ("harbour", "lighthouse", "pier", "boathouse", "ferry"):
        lines += [
            f"The {place} has never looked better than it does now.",
            f"Morning at the {place}\nPhoto: Ada Quill",
            f"Of all places in the bay the {place} is the one that visitors ask for first.",
        ]
    article = read(TITLE, *BODY[:2], *lines)
    assert len(of_kind(article, BlockKind.HEADING)) == 5
    assert len(of_kind(article, BlockKind.CAPTION)) == 5


def test_an_item_that_the_next_one_goes_on_from_is_no_heading() -> None:
    assert not looks_like_heading("New boats for the summer months; and")
    assert not looks_like_heading("New boats for the summer months or")


VERSE = """The sea is dark and wide;
My boat is old and small,
And no one on the other side
Will hear me if I call.

The lamp is out, the tide
Is turning from the wall;
The sea is dark and wide,
The sea will have us all."""


@pytest.mark.parametrize("at", [1, 2, 4])
def test_verse_in_an_article_keeps_every_line(at: int) -> None:
    led = "She read them a song that children on the coast have learned at school:"
    article = read(TITLE, "By Ada Quill", *BODY[:at], led, VERSE, *BODY[at:])
    lines = list(filter(None, VERSE.split("\n")))
    assert [text for text in of_kind(article, BlockKind.PARAGRAPH) if text in lines] == lines
    assert not article.removed


def test_lines_about_the_article_are_no_verse() -> None:
    labels = "Listen to this, all of it\nShare with your friends\nPut it aside, for later"
    article = read(TITLE, BODY[0], labels, "Ferry news", "Bay news", *BODY[1:])
    assert "Share with your friends" not in article.text
