"""Web pages through the helper process."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from reader.model import Article, BlockKind
from reader.sources import Input, SourceError, clean
from reader.sources.html import client, helper
from reader.text.sanitise import is_clean
from tests.sources.html.pages import ARTICLE, HEAD, TITLE, page, paragraphs
from tests.sources.plain.helpers import BODY


def words(article: Article, kind: BlockKind) -> list[str]:
    return [article.blocks.span(i).of(article.text) for i in article.blocks.indices(kind)]


@pytest.fixture(scope="module")
def article() -> Article:
    return clean(Input(ARTICLE))


def test_the_text_in_order(article: Article) -> None:
    assert words(article, BlockKind.TITLE) == [TITLE]
    deck = "Storms of last winter had damaged both landing stages"
    assert words(article, BlockKind.PARAGRAPH) == [deck, *BODY]
    assert article.text.startswith(TITLE)


def test_headings_captions_and_items(article: Article) -> None:
    assert words(article, BlockKind.HEADING) == ["What comes next", "Who pays"]
    assert words(article, BlockKind.CAPTION)[-1] == (
        "The ferry crosses Harrow Bay in 1990. Ada Quill/Harbour Archive"
    )
    assert len(words(article, BlockKind.LIST_ITEM)) == 2


def test_links_and_navigation_are_left_out(article: Article) -> None:
    for line in ("Home", "Lighthouse finds a buyer", "Related", "© 2021"):
        assert line not in article.text


def test_what_the_page_says_of_itself(article: Article) -> None:
    known = article.metadata
    assert known.title == TITLE
    assert known.authors == ("Ada Quill", "Tom Marsh")
    assert known.published == "2021-05-04"
    assert known.site == "The Harrow Gull"
    assert known.url == "https://gull.example/ferry"
    assert known.language == "en"
    assert known.guessed == ()


@pytest.mark.parametrize(
    ("social", "search", "title"),
    [
        (TITLE, "Ferry news", TITLE),
        ("Ferry is back!", "Ferry is back! | The Harrow Gull", "Ferry is back!"),
        ("Ferry is back!", f"{TITLE} - The Harrow Gull", TITLE),
    ],
)
def test_the_headline_on_the_page_is_the_title_if_another_name_confirms_it(
    social: str, search: str, title: str
) -> None:
    head = f"<title>{search}</title><meta property='og:title' content='{social}'>"
    assert clean(Input(page(paragraphs(*BODY), head=head))).metadata.title == title


def test_a_byline_names_the_authors_when_the_record_does_not() -> None:
    article = clean(Input(page("<p>By Ole Berg and Tom Marsh</p>", paragraphs(*BODY), head="")))
    assert article.metadata.authors == ("Ole Berg", "Tom Marsh")
    assert "authors" in article.metadata.guessed


def test_the_address_it_was_fetched_from_wins() -> None:
    fetched = Input(ARTICLE, url="https://gull.example/a", retrieved="2021-05-05T10:00:00Z")
    known = clean(fetched).metadata
    assert known.url == "https://gull.example/a"
    assert known.retrieved == "2021-05-05T10:00:00Z"


def test_a_page_of_links_holds_no_article() -> None:
    links = "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(40))
    home = f"<!DOCTYPE html><html><body><ul>{links}</ul></body></html>"
    with pytest.raises(SourceError, match="holds no article"):
        clean(Input(home.encode()))


def test_a_page_without_words_is_said() -> None:
    with pytest.raises(SourceError):
        clean(Input(b"<!DOCTYPE html><html><body><script>go()</script></body></html>"))


def test_control_characters_in_entities_do_not_come_through() -> None:
    hostile = page(paragraphs(*BODY), "<p>Bell &#27;]0;evil&#7; and &#x9b;31m in it, " + "x " * 30)
    article = clean(Input(hostile))
    assert is_clean(article.text)
    assert is_clean(article.metadata.title)


def test_a_declared_encoding_is_used() -> None:
    cyrillic = (
        "Городской совет проголосовал в пятницу за то, чтобы снова открыть паромную линию. " * 3
    )
    head = "<meta charset='windows-1251'><title>Паром</title>"
    data = (
        f"<!DOCTYPE html><html><head>{head}</head><body><article><h1>Паром откроют</h1>"
        f"<p>{cyrillic}</p><p>{cyrillic}второй</p></article></body></html>"
    )
    article = clean(Input(data.encode("cp1251")))
    assert "паромную линию" in article.text
    assert article.metadata.language == "ru"


def test_a_page_that_keeps_the_extractor_busy_is_read_by_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    ask = helper.ask

    def slow(question: str, text: str) -> dict[str, object] | None:
        asked.append(question)
        return None if question == "article" else ask(question, text)

    monkeypatch.setattr(helper, "ask", slow)
    article = clean(Input(ARTICLE))
    assert asked == ["article", "lines"]
    assert "read by its lines" in " ".join(article.version.notices)
    assert all(paragraph in article.text for paragraph in BODY)
    gone = article.version.removed[0]
    assert gone.line is not None
    restored = clean(Input(ARTICLE), restored=[gone.line])
    assert gone.text in restored.text
    assert gone not in restored.version.removed


def test_a_helper_that_gives_no_answer_in_time_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(helper, "PATIENCE", 0.0)
    assert client.read_html("<p>words</p>") is None


def test_large_embedded_data_loses_no_text() -> None:
    picture = "data:image/png;base64," + "A" * 3_000_000
    article = clean(Input(page(f"<img src='{picture}'>", paragraphs(*BODY))))
    assert all(paragraph in article.text for paragraph in BODY)


def test_deep_nesting_loses_no_text() -> None:
    deep = "<div>" * 1500 + paragraphs(*BODY) + "</div>" * 1500
    article = clean(Input(page(deep, head=HEAD)))
    assert all(paragraph in article.text for paragraph in BODY)


def test_nesting_that_no_parser_takes_leaves_the_words() -> None:
    hopeless = page("<div>" * 60_000 + paragraphs(*BODY) + "<script>go('<p>no</p>')</script>")
    article = clean(Input(hopeless))
    assert all(paragraph in article.text for paragraph in BODY)
    assert "go(" not in article.text


def test_without_the_libraries_the_page_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(client, "is_available", lambda: False)
    with pytest.raises(SourceError, match="is a web page"):
        clean(Input(ARTICLE))


def test_a_helper_that_was_started_early_is_the_one_that_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    helper.prepare()
    helper.prepare()
    assert len(helper._waiting) == 1
    monkeypatch.setattr(helper, "_start", None)
    assert BODY[0] in clean(Input(ARTICLE)).text
    assert helper._waiting == []


def test_a_helper_that_ended_before_it_was_asked_is_started_anew() -> None:
    helper.prepare()
    helper._waiting[0].kill()
    helper._waiting[0].wait()
    assert BODY[0] in clean(Input(ARTICLE)).text


def test_a_helper_that_waited_too_long_ends_and_another_answers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(helper, "_start", _started_in_vain())
    helper.prepare()
    assert BODY[0] in clean(Input(ARTICLE)).text


def _started_in_vain() -> Callable[[str], subprocess.Popen[bytes]]:
    """A way to start helpers of which the first ends as one that got no page does."""
    start = helper._start
    first = [[sys.executable, "-c", f"import sys; sys.stdin.read(); sys.exit({os.EX_TEMPFAIL})"]]

    def started(question: str) -> subprocess.Popen[bytes]:
        if not first:
            return start(question)
        pipe = subprocess.PIPE
        return subprocess.Popen(first.pop(), stdin=pipe, stdout=pipe, start_new_session=True)

    return started
