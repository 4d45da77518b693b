"""Feeds: what they list, whatever they are written like."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources import Input, SourceError, clean
from reader.sources.feed import Entry, Feed, entry_input, read_feed
from reader.text.sanitise import is_clean

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Harrow Gull</title><link>https://gull.example/</link>
<atom:link rel="self" href="https://gull.example/rss"/>
<image><title>Logo</title><url>https://gull.example/logo.png</url></image>
<item><title>Ferry line &amp;amp; &lt;b&gt;harbour&lt;/b&gt;</title><link>https://gull.example/1</link>
<dc:creator>Ada Quill and Tom Marsh</dc:creator><pubDate>Tue, 04 May 2021 08:00:00 GMT</pubDate>
<description>Short</description><content:encoded><![CDATA[<p>The whole text</p>]]></content:encoded>
</item>
<item><title>Second</title><guid>https://gull.example/2</guid><author>a@gull.example (Ada)</author>
</item>
<item><description>&lt;p&gt;Only words&lt;/p&gt;</description>
<guid isPermaLink="false">https://gull.example/no</guid></item>
<item><title>Bad</title><link>javascript:alert(1)</link></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">Tides</title>
<link rel="self" href="/atom"/><link href="/"/>
<entry><title type="html">High &amp;lt; low</title><link rel="enclosure" href="/a.mp3"/>
<link rel="alternate" href="/tides/1"/><published>2021-05-04T08:00:00+02:00</published>
<updated>2022-01-01T00:00:00Z</updated><author><name>Ada Quill</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>High</p></div></content></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><channel><title>Old</title><link>http://old.example/</link>
</channel><item><title>One</title><link>http://old.example/1</link></item></rdf:RDF>"""


def feed(text: str, url: str | None = None) -> Feed:
    return read_feed(Input(text.encode(), url=url))


def test_rss() -> None:
    found = feed(RSS)
    assert (found.title, found.url) == ("The Harrow Gull", "https://gull.example/")
    assert found.entries[:2] == (
        Entry(
            "Ferry line & harbour",
            "https://gull.example/1",
            "2021-05-04",
            ("Ada Quill", "Tom Marsh"),
            "<p>The whole text</p>",
        ),
        Entry("Second", "https://gull.example/2", None, ("Ada",)),
    )
    assert [(entry.title, entry.url) for entry in found.entries[2:]] == [
        ("(without a title)", None),
        ("Bad", None),
    ]


def test_atom_with_addresses_relative_to_its_own() -> None:
    found = feed(ATOM, "https://tides.example/atom")
    assert (found.title, found.url) == ("Tides", "https://tides.example/")
    (entry,) = found.entries
    assert (entry.title, entry.url) == ("High < low", "https://tides.example/tides/1")
    assert (entry.published, entry.authors) == ("2021-05-04", ("Ada Quill",))
    assert "<p>High</p>" in entry.content.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")


def test_rss_in_rdf() -> None:
    found = feed(RDF)
    assert found.title == "Old"
    assert [entry.url for entry in found.entries] == ["http://old.example/1"]


def test_what_a_feed_holds_of_an_entry_is_an_input() -> None:
    page = entry_input(Entry("A <title>", content="<p>The whole text</p>"))
    assert b"A &lt;title&gt;" in page.data
    with pytest.raises(SourceError, match="neither an address nor a text"):
        entry_input(Entry("Nothing"))


def test_escapes_in_titles_do_not_come_through() -> None:
    text = RSS.replace("<title>Second", "<title>Sec\x9b31mond &amp;#27;]0;x&amp;#7; \u202e")
    entry = feed(text).entries[1]
    assert is_clean(entry.title)
    assert entry.title.startswith("Second")


def test_entities_open_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    text = RSS.replace("<rss ", doctype + "<rss ").replace("Second", "Second &x;")
    # A document type before the feed makes it none, by its first bytes.
    for data in (text, text.partition("?>")[2]):
        try:
            entries = feed(data).entries
        except SourceError:
            continue
        assert all("secret words" not in entry.title for entry in entries)


def test_entities_that_grow_without_end_are_not_followed() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<rss><channel><!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]><item><title>&l9;</title>'
    try:
        entries = feed(text).entries
    except SourceError:
        return
    assert all(len(entry.title) < 100 for entry in entries)


@pytest.mark.parametrize("path", ["/etc/passwd", "file:///etc/passwd"])
def test_a_feed_that_is_a_path_is_no_path(path: str) -> None:
    with pytest.raises(SourceError, match="not a feed"):
        feed(path)


