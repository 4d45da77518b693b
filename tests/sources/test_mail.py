"""E-mail and page archives through the door, made here part by part."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import BlockKind
from reader.sources import Input, SourceError, clean
from reader.sources.formats import Format, sniff
from reader.sources.html import client
from tests.sources.helpers import is_sound, links, words
from tests.sources.html.pages import ARTICLE, TITLE
from tests.sources.plain.helpers import BODY

pytestmark = pytest.mark.usefixtures("read_here")

TEXT = "\n\n".join(BODY)


def letter(text: str | None = TEXT, html: str | None = None) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Ada Quill <ada@gull.example>"
    message["To"] = "readers@gull.example"
    message["Subject"] = "Re: Fwd: Ferry line to reopen – at last"
    message["Date"] = "Tue, 04 May 2021 23:30:00 -0400"
    message["Message-ID"] = "<1@gull.example>"
    message["Archived-At"] = "<https://gull.example/letters/7>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        if text is None:
            message.set_content(html, subtype="html")
        else:
            message.add_alternative(html, subtype="html")
    return message


def test_the_text_under_its_subject() -> None:
    article = clean(Input(letter().as_bytes()))
    assert is_sound(article)
    assert words(article, BlockKind.PARAGRAPH) == list(BODY)
    known = article.metadata
    assert known.title == "Ferry line to reopen – at last"
    assert known.authors == ("Ada Quill",)
    assert known.published == "2021-05-04"
    assert known.url == "https://gull.example/letters/7"
    assert known.guessed == ()


def test_the_plain_text_is_preferred_to_the_page() -> None:
    article = clean(Input(letter(TEXT, "<p>other words</p>").as_bytes()))
    assert "other words" not in article.text
    assert words(article, BlockKind.PARAGRAPH) == list(BODY)


def test_a_page_that_says_the_same_is_preferred_for_its_headings_and_links() -> None:
    marked = ARTICLE.decode().replace(
        "<h2>", '<p><a href="https://gull.example/x">Go</a> on.</p><h2>'
    )
    article = clean(Input(letter(TEXT, marked).as_bytes()))
    assert words(article, BlockKind.HEADING) == ["What comes next", "Who pays"]
    assert all(paragraph in article.text for paragraph in BODY)
    assert article.metadata.title == "Ferry line to reopen – at last"


def test_links_of_a_short_message() -> None:
    page = '<p>See <a href="https://gull.example/1">the boats</a> or <a href="/2">none</a>.</p>'
    article = clean(Input(letter(None, page).as_bytes()))
    assert links(article) == {"the boats": "https://gull.example/1"}


def test_a_message_sent_on_is_read() -> None:
    outer = EmailMessage(policy=SMTP)
    outer["From"], outer["Subject"] = "Tom Marsh <tom@gull.example>", "Fwd: have a look"
    outer["Date"] = "Wed, 05 May 2021 10:00:00 +0000"
    outer.set_content("Have a look.")
    outer.add_attachment(letter())
    article = clean(Input(outer.as_bytes()))
    assert words(article, BlockKind.PARAGRAPH) == list(BODY)
    assert article.metadata.title == "Ferry line to reopen – at last"
    assert article.metadata.authors == ("Ada Quill",)
    long = outer.as_bytes().replace(b"Have a look.", b"Have a look. " * 40)
    assert "Have a look." in clean(Input(long)).text


@pytest.mark.parametrize("how", ["quoted-printable", "base64", "8bit"])
def test_ways_of_writing_letters(how: str) -> None:
    message = letter(None)
    message.set_content(TEXT + "\n\n“Naïve,” she said, and went.\n", cte=how)
    assert "“Naïve,” she said, and went." in clean(Input(message.as_bytes())).text


def test_a_stub_of_plain_text_gives_way_to_the_page() -> None:
    newsletter = letter("View this in your browser", ARTICLE.decode())
    article = clean(Input(newsletter.as_bytes()))
    assert all(paragraph in article.text for paragraph in BODY)
    assert article.metadata.title == "Ferry line to reopen – at last"


def test_a_short_message_in_html_is_read_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "<h1>Boats</h1><p>See you at the <b>harbour</b>.</p><ul><li>Tea</li></ul>"
    for available in (True, False):
        monkeypatch.setattr(client, "is_available", lambda answer=available: answer)
        article = clean(Input(letter(None, page).as_bytes()))
        assert is_sound(article)
        assert words(article, BlockKind.HEADING) == ["Boats"]
        assert words(article, BlockKind.PARAGRAPH) == ["See you at the harbour."]
        assert words(article, BlockKind.LIST_ITEM) == ["Tea"]


def test_what_is_attached_is_named() -> None:
    message = letter()
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a\x1b]0;x\x07b.png")
    article = clean(Input(message.as_bytes()))
    notice = article.version.notices[-1]
    assert notice.startswith("Attached, and not opened: plan.pdf, ")
    assert "\x1b" not in notice
    assert "%PDF" not in article.text


def test_encodings_are_those_that_the_parts_declare() -> None:
    cyrillic = "Городской совет проголосовал за то, чтобы снова открыть паромную линию. " * 4
    message = letter(None)
    message.set_content(cyrillic, charset="koi8-r")
    message.replace_header("Subject", "Паром")
    article = clean(Input(message.as_bytes()))
    assert "паромную линию" in article.text
    assert (article.metadata.title, article.metadata.language) == ("Паром", "ru")


def test_flowed_lines_are_joined() -> None:
    text = "The council voted on Friday to \nreopen the ferry line. \n\nIt was late.\n-- \nAda\n"
    head = b"Subject: S\r\nContent-Type: text/plain; format=flowed\r\nMIME-Version: 1.0\r\n\r\n"
    article = clean(Input(head + text.encode()))
    assert "voted on Friday to reopen the ferry line." in article.text


def test_a_message_of_a_mailbox_and_one_without_mime() -> None:
    mbox = b"From ada@gull.example Tue May  4 2021\r\n" + letter().as_bytes()
    assert clean(Input(mbox)).metadata.authors == ("Ada Quill",)
    old = f"From: ada@gull.example\nSubject: Boats\nDate: 4 May 2021 10:00 +0000\n\n{TEXT}"
    known = clean(Input(old.encode())).metadata
    assert (known.title, known.authors) == ("Boats", ("ada@gull.example",))


def archive(page: bytes = ARTICLE, location: str = "https://gull.example/saved") -> bytes:
    root = EmailMessage(policy=SMTP)
    root["From"] = "<Saved by a browser>"
    root["Snapshot-Content-Location"] = location
    root["Subject"] = "another title"
    root["Date"] = "Wed, 05 May 2021 10:00:00 +0200"
    root.set_content(page.decode(), subtype="html")
    root.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<a>")
    return root.as_bytes()


def test_a_page_archive_is_read_as_the_page_in_it() -> None:
    article = clean(Input(archive()))
    assert is_sound(article)
    assert words(article, BlockKind.TITLE) == [TITLE]
    assert all(paragraph in article.text for paragraph in BODY)
    known = article.metadata
    assert known.title == TITLE
    assert known.url == "https://gull.example/saved"
    assert known.retrieved == "2021-05-05T08:00:00Z"
    assert article.version.notices == ()


def test_an_address_that_is_none_is_not_taken_over() -> None:
    article = clean(Input(archive(location="file:///etc/passwd")))
    assert article.metadata.url == "https://gull.example/ferry"


def test_a_message_without_text_is_refused() -> None:
    message = letter(" \n ")
    with pytest.raises(SourceError, match="without any text"):
        clean(Input(message.as_bytes()))
    only = letter(None)
    only.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="plan.pdf")
    with pytest.raises(SourceError, match="without any text"):
        clean(Input(only.as_bytes()))


def test_escapes_in_the_header_do_not_come_through() -> None:
    head = b"MIME-Version: 1.0\r\nSubject: =?utf-8?Q?a=1b]0;x=07b=C2=9b31m?=\r\n"
    head += b"From: =?utf-8?Q?Ada=1b[31m_Quill?= <a@gull.example>\r\n\r\n"
    article = clean(Input(head + TEXT.encode()))
    assert is_sound(article)
    assert article.metadata.authors == ("Ada Quill",)


def test_fields_of_any_length_and_parts_of_any_depth_are_taken() -> None:
    long = b"MIME-Version: 1.0\r\nFrom: " + b"(" * 300_000 + b"\r\nSubject: " + b"=?" * 200_000
    assert BODY[0] in clean(Input(long + b"\r\n\r\n" + TEXT.encode())).text
    deep = b"MIME-Version: 1.0\r\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
        for n in range(3_000)
    )
    with pytest.raises(SourceError):
        clean(Input(deep + b"\r\nwords"))


HEAD = ["From: ", "Subject: x\r\n", "Date: ", "\r\n", ":", "; a*=b", "=?utf-8?B?/w==?="]
PARTS = ["Content-Type: multipart/mixed; boundary=b\r\n", "--b\r\n", "--b--"]
TEXTS = ["Content-Type: text/html; charset=x\r\n", "Content-Transfer-Encoding: base64\r\n"]
FIELDS = st.sampled_from([*HEAD, *PARTS, *TEXTS, "<p>w</p>", "words ", "\x1b[31m", "(", '"', "<"])


@given(st.lists(FIELDS, max_size=25).map("".join))
def test_any_message_ends_in_an_article_or_a_sentence(text: str) -> None:
    data = f"MIME-Version: 1.0\r\n{text}".encode()
    assert sniff(data)[0] is Format.MAIL
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "is_available", lambda: False)
        try:
            article = clean(Input(data))
        except SourceError as error:
            assert str(error)
        else:
            assert is_sound(article)
