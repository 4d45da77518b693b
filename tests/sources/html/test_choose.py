"""What becomes of each line of a page."""

import pytest

from reader.model import Article, BlockKind
from reader.sources import Input, clean
from tests.sources.helpers import words
from tests.sources.html.pages import RELATED, TITLE, page, paragraphs
from tests.sources.plain.helpers import BODY

pytestmark = pytest.mark.usefixtures("read_here")


def read(*parts: str) -> Article:
    return clean(Input(page(*parts)))


def reasons(article: Article) -> dict[str, str]:
    return {line.text: line.reason for line in article.version.removed}


def test_what_is_left_out_near_the_text_is_listed_with_its_reason() -> None:
    article = read(
        "<div class='byline'>By Ada Quill</div><time>May 4, 2021</time>",
        paragraphs(BODY[0]),
        "<aside><h3>From the quay</h3><a href='/o'>Oak is dear again</a></aside>",
        paragraphs(*BODY[1:3]),
        "<div class='newsletter'><p>Sign up for our newsletter and get the tides in your inbox."
        "</p></div><div>Advertisement</div>",
        paragraphs(BODY[3]),
    )
    gone = reasons(article)
    assert gone["By Ada Quill"] == "byline"
    assert gone["May 4, 2021"] == "date line"
    assert gone["From the quay"] == "beside the article"
    assert gone["Oak is dear again"] == "link to another piece"
    assert gone["Advertisement"] == "advertisement"
    assert gone["Sign up for our newsletter and get the tides in your inbox."] == (
        "notice about the site"
    )
    assert "Home" not in gone


def test_a_line_left_out_comes_back_where_it_stood() -> None:
    article = read(paragraphs(*BODY[:2]), RELATED, paragraphs(*BODY[2:]))
    gone = next(line for line in article.version.removed if line.text.startswith("Tide tables"))
    assert article.text[gone.at :].startswith(BODY[2])
    assert gone.line is not None
    again = clean(
        Input(page(paragraphs(*BODY[:2]), RELATED, paragraphs(*BODY[2:]))), restored=[gone.line]
    )
    assert again.id == article.id
    assert again.version.restored == (gone.line,)
    assert again.text == (article.text[: gone.at] + gone.text + "\n\n" + article.text[gone.at :])
    assert [line.line for line in again.version.removed] == [
        line.line for line in article.version.removed if line.line != gone.line
    ]


def test_the_list_of_what_is_left_out_is_bounded() -> None:
    menu = "".join(f"<li><a href='/{n}'>Tide table number {n}</a></li>" for n in range(3000))
    article = read(paragraphs(*BODY[:2]), f"<ul>{menu}</ul>", paragraphs(*BODY[2:]))
    assert 100 <= len(article.version.removed) <= 400
    assert all(BODY[index] in article.text for index in range(4))


def test_a_heading_that_gives_the_title_again_is_none() -> None:
    heading = f"<h4>{TITLE} Back to video</h4>"
    article = read(paragraphs(*BODY[:2]), heading, "<h2>Who pays</h2>", paragraphs(*BODY[2:]))
    assert words(article, BlockKind.HEADING) == ["Who pays"]
    assert reasons(article)[f"{TITLE} Back to video"] == "the title again"


@pytest.mark.parametrize("opener", ["Popular", "Current Issue", "Most read", "Related stories"])
def test_the_heading_of_a_box_is_none(opener: str) -> None:
    box = f"<div><h4>{opener}</h4><p><a href='/l'>Lighthouse finds a buyer</a></p></div>"
    article = read(paragraphs(*BODY[:2]), box, paragraphs(*BODY[2:]))
    assert opener not in article.text
    assert "Lighthouse" not in article.text


def test_of_two_captions_of_a_picture_the_name_of_who_took_it_goes() -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>The Harrow Gull</figcaption><figcaption>The crew of "
        "the ferry, who have waited three years for this day, at the old stage.</figcaption>"
        "</figure>"
    )
    article = read(paragraphs(*BODY[:2]), figure, paragraphs(*BODY[2:]))
    assert len(words(article, BlockKind.CAPTION)) == 1
    assert reasons(article)["The Harrow Gull"] == "picture credit"


