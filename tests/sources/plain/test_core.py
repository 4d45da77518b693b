"""The article in the dump of a whole page."""

from reader.model import BlockKind
from reader.sources.plain import PlainArticle, read_plain
from tests.sources.plain.helpers import BODY, kind_of, of_kind, read, reasons

TITLE = "Harrow Bay council votes to reopen old ferry line"
SECTIONS = (
    "Tides Weather Lighthouse Harbour Markets Sailing Anglers Letters Obituaries Crosswords Rugby "
    "Cricket Football Tennis Rowing Schools Parishes Gardens Kitchen Theatre Cinema Galleries"
).split()
FURNITURE = ("Home", "Log in", "Subscribe", "Menu")
TEASERS = tuple(
    f"The bay has {number} lighthouses, and the oldest has stood on its rock since the storm of…"
    for number in range(8)
)
OFFER = "The Harrow Gull tells the stories of the bay, and has told them since the year 1890."


def dump(*inside: str, below: tuple[str, ...] = (), bullet: str = "") -> PlainArticle:
    """A page with menus over the article and under it."""
    menu = [bullet + name for name in SECTIONS]
    return read(*FURNITURE, OFFER, *menu, TITLE, *inside, *below, *menu, OFFER, apart="\n")


def test_only_the_article_is_left_of_a_page() -> None:
    article = dump("By Ada Quill", *BODY)
    assert article.title == TITLE
    assert article.authors == ("Ada Quill",)
    assert article.text == "\n\n".join([TITLE, "By Ada Quill", *BODY])


def test_every_line_of_the_page_is_kept_or_listed_with_a_reason() -> None:
    article = dump(*BODY, bullet="• ")
    kept = sum(1 for _ in article.blocks)
    assert kept + len(article.removed) == 4 + 2 * 22 + 2 + 1 + len(BODY)
    assert all(line.line and line.reason for line in article.removed)


def test_what_was_set_aside_around_the_article_comes_back() -> None:
    page = [*FURNITURE, OFFER, *SECTIONS, TITLE, *BODY, *SECTIONS, OFFER]
    lines = "\n".join(page)
    restored = read_plain(lines, restored=(5, len(page)))
    assert restored.text.startswith(OFFER)
    assert restored.text.endswith(OFFER)
    assert restored.unrestored == read_plain(lines).text


def test_menus_that_outweigh_a_short_article_do_not_hide_it() -> None:
    many = tuple(f"{name} {other}" for name in SECTIONS for other in SECTIONS[:8])
    article = read(*FURNITURE, *many, TITLE, *BODY, *BODY, apart="\n")
    assert article.title == TITLE
    assert of_kind(article, BlockKind.PARAGRAPH) == [*BODY, *BODY]


def test_teasers_and_offers_under_the_article_go() -> None:
    article = dump(*BODY, below=("Latest from the bay", *TEASERS))
    assert article.text.endswith(BODY[-1])
    assert {reasons(article)[line] for line in TEASERS} == {"after the article"}


def test_a_list_at_the_very_end_of_the_article_stays() -> None:
    items = ("• one new landing stage of oak", "• two boats for the summer months")
    article = dump(*BODY, *items)
    assert of_kind(article, BlockKind.LIST_ITEM) == list(items)


def test_labels_between_the_paragraphs_go_and_headings_stay() -> None:
    article = dump(*BODY[:2], "Gull Video", "Sailing", "Oars", *BODY[2:3], "What next", BODY[3])
    assert kind_of(article, "What next") is BlockKind.HEADING
    assert reasons(article)["Gull Video"] == "label"


def test_captions_far_from_the_article_stay() -> None:
    caption = "FILE - The ferry crosses Harrow Bay in 1990, in a photo of the harbour archive."
    article = dump(*BODY, below=(*SECTIONS, caption))
    assert reasons(article).get(caption) in (None, "after the article")
    assert caption not in of_kind(article, BlockKind.PARAGRAPH)


def test_a_list_between_two_parts_of_a_text_is_no_menu() -> None:
    needs = [f"{number} cups of flour and salt" for number in range(1, 31)]
    article = read("Bread as the crews bake it", BODY[0], *needs, *BODY[1:], apart="\n")
    assert article.removed == ()


def test_a_text_without_furniture_around_it_keeps_what_stands_apart() -> None:
    names = [f"Crew of the {name}" for name in SECTIONS]
    article = read(TITLE, BODY[0], *names, *BODY[1:], *BODY)
    assert BODY[0] in article.text
