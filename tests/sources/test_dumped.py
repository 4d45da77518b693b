"""Whole pages dumped as Markdown."""

from reader.model import Article, BlockKind
from reader.sources import Input, clean
from tests.sources.helpers import is_sound, links, words
from tests.sources.plain.helpers import BODY

TITLE = "Harrow Bay council votes to reopen old ferry line"
NAMES = (
    "Tides Lighthouse Harbour Markets Sailing Anglers Letters Obituaries Rugby Cricket Football "
    "Tennis Rowing Schools Parishes Gardens Kitchen Theatre Cinema Galleries Ferries Moorings"
).split()
MENU = "\n".join(f"  * [{name}](https://gull.example/{name})" for name in NAMES)
FURNITURE = "Home\n\nLog in\n\nSubscribe\n\nMenu"
LINKED = "The [old *landing* stage](https://gull.example/stage) has stood since the storms of 1890."
TOLD = "\n\n".join([*BODY[:2], "## What comes next", LINKED, *BODY[2:], *BODY[:2]])
PAGE = f"{FURNITURE}\n\n{MENU}\n\n# {TITLE}\n\nBy Ada Quill\n\n{TOLD}\n\n### Popular\n\n{MENU}\n"


def read(text: str, restored: tuple[int, ...] = ()) -> Article:
    return clean(Input(text.encode()), restored=restored)


def test_only_the_article_of_a_page_is_kept() -> None:
    article = read(PAGE)
    assert article.metadata.title == TITLE
    assert words(article, BlockKind.TITLE) == [TITLE]
    assert words(article, BlockKind.BYLINE) == ["By Ada Quill"]
    assert words(article, BlockKind.HEADING) == ["What comes next"]
    assert words(article, BlockKind.LIST_ITEM) == []
    assert links(article) == {"old landing stage": "https://gull.example/stage"}
    assert is_sound(article)


def test_what_is_left_out_comes_back() -> None:
    article = read(PAGE)
    gone = article.version.removed[-1]
    assert gone.line is not None
    assert (gone.text, gone.at) == ("Moorings", len(article.text))
    again = read(PAGE, (gone.line,))
    assert again.text == f"{article.text}\n\nMoorings"
    assert again.id == article.id
    assert links(again)["Moorings"] == "https://gull.example/Moorings"


def test_a_text_that_its_author_marked_is_left_whole() -> None:
    items = "\n".join(f"* {name}" for name in NAMES)
    article = read(f"# {TITLE}\n\n{TOLD}\n\n## The boats\n\n{items}\n\n## The crews\n\n{items}\n")
    assert words(article, BlockKind.LIST_ITEM) == [*NAMES, *NAMES]
    assert article.version.removed == ()


def test_front_matter_says_that_it_is_an_article() -> None:
    article = read(f"---\ntitle: The menu of the Gull\n---\n\n{PAGE}")
    assert article.version.removed == ()
    assert "Moorings" in article.text
