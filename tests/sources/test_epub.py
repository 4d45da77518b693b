"""EPUB books through the door, made here entry by entry."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import BlockKind
from reader.sources import Input, SourceError, apart, clean, epub
from reader.sources.formats import Format, sniff
from reader.sources.reading import Reading
from tests.sources.helpers import is_sound, outline, words
from tests.sources.plain.helpers import BODY

CONTAINER = """<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>"""
METADATA = """<dc:title>Tales of Harrow Bay</dc:title>
<dc:creator id="a">Ada Quill</dc:creator><dc:creator id="b">Tom Marsh</dc:creator>
<meta refines="#b" property="role">ill</meta><dc:date>2019-03</dc:date>
<dc:publisher>The Harbour Press</dc:publisher><dc:language>en-GB</dc:language>
<dc:identifier>https://harbour.example/tales</dc:identifier>"""
ITEMS = """<item id="c1" href="text/one.xhtml" media-type="application/xhtml+xml"/>
<item id="c2" href="text/two%20b.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="cover.png" media-type="image/png"/>
<item id="toc" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>"""
SPINE = '<itemref idref="nav"/><itemref idref="c1"/><itemref idref="c2"/><itemref idref="gone"/>'
ONE = f"""<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><style/></head><body>
<h1>Tales of Harrow Bay</h1><h2>Chapter 1<br/>The Vote</h2><a id="x"/><p>{BODY[0]}</p>
<blockquote><p>{BODY[1]}</p></blockquote><ul><li>one boat</li><li>two &amp; more boats</li></ul>
<figure><img src="a.png" alt="The ferry on the grey water"/>
<figcaption>The ferry in 1990</figcaption></figure><script>evil()</script></body></html>"""
TWO = f"<html><head><title>x</title></head><body><p>{BODY[2]} &#x1b;]0;evil&#x7;</p></body></html>"
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>The
boats</text></navLabel><content src="text/two%20b.xhtml#top"/></navPoint></navMap></ncx>"""
NAV = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Contents</h1></body></html>"


@pytest.fixture(scope="module", autouse=True)
def in_this_process() -> Iterator[None]:
    """A process for each of so many documents would take minutes."""

    def read(kind: str, source: Input, restored: Sequence[int] = ()) -> Reading:
        return epub.read_epub(source)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "read_apart", read)
        yield


def package(metadata: str = METADATA, items: str = ITEMS, spine: str = SPINE) -> str:
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        f'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">{metadata}</metadata>'
        f"<manifest>{items}</manifest><spine>{spine}</spine></package>"
    )


def book(entries: dict[str, str | bytes] | None = None) -> bytes:
    """A book; `entries` replace those it has, or are added."""
    usual: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package(),
        "OEBPS/text/one.xhtml": ONE,
        "OEBPS/text/two b.xhtml": TWO,
        "OEBPS/toc.ncx": NCX,
        "OEBPS/nav.xhtml": NAV,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in (usual | (entries or {})).items():
            archive.writestr(name, content)
    return data.getvalue()


def test_chapters_in_order_with_their_structure() -> None:
    article = clean(Input(book()))
    assert is_sound(article)
    assert words(article, BlockKind.TITLE) == ["Tales of Harrow Bay"]
    assert outline(article) == [("Chapter 1: The Vote", 2), ("The boats", 1)]
    assert words(article, BlockKind.BLOCKQUOTE) == [BODY[1]]
    assert words(article, BlockKind.LIST_ITEM) == ["one boat", "two & more boats"]
    assert words(article, BlockKind.CAPTION) == ["The ferry in 1990"]
    assert words(article, BlockKind.PARAGRAPH) == [BODY[0], BODY[2]]


def test_the_package_says_what_is_known() -> None:
    known = clean(Input(book())).metadata
    assert known.title == "Tales of Harrow Bay"
    assert known.authors == ("Ada Quill",)
    assert (known.published, known.site) == ("2019-03", "The Harbour Press")
    assert known.url == "https://harbour.example/tales"
    assert (known.language, known.guessed) == ("en", ())


def test_a_book_whose_type_does_not_come_first_is_known_by_its_container() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
    assert sniff(data.getvalue())[0] is Format.EPUB
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert sniff(data.getvalue())[0] is Format.BINARY


def test_a_part_that_is_missing_or_unreadable_is_said() -> None:
    items = ITEMS + '<item id="gone" href="no.xhtml" media-type="text/html"/>'
    article = clean(Input(book({"OEBPS/book.opf": package(items=items)})))
    assert "missing: OEBPS/no.xhtml" in " ".join(article.version.notices)
    tags = "<i/>" * 450_000
    article = clean(Input(book({"OEBPS/text/two b.xhtml": tags})))
    assert "cannot be read: OEBPS/text/two b.xhtml" in " ".join(article.version.notices)


def test_elements_nested_without_end_keep_their_words() -> None:
    deep = "<html><head><style>a{}</style></head><body>" + "<div><i>" * 60_000
    article = clean(Input(book({"OEBPS/text/two b.xhtml": f"{deep}<p>{BODY[3]}</p>"})))
    assert is_sound(article)
    assert BODY[3] in article.text
    assert "a{}" not in article.text


@pytest.mark.parametrize("path", ["../../../etc/passwd", "/etc/passwd", "..%2f..%2f..%2fx"])
def test_a_path_out_of_the_archive_leads_nowhere(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    items = ITEMS.replace("text/one.xhtml", path)
    article = clean(Input(book({"OEBPS/book.opf": package(items=items), path: "<p>outside</p>"})))
    assert "root:" not in article.text
    assert BODY[2] in article.text
    assert os.listdir(tmp_path) == []


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = b"<p>" + b"\0" * 30_000_000
    with pytest.raises(SourceError, match="unpacks to over 20 MB"):
        clean(Input(book({"OEBPS/text/one.xhtml": bomb})))


def test_many_parts_that_are_large_together_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(epub, "MAX_BYTES", 1_500)
    with pytest.raises(SourceError, match="Reader opens books with up to"):
        clean(Input(book()))
    monkeypatch.setattr(epub, "_MOST_ENTRIES", 3)
    with pytest.raises(SourceError, match="too many parts"):
        clean(Input(book()))


def test_a_locked_book_is_said_to_be_locked() -> None:
    lock = (
        '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
        '<e:EncryptionMethod Algorithm="%s"/></e:EncryptedData></encryption>'
    )
    aes = lock % "http://www.w3.org/2001/04/xmlenc#aes128-cbc"
    with pytest.raises(SourceError, match="encrypted EPUB book"):
        clean(Input(book({"META-INF/encryption.xml": aes})))
    fonts = lock % "http://www.idpf.org/2008/embedding"
    assert BODY[0] in clean(Input(book({"META-INF/encryption.xml": fonts}))).text


def test_an_archive_with_a_password_is_said_to_be_locked() -> None:
    data = bytearray(book())
    for at in range(len(data) - 4):
        if data[at : at + 4] == b"PK\x01\x02":
            data[at + 8] |= 1
    with pytest.raises(SourceError, match="encrypted EPUB book"):
        clean(Input(bytes(data)))


@pytest.mark.parametrize(
    "data",
    [
        book()[:900],
        book({"META-INF/container.xml": "<x/>"}),
        book({"META-INF/container.xml": "not xml"}),
        book({"OEBPS/book.opf": b"\0\1\2"}),
    ],
)
def test_a_damaged_book_is_said_to_be_damaged(data: bytes) -> None:
    with pytest.raises(SourceError, match="damaged"):
        clean(Input(data))


def test_a_book_without_words_is_refused() -> None:
    with pytest.raises(SourceError, match="without any text"):
        clean(Input(book({"OEBPS/book.opf": package(spine="")})))


def test_entities_open_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    doctype = f'<!DOCTYPE package [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    hostile = doctype + package(METADATA.replace("Tales of", "Tales &x; of"))
    chapter = doctype.replace("package", "html") + TWO.replace("<p>", "<p>&x; ")
    article = clean(Input(book({"OEBPS/book.opf": hostile, "OEBPS/text/two b.xhtml": chapter})))
    assert "secret words" not in article.metadata.title + article.text
    assert BODY[0] in article.text


def test_entities_that_grow_without_end_are_not_followed() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    doctype = f'<!DOCTYPE package [<!ENTITY l0 "ha">{laughs}]>'
    hostile = doctype + package(METADATA.replace("Tales of", "Tales &l9; of"))
    with pytest.raises(SourceError):
        clean(Input(book({"OEBPS/book.opf": hostile})))


@given(st.binary(min_size=1, max_size=40), st.integers(0, 2_500))
def test_a_book_with_broken_bytes_ends_in_an_article_or_a_sentence(junk: bytes, at: int) -> None:
    data = bytearray(book())
    at %= len(data)
    data[at : at + len(junk)] = junk
    try:
        article = clean(Input(bytes(data)))
    except SourceError as error:
        assert str(error)
    else:
        assert is_sound(article)
