"""Deck, byline, date and first picture between the title and the text."""

from reader.model import BlockKind
from reader.sources.plain import read_plain
from tests.sources.plain.helpers import BODY, kind_of, read, reasons

TITLE = "Harrow Bay council votes to reopen old ferry line"


def test_byline_and_date() -> None:
    article = read(TITLE, "Ada Quill", "May 4, 2021", "5 min read", *BODY)
    assert kind_of(article, "Ada Quill") is BlockKind.BYLINE
    assert article.authors == ("Ada Quill",)
    assert article.published == "2021-05-04"
    assert reasons(article)["5 min read"] == "date line"


def test_a_date_behind_a_section() -> None:
    article = read(TITLE, "Harbour / May 4, 2021", *BODY)
    assert article.published == "2021-05-04"
    assert reasons(article)["Harbour / May 4, 2021"] == "date line"


def test_names_without_a_title_are_no_byline() -> None:
    article = read(BODY[0], "Ada Quill", *BODY[1:])
    assert article.authors == ()


def test_a_dateline_on_a_line_of_its_own() -> None:
    article = read(TITLE, "HARROW BAY, Wash. —", *BODY)
    assert kind_of(article, "HARROW BAY, Wash. —") is BlockKind.DATELINE


def test_short_lines_under_the_title_are_set_aside_and_short_sentences_kept() -> None:
    article = read(TITLE, "Harbour desk", "A long wait ends.", *BODY)
    assert reasons(article)["Harbour desk"] == "before the article"
    assert kind_of(article, "A long wait ends.") is BlockKind.PARAGRAPH


def test_the_words_under_the_first_picture_stand_close_to_the_byline() -> None:
    words = "Council members, ferry crews and a few hundred townspeople at Friday's vote"
    article = read(TITLE, f"{words}\nAda Quill\nMay 4, 2021", *BODY)
    assert kind_of(article, words) is BlockKind.CAPTION


def test_a_long_list_under_the_first_paragraph_is_no_header() -> None:
    needs = [f"{number} ropes of hemp" for number in range(1, 31)]
    article = read(TITLE, BODY[0], *needs, *BODY[1:], apart="\n")
    assert all(line in article.text for line in needs)


def test_a_byline_between_a_deck_that_is_a_sentence_and_the_text() -> None:
    deck = "The crews had waited for this since the storms of the last winter."
    for line in ("By Lucille Amadi", "By Our Harbour Reporter"):
        article = read(TITLE, deck, line, *BODY)
        assert kind_of(article, deck) is BlockKind.PARAGRAPH
        assert kind_of(article, line) is BlockKind.BYLINE


def test_a_byline_with_its_date_may_end_as_a_sentence_does() -> None:
    line = "By Wei-Lin Hsu, staff writer | Feb. 2, 2023 at 11:00 a.m."
    article = read(TITLE, line, *BODY)
    assert kind_of(article, line) is BlockKind.BYLINE
    assert (article.authors, article.published) == (("Wei-Lin Hsu",), "2023-02-02")


def test_who_took_the_pictures_is_no_reason_to_take_the_byline_for_a_caption() -> None:
    article = read_plain("\n\n".join([TITLE, "By Lucille Amadi\nPhotographs by Tom Reyes", *BODY]))
    assert article.authors == ("Lucille Amadi",)


def test_a_name_with_a_role_or_a_place_is_a_byline() -> None:
    for line in ("Jonas Whitby, Political editor", "Jonas Whitby at Millmoor Park"):
        assert read(TITLE, line, *BODY).authors == ("Jonas Whitby",)