def test_a_page_names_its_feed() -> None:
    head = (
        "<!DOCTYPE html><html><head><link rel='alternate' href='/rss' type='application/rss+xml'>"
    )
    with pytest.raises(SourceError, match=r"at another address: https://gull\.example/rss"):
        feed(head, "https://gull.example/a")
    with pytest.raises(SourceError, match=r"is a web page \(HTML\), not a feed"):
        feed("<!DOCTYPE html><html>")


def test_a_feed_is_no_article() -> None:
    with pytest.raises(SourceError, match="run: reader feed"):
        clean(Input(RSS.encode()))


def test_a_feed_without_entries_and_a_broken_one() -> None:
    assert feed("<rss><channel><title>T</title></channel></rss>").entries == ()
    assert feed(RSS[:900]).title == "The Harrow Gull"


PARTS = st.sampled_from(
    [
        *("<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "http://a.b/c", "&#27;"),
        *("&lt;b&gt;", "&x;", "<![CDATA[", "]]>", "words", "<guid>", "\x1b[31m", "<pubDate>", "é"),
    ]
)


@given(st.lists(PARTS, max_size=30).map("".join))
def test_any_feed_ends_in_entries_or_a_sentence(text: str) -> None:
    try:
        found = feed(f"<rss><channel>{text}")
    except SourceError as error:
        assert str(error)
        return
    for entry in found.entries:
        assert is_clean(entry.title)
        assert entry.url is None or entry.url.startswith("http")


JSON_FEED = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Harrow Gull",
"home_page_url": "https://gull.example/", "authors": [{"name": "Ada Quill"}], "items": [
{"id": "https://gull.example/1", "url": "/1", "title": "Ferry \\u001b[31mline",
 "date_published": "2021-05-04T08:00:00+02:00", "content_html": "<p>The whole text</p>"},
{"id": "2", "content_text": "Only words <b>\\n\\nand more", "author": {"name": "Tom Marsh"}},
{"id": "3", "url": "javascript:alert(1)", "title": "Bad", "summary": "Short"}, 7]}"""


def test_json_feed() -> None:
    found = feed(JSON_FEED, "https://gull.example/feed.json")
    assert (found.title, found.url) == ("The Harrow Gull", "https://gull.example/")
    assert found.entries == (
        Entry(
            "Ferry line",
            "https://gull.example/1",
            "2021-05-04",
            ("Ada Quill",),
            "<p>The whole text</p>",
        ),
        Entry(
            "Only words <b> and more",
            None,
            None,
            ("Tom Marsh",),
            "<p>Only words &lt;b&gt;</p><p>and more</p>",
        ),
        Entry("Bad", None, None, ("Ada Quill",), "<p>Short</p>"),
    )


@pytest.mark.parametrize("cut", [120, 200, 400])
def test_a_damaged_json_feed_is_said(cut: int) -> None:
    with pytest.raises(SourceError, match="is a damaged feed"):
        feed(JSON_FEED[:cut])


@pytest.mark.parametrize("text", ['{"version": "1", "items": []}', "{}", '{"a": [1, 2]}'])
def test_other_json_is_no_feed(text: str) -> None:
    with pytest.raises(SourceError, match="not a feed"):
        feed(text)


def test_letters_by_their_names_in_html() -> None:
    text = RSS.replace("Second", "Caf&eacute;&nbsp;&amp;&nbsp;bar &hellip; &unknown;")
    assert feed(text).entries[1].title.startswith("Café & bar …")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("cp1252", "iso-8859-1"), ("cp1252", "utf-8"), ("utf-16", "utf-16")],
)
def test_encodings_declared_rightly_or_not(encoding: str, declared: str) -> None:
    text = RSS.replace('encoding="utf-8"', f'encoding="{declared}"')
    text = text.replace("Second", "“Naïve,” she said – twice")
    found = read_feed(Input(text.encode(encoding)))
    assert found.entries[1].title == "“Naïve,” she said – twice"


def test_titles_of_pictures_are_not_the_entrys() -> None:
    media = '<m:title xmlns:m="http://search.yahoo.com/mrss/">A gull</m:title>'
    text = RSS.replace("<item><title>Second", f"<item>{media}<title>Second")
    assert feed(text).entries[1].title == "Second"


def test_relative_addresses_of_a_file() -> None:
    text = RSS.replace("https://gull.example/1", "/1")
    assert feed(text).entries[0].url == "https://gull.example/1"
    based = ATOM.replace("<entry>", '<entry xml:base="https://other.example/x/">')
    assert feed(based, "https://tides.example/atom").entries[0].url == (
        "https://other.example/tides/1"
    )


def test_a_feed_of_old_with_its_document_type() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://old.example/rss.dtd">'
    assert len(feed(RSS.replace("<rss ", doctype + "\n<rss ")).entries) == 4