def test_a_short_caption_by_itself_stays() -> None:
    figure = "<figure><figcaption>Ada Quill, harbour committee</figcaption></figure>"
    article = read(paragraphs(*BODY[:2]), figure, paragraphs(*BODY[2:]))
    assert words(article, BlockKind.CAPTION) == ["Ada Quill, harbour committee"]


def test_the_card_of_another_film_is_no_caption() -> None:
    card = (
        "<div class='caption'><h4><a href='/v'>Why the tide is turning on the ferries</a></h4>"
        "<p>Tom Marsh asks the crews of three boats what they make of the new line.</p></div>"
    )
    article = read(card, paragraphs(*BODY))
    assert words(article, BlockKind.CAPTION) == []


def test_a_hidden_description_that_the_caption_gives_again_goes() -> None:
    told = "The ferry crosses Harrow Bay on a grey morning"
    figure = f"<figure><img alt='{told}' src='a.jpg'><figcaption>{told}</figcaption></figure>"
    article = read(paragraphs(*BODY[:2]), figure, paragraphs(*BODY[2:]))
    assert words(article, BlockKind.CAPTION) == [told]
    assert reasons(article)[told] == "second copy"


def test_a_caption_over_the_title_stands_under_it() -> None:
    data = page(paragraphs(*BODY)).decode()
    figure = "<figure><img src='a.jpg'><figcaption>The ferry in 1990, at dawn</figcaption></figure>"
    article = clean(Input(data.replace("<h1>", f"{figure}<h1>").encode()))
    assert article.text.startswith(f"{TITLE}\n\nThe ferry in 1990, at dawn\n\n")


def test_a_note_at_the_end_is_a_note() -> None:
    note = "This story was first published by the school paper of Harrow Bay and is used here."
    article = read(paragraphs(*BODY, note))
    assert words(article, BlockKind.NOTE) == [note]


def test_empty_elements_that_are_named_breaks_break_the_line() -> None:
    broken = "<span class='x br'></span>".join(BODY)
    article = clean(Input(page(f"<div>{broken}</div>")))
    assert "\n".join(BODY) in article.text


def test_a_line_that_holds_several_paragraphs_of_the_extractor_is_text() -> None:
    glued = "".join(f"{text}<span></span>" for text in BODY)
    article = clean(Input(page(f"<div>{glued}</div>", paragraphs(*BODY))))
    assert BODY[0][:60] in article.text
    assert all(text in article.text for text in BODY)


def test_headlines_in_scripts_without_capitals_are_no_menu() -> None:
    arabic = "صوت مجلس المدينة يوم الجمعة على إعادة فتح خط العبارة القديم بعد عاصفة الشتاء الماضي"
    article = clean(Input(page(f"<h2>{arabic}</h2>", paragraphs(*BODY))))
    assert arabic in article.text


def test_a_page_that_is_one_form_is_read_and_small_forms_are_not() -> None:
    form = "<form><p>Write to the crews</p><input><button>Send</button></form>"
    data = page(paragraphs(*BODY[:2]), form, paragraphs(*BODY[2:])).decode()
    article = clean(Input(data.encode()))
    assert "Write to the crews" not in article.text
    whole = data.replace("<main>", "<form id='page'><main>").replace(form, "")
    wrapped = clean(Input(whole.replace("</main>", "</main></form>").encode()))
    assert wrapped.text == article.text


def test_a_row_of_a_table_is_one_line_and_verses_are_kept() -> None:
    table = "<tr><th>Town</th><th>Price</th></tr><tr><td>Northport</td><td>$3.40</td></tr>"
    verses = "<p>The lamp is lit, the night is long,<br>The sea is wide;<br>And ships stay out.</p>"
    article = read(
        paragraphs(*BODY[:2]), f"<table>{table}</table>", paragraphs(BODY[2]), verses,
        paragraphs(BODY[3]),
    )  # fmt: skip
    kinds = {block.span.of(article.text): block.kind for block in article.blocks}
    assert kinds["Town · Price"] == kinds["Northport · $3.40"] == BlockKind.LIST_ITEM
    assert "The sea is wide;" in kinds
