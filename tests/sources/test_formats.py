"""The format is found from the bytes."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sources.formats import Format, sniff


def epub() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (epub(), Format.EPUB),
        (b"PK\x03\x04rest", Format.BINARY),
        (b"\x89PNG\r\n\x1a\n", Format.BINARY),
        (b"\x1f\x8b\x08", Format.BINARY),
        (b"<!DOCTYPE html><html>", Format.HTML),
        (b"\xef\xbb\xbf\n <!-- saved -->\n<html lang='en'>", Format.HTML),
        (b"<p>", Format.TEXT),
        (b"<p class='a'>Words</p>", Format.HTML),
        ("<html><body>w</body></html>".encode("utf-16"), Format.HTML),
        (b"<!DOCTYPE rss PUBLIC 'x'>\n<rss version='0.91'>", Format.FEED),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', Format.FEED),
        (b'{"version": 1, "items": []}', Format.TEXT),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", Format.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", Format.FEED),
        (b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n\nhello", Format.MAIL),
        (b"Title: A piece\nAuthor: A writer\n\nWords.", Format.TEXT),
        (b"From the first day: a report\n\nWords.", Format.TEXT),
        (b"A < B and C > D", Format.TEXT),
        (b"", Format.TEXT),
    ],
)
def test_formats(data: bytes, kind: Format) -> None:
    assert sniff(data)[0] is kind


def test_a_file_named_as_markdown_may_begin_with_markup() -> None:
    data = b'<p align="center"><b>Gulls</b></p>\n\nWords.'
    assert sniff(data, "README.md")[0] is Format.MARKDOWN
    assert sniff(data, "a.txt")[0] is Format.HTML
    assert sniff(b"<!DOCTYPE html><p>w</p>", "a.md")[0] is Format.HTML


@given(st.binary(max_size=300))
def test_any_bytes_have_a_format(data: bytes) -> None:
    kind, spoken = sniff(data)
    assert spoken
    assert kind in Format


@pytest.mark.parametrize("unit", [b"<!-- -->", b"<!--", b"a:\n", b" ", b"ab: x\n", b"<?xml ?>"])
def test_repeated_openings_take_no_time(unit: bytes) -> None:
    assert sniff(unit * 30_000)[0] is Format.TEXT
