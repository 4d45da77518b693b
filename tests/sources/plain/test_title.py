"""The title is the line that names what the text is about."""

from reader.model import BlockKind
from tests.sources.plain.helpers import BODY, of_kind, read, reasons

TITLE = "Harrow Bay council votes to reopen old ferry line"


def titles(*lines: str) -> list[str]:
    return of_kind(read(*lines), BlockKind.TITLE)


def test_a_title_under_furniture() -> None:
    assert titles("Local", "Stay up to date with what matters to you", TITLE, *BODY) == [TITLE]
    assert titles("The Harrow Gull", TITLE, "By Ada Quill", *BODY) == [TITLE]


def test_the_title_comes_before_its_deck() -> None:
    deck = "Storms of last winter had damaged both landing stages of the ferry line"
    article = read(TITLE, deck, *BODY)
    assert of_kind(article, BlockKind.TITLE) == [TITLE]
    assert deck in of_kind(article, BlockKind.PARAGRAPH)


def test_copies_of_the_title_are_set_aside() -> None:
    article = read(f"• {TITLE}", TITLE, "0:00", TITLE, *BODY, TITLE)
    assert of_kind(article, BlockKind.TITLE) == [TITLE]
    assert [line.reason for line in article.removed].count("the title again") == 3


def test_a_text_without_a_title_has_none() -> None:
    assert titles(*BODY) == []
    assert titles(BODY[0], "What comes next", *BODY[1:]) == []


def test_a_first_sentence_is_no_title() -> None:
    first = (
        "The old ferry line across Harrow Bay will open again in April after a winter of repairs."
    )
    assert titles(first, *BODY) == []


def test_a_question_may_be_a_title() -> None:
    asked = "Will the old ferry line across Harrow Bay open again in April?"
    assert titles(asked, *BODY) == [asked]


def test_dates_bylines_and_captions_are_no_titles() -> None:
    photograph = "The ferry at Harrow Bay in 1990. (Ada Quill/Harbour Archive)"
    lines = ["May 4, 2021", "By Ada Quill", photograph, TITLE, "Published May 4, 2021", *BODY]
    assert titles(*lines) == [TITLE]


def test_what_stands_above_the_title_is_set_aside() -> None:
    article = read("Weather and tides", "Harrow | News", TITLE, *BODY)
    assert reasons(article)["Weather and tides"] == "before the article"
    assert article.text.startswith(TITLE)


def test_running_text_above_a_late_title_stays() -> None:
    article = read(*BODY, TITLE, "By Ada Quill", *BODY)
    assert article.text.startswith(BODY[0])


def test_where_one_is_on_the_site_is_no_title() -> None:
    assert titles("Home » News » Harrow Bay ferry", TITLE, *BODY) == [TITLE]
    assert titles("© 2021 The Harrow Bay council ferry line", TITLE, *BODY) == [TITLE]


def test_the_card_of_another_piece_that_stands_twice_is_no_title() -> None:
    card = "Lighthouse finds a buyer after ten years of waiting"
    assert titles(card, "Tom Marsh", TITLE, "By Ada Quill", *BODY, card) == [TITLE]


def test_a_title_under_the_first_picture() -> None:
    caption = "The ferry crosses Harrow Bay on a grey morning in April, seen from the old stage."
    lines = (caption, TITLE, "What the crews say", "Ole Berg", "Ada Quill", "May 4, 2021", *BODY)
    assert titles(*lines, *BODY) == [TITLE]


def test_the_name_of_the_site_after_a_stroke_is_no_part_of_the_title() -> None:
    article = read(f"{TITLE} | The Harrow Gull", *BODY)
    assert article.title == TITLE
    assert of_kind(article, BlockKind.TITLE) == [f"{TITLE} | The Harrow Gull"]


def test_a_dash_parts_the_title_from_a_site_that_is_named_elsewhere() -> None:
    line = f"{TITLE} - The Harrow Gull"
    assert read(line, *BODY).title == line
    assert read(line, *BODY, "© The Harrow Gull").title == TITLE
    assert read("The Harrow Gull", line, *BODY).title == TITLE
    asked = "Ferry line to reopen in April - but not for all"
    assert read(asked, *BODY, "but not for all").title == asked


def test_of_a_headline_with_and_without_the_site_the_one_on_the_page_is_the_title() -> None:
    tab = f"{TITLE} - The Harrow Gull"
    article = read(tab, "Home", TITLE, "By Ada Quill", *BODY)
    assert of_kind(article, BlockKind.TITLE) == [TITLE]
    assert reasons(article)[tab] == "the title again"
