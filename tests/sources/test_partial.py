"""Less than an article is never shown as one, and a whole article always is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.model import Article
from reader.sources import Input, SourceError, clean
from reader.sources.markup import without_tags
from reader.sources.partial import partial
from tests.sources.html.pages import HEAD, page, paragraphs
from tests.sources.plain.helpers import BODY

pytestmark = pytest.mark.usefixtures("read_here")

URL = "https://www.gull.example/ferry"
WORDS = (
    "The harbour office said that the boats would leave every hour from six in the morning, and "
    "that the last of them would come back at ten in the evening, when the lamps are put out. "
)


def fetched(data: bytes, url: str = URL) -> Article:
    return clean(Input(data, url=url, retrieved="2021-05-05T10:00:00Z"))


def refused(data: bytes, url: str = URL) -> str:
    with pytest.raises(SourceError) as caught:
        fetched(data, url)
    return str(caught.value)


def prose(words: int) -> str:
    """Paragraphs of so many words in all, each with words of its own."""
    pieces = []
    for at in range(0, words, 60):
        count = min(60, words - at)
        text = [f"Boat{at}", *(WORDS * 3).split()[: count - 1]]
        pieces.append(" ".join(text) + ".")
    return paragraphs(*pieces)


@pytest.mark.parametrize(
    ("box", "asks"),
    [
        ("<div><p>Log in to continue reading</p><a href='/in'>Log in</a></div>", "asks to log in"),
        (
            "<section><h2>Create a free account to read the rest of this story</h2></section>",
            "asks to log in",
        ),
        ("<div>Already a reader? Please sign in to read the full article.</div>", "asks to log in"),
        ("<aside><b>Subscribe</b> to keep reading.</aside>", "asks to subscribe"),
        ("<div>This article is for subscribers only</div>", "asks to subscribe"),
        ("<div>You’ve read your last free article.</div>", "asks to subscribe"),
        ("<div>Jetzt mit dem Abo weiterlesen: Mit Abo sofort weiterlesen</div>", "asks to subscri"),
        ("<div>Cet article réservé aux abonnés. Article réservé à nos abonnés</div>", "asks to s"),
    ],
)
def test_a_start_that_ends_at_a_gate_is_no_article(box: str, asks: str) -> None:
    sentence = refused(page(prose(214), box))
    assert re.match(rf"gull\.example gave 2\d\d words and {asks}", sentence)
    assert sentence.endswith(
        " Save the page in your browser and open the file, or copy the text and run: reader paste."
    )


def test_the_sentence_counts_the_words_that_were_read() -> None:
    box = "<div><p>Log in to continue reading</p></div>"
    assert refused(page(prose(214), box)) == (
        "gull.example gave 214 words and asks to log in. Save the page in your browser and open "
        "the file, or copy the text and run: reader paste."
    )


def test_a_text_that_breaks_off_is_no_article() -> None:
    start = paragraphs(*BODY[:2], "The council will now have to decide whether the …")
    gate = "<div class='wall'>Subscribe to unlock this article</div>"
    assert "asks to subscribe" in refused(page(start, "<p>x</p>" * 3, gate))


def test_a_record_that_counts_more_words_is_believed() -> None:
    head = HEAD + (
        '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 1200, '
        '"isAccessibleForFree": false, "headline": "Ferry"}</script>'
    )
    far = "<footer><p>Sign up to read our newsletter.</p><p>Subscribe to continue reading</p>"
    assert "asks to subscribe" in refused(page(prose(400), head=head) + far.encode())


def test_a_consent_page_is_no_article() -> None:
    cookies = paragraphs(
        "We and our 812 partners store and access information on your device, such as cookies, to "
        "show personalised advertising and to measure content.",
        "With your consent, we and our partners may use precise location data. You can accept, or "
        "manage your choices, and withdraw your consent at any time in our cookie settings.",
        "Some partners do not ask for your consent to use your data but rely on their interest in "
        "doing so. To see how they use cookies, look at the list of partners.",
    )
    data = f"<!DOCTYPE html><html><body><h1>Before you go on</h1>{cookies}<button>Accept</button>"
    assert "words and asks to agree to cookies." in refused(data.encode())
    little = b"<!DOCTYPE html><html><body><p>One moment, please, while we look.</p>"
    assert "asks to agree to cookies" in refused(little, "https://consent.gull.example/collect")


@pytest.mark.parametrize(
    "body",
    [
        "<div id='root'></div><script src='/app.js'></script>",
        "<div id=__next><div class=spinner></div></div><script>go()</script>",
        "<noscript>You need to enable JavaScript to run this app.</noscript>",
        "<p>JavaScript is disabled in your browser.</p>",
    ],
)
def test_a_page_of_scripts_is_no_article(body: str) -> None:
    data = f"<!DOCTYPE html><html><head><title>Ferry</title></head><body>{body}</body></html>"
    sentence = refused(data.encode())
    assert "shows the rest only to a browser that runs its scripts. Save" in sentence
    if "<p>" not in body and "<noscript>" not in body:
        # The title is none of its words.
        assert sentence.startswith("gull.example gave 0 words and")


def test_a_question_for_robots_is_no_article() -> None:
    data = b"<!DOCTYPE html><html><body><h1>One moment</h1><p>Checking your browser before access."
    assert "asks to prove that you are human" in refused(data)


def test_a_page_to_log_in_that_one_was_sent_to_is_no_article() -> None:
    data = b"<!DOCTYPE html><html><body><form><label>Name</label><input></form><p>Welcome back."
    assert "and asks to log in." in refused(data, "https://gull.example/login?next=/ferry")


def test_a_page_of_links_says_what_it_gave() -> None:
    links = "".join(f"<li><a href='/{n}'>Story number {n} of the day</a></li>" for n in range(40))
    sentence = refused(f"<!DOCTYPE html><html><body><ul>{links}</ul></body></html>".encode())
    assert "words and no article that Reader could find. Save the page" in sentence


BOXES = [
    "<header><a href='/in'>Log in</a> <a href='/s'>Subscribe</a></header>",
    "<div>Sign up for our newsletter to get the best stories of the week.</div>",
    "<div>Please log in to comment or read the discussion.</div>",
    "<div class='cookies'>We use cookies. Accept all cookies, or manage your consent.</div>",
    "<noscript>Enable JavaScript to see the comments.</noscript>",
    "<div>Subscribe to support our work. Become a member today.</div>",
]
HIDDEN = "<div hidden>Subscribe to continue reading</div><p>Also in the paper</p>"


@pytest.mark.parametrize("box", BOXES)
def test_a_whole_article_with_a_box_opens(box: str) -> None:
    article = fetched(page(box, paragraphs(*BODY)))
    assert all(paragraph in article.text for paragraph in BODY)
    assert fetched(page(paragraphs(*BODY), box * 2)).version.notices == ()
    assert fetched(page(prose(200), box, HIDDEN, paragraphs(*BODY))).version.notices == ()


@pytest.mark.parametrize("words", [351, 800, 3000])
def test_a_long_article_opens_whatever_stands_beside_it(words: int) -> None:
    gate = "<div>Log in to continue reading</div><div>Subscribe to unlock this article</div>"
    assert fetched(page(prose(words), gate)).version.notices == ()


def test_a_short_article_of_a_paper_that_is_not_free_opens_with_a_word_on_it() -> None:
    head = HEAD + '<script type="application/ld+json">{"isAccessibleForFree": "False"}</script>'
    article = fetched(page("<div>Subscribe to continue reading</div>", prose(250), head=head))
    assert article.version.notices == (
        "This page holds 250 words and asks to subscribe: the article may go on.",
    )


def test_of_a_saved_page_it_is_said_and_it_opens(tmp_path: Path) -> None:
    file = tmp_path / "ferry.html"
    file.write_bytes(page(prose(214), "<div>Log in to continue reading</div>"))
    article = clean(Input(file.read_bytes(), path=file))
    assert article.version.notices == (
        "This page holds 214 words and asks to log in: the article is not all here.",
    )
    file.write_bytes(b"<!DOCTYPE html><html><body><div id='root'></div></body></html>")
    with pytest.raises(SourceError, match=r"\(0 words; it shows the rest only .* reader paste"):
        clean(Input(file.read_bytes(), path=file))


def test_hostile_markup_takes_no_time() -> None:
    for markup in ("<script>" * 200_000, "<div id='" * 200_000, "log in to " * 200_000):
        assert partial(markup, "", 100, None) is None or markup.startswith("log")


def test_words_are_told_from_what_is_never_shown_whatever_is_left_open() -> None:
    page = "<head><title>x</title><body><p>One<!-- <p>no</p> --><p>two<script>if(a<b)c</script>!"
    assert without_tags(page) == ["", "One", "two!"]
    assert without_tags("One<!-- never closed <p>two") == ["One"]
