"""Links of a page, and what their addresses are relative to."""

import pytest

from reader.model import Article, BlockKind
from reader.sources import Input, clean
from tests.sources.helpers import is_sound, links
from tests.sources.html.pages import HEAD, page, paragraphs
from tests.sources.plain.helpers import BODY

pytestmark = pytest.mark.usefixtures("read_here")

LINKED = (
    "<p>The <a href='/crews'>crews</a> of the <a href='https://oak.example/stage?a=1&amp;b=2'>"
    "<em>old</em> stage</a> have waited for the line to open again since the storms, and so have "
    "<a>all</a> the <a href='javascript:go()'>anglers</a> of the <a href='#bay'>bay</a>, who read "
    "the <a href='mailto:gull@gull.example'>Gull</a> and its <a href='tides/today'>tables</a>.</p>"
)


def read(head: str = HEAD, url: str | None = None) -> Article:
    return clean(Input(page(LINKED, paragraphs(*BODY), head=head), url=url))


def test_links_have_their_words_and_full_addresses() -> None:
    article = read()
    assert links(article) == {
        "crews": "https://gull.example/crews",
        "old stage": "https://oak.example/stage?a=1&b=2",
        "tables": "https://gull.example/tides/today",
    }
    assert is_sound(article)


def test_links_are_relative_to_where_the_page_came_from() -> None:
    assert links(read(url="https://other.example/2021/ferry"))["tables"] == (
        "https://other.example/2021/tides/today"
    )


def test_links_are_relative_to_the_base_that_the_page_names() -> None:
    assert links(read(f"{HEAD}<base href='/archive/'>"))["tables"] == (
        "https://gull.example/archive/tides/today"
    )


def test_relative_links_of_a_page_from_nowhere_are_words_only() -> None:
    article = read(head="<title>Ferry</title>")
    assert set(links(article)) == {"old stage"}
    assert "crews of the old stage" in article.text


def test_links_stay_on_their_words_when_a_line_comes_back() -> None:
    article = read()
    box = page(
        "<aside class='related'><p>Lighthouse finds a buyer</p></aside>", LINKED, paragraphs(*BODY)
    )
    gone = next(line for line in clean(Input(box)).version.removed if "Lighthouse" in line.text)
    restored = clean(Input(box), restored=[gone.line or 0])
    assert "Lighthouse finds a buyer" in restored.text
    assert links(restored) == links(article)


def test_an_address_that_is_none_is_left_out() -> None:
    broken = "<p>A <a href='http://[::bad'>word</a> with a broken link in it, and " + "more " * 20
    article = clean(Input(page(broken, paragraphs(*BODY))))
    assert article.version.links == ()


def test_items_of_ordered_lists_keep_their_numbers() -> None:
    item = "<li>{} the ferry is tied up at the pier of the island for the night.</li>"
    inner = f"<ul>{item.format('And')}</ul><ol start='7'>{item.format('If')}</ol>"
    article = clean(
        Input(
            page(
                paragraphs(*BODY[:2]),
                f"<ol>{item.format('Before')}<li><p>{BODY[2]}</p><p>{BODY[3]}</p>{inner}</li>",
                item.format("After"),
                "<li value='12'>That is all that there is to be known about ferries.</li>",
                f"{item.format('9. When')}{item.format('<a href=/x>While</a>')}</ol>",
                paragraphs(*BODY[4:]),
            )
        )
    )
    spans = map(article.blocks.span, article.blocks.indices(BlockKind.LIST_ITEM))
    starts = [" ".join(span.of(article.text).split()[:2]) for span in spans]
    second, third = BODY[2].split()[0], " ".join(BODY[3].split()[:2])
    assert starts == [
        "1. Before", f"2. {second}", third, "And the", "7. If", "3. After", "12. That", "9. When",
        "14. While",
    ]  # fmt: skip
    assert is_sound(article)


@pytest.mark.parametrize(
    ("of_list", "numbers"),
    [
        ("type=a start=26", ["z.", "aa.", "ab."]),
        ("type=A", ["A.", "B.", "C."]),
        ("type=i start=8", ["viii.", "ix.", "x."]),
        ("type=I start=3999", ["MMMCMXCIX.", "4000.", "4001."]),
        ("reversed", ["3.", "2.", "1."]),
        ("reversed start=1", ["1.", "0.", "-1."]),
        ("style='color: red; list-style: lower-roman inside'", ["i.", "ii.", "iii."]),
        ("style='list-style-type:none'", ["On", "On", "On"]),
        ("type=a start=0", ["0.", "a.", "b."]),
    ],
)
def test_numbers_are_written_as_the_list_says(of_list: str, numbers: list[str]) -> None:
    days = ("Monday", "Tuesday", "Sunday")
    items = [f"<li>On {day} the ferry is tied up at the pier for the night." for day in days]
    listed = f"<ol {of_list}>{''.join(items)}</ol>"
    article = clean(Input(page(paragraphs(*BODY[:2]), listed, paragraphs(*BODY[2:]))))
    spans = map(article.blocks.span, article.blocks.indices(BlockKind.LIST_ITEM))
    assert [span.of(article.text).split()[0] for span in spans] == numbers
