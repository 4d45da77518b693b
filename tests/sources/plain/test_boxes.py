"""Boxes of links in the article, and what follows its end."""

from reader.model import BlockKind
from tests.sources.plain.helpers import BODY, kind_of, of_kind, read, reasons

TITLE = "Harrow Bay council votes to reopen old ferry line"


def test_a_box_of_links_goes_and_the_article_goes_on() -> None:
    article = read(
        TITLE,
        *BODY[:2],
        "Read More",
        "1. The lighthouse at dusk in an old photograph of the bay",
        "Lighthouse finds a buyer after ten years",
        "2. Boats wait for the tide.",
        "Tide tables are wrong again, say crews",
        *BODY[2:],
    )
    assert of_kind(article, BlockKind.PARAGRAPH) == list(BODY)
    assert set(reasons(article).values()) == {"link to another piece"}


def test_a_single_link_under_an_opener_goes() -> None:
    article = read(TITLE, *BODY[:2], "Related", "Lighthouse finds a buyer", *BODY[2:])
    assert reasons(article)["Lighthouse finds a buyer"] == "link to another piece"


def test_a_heading_after_a_closed_box_stays() -> None:
    lines = ["Read more", "Lighthouse finds a buyer", "Advertisement", "What comes next"]
    article = read(TITLE, *BODY[:2], *lines, *BODY[2:])
    assert kind_of(article, "What comes next") is BlockKind.HEADING


def test_comments_and_what_follows_go() -> None:
    remark = "I sailed on that boat as a child and have never forgotten the smell of its engine."
    article = read(TITLE, *BODY, "Comments", "Old Salt says:", remark, "Reply")
    assert of_kind(article, BlockKind.PARAGRAPH) == list(BODY)
    assert reasons(article)["Old Salt says:"] == "after the article"


def test_teasers_of_other_articles_go() -> None:
    teasers = []
    for number in range(6):
        teasers += [
            f"The bay has {number} lighthouses, and the oldest has stood on its rock since…",
            f"Lighthouse number {number} finds a buyer",
        ]
    article = read(TITLE, *BODY, *BODY, "More from Harrow Bay", *teasers)
    assert of_kind(article, BlockKind.PARAGRAPH) == [*BODY, *BODY]


def test_an_opener_after_which_the_article_goes_on_ends_nothing() -> None:
    article = read(TITLE, BODY[0], "Recommended", *BODY[1:], *BODY)
    assert of_kind(article, BlockKind.PARAGRAPH) == [*BODY, *BODY]


def test_short_lines_after_the_text_go_and_sentences_stay() -> None:
    article = read(TITLE, *BODY, "The boats will sail.", "Harbour desk", "Lighthouse finds a buyer")
    assert kind_of(article, "The boats will sail.") is BlockKind.PARAGRAPH
    assert reasons(article) == {
        "Harbour desk": "after the article",
        "Lighthouse finds a buyer": "after the article",
    }


def test_an_invitation_to_comment_inside_the_article_does_not_end_it() -> None:
    links = [f"Lighthouse number {number} finds a buyer" for number in range(60)]
    article = read(TITLE, *BODY, "Join the conversation", *BODY, *BODY, "Harbour news", *links)
    assert of_kind(article, BlockKind.PARAGRAPH) == [*BODY, *BODY, *BODY]


def test_under_the_text_an_answer_and_what_leads_up_to_words_stay() -> None:
    words = (
        "“My thoughts are with the ferry crews of Harrow Bay, and so are those of the whole of the "
        "coast” — Ada Quill (@adaquill) January 30, 2024"
    )
    article = read(*BODY, "What are you working on now?", "Soup.", "The chair has written:", words)
    for line in ("Soup.", "The chair has written:", words):
        assert kind_of(article, line) is not None
