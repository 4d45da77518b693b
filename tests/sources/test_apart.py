"""Documents that are read in a process of their own, within its limits."""

from __future__ import annotations

import zlib

import pytest

from reader.model import BlockKind
from reader.sources import Input, SourceError, apart, clean
from tests.sources.helpers import is_sound, links, outline, words
from tests.sources.plain.helpers import BODY
from tests.sources.test_epub import TWO, book
from tests.sources.test_pdf import LINES, pdf

pytest.importorskip("pypdf")


def endless() -> bytes:
    """A document of some kilobytes whose one page writes a letter five million times."""
    stream = zlib.compress(b"BT /F1 9 Tf " + b"(a) Tj " * 5_000_000 + b"ET", 9)
    return pdf([]).replace(
        b"<< /Length 32 >>\nstream\nBT /F1 12 Tf 14 TL 50 700 Td  ET\nendstream",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(stream), stream),
    )


def test_a_book_comes_back_whole() -> None:
    chapter = TWO.replace("<p>", '<p>See <a href="https://gull.example/1">the <i>Gull</i></a>. ')
    article = clean(Input(book({"OEBPS/text/two b.xhtml": chapter})))
    assert is_sound(article)
    assert words(article, BlockKind.TITLE) == ["Tales of Harrow Bay"]
    assert ("The boats", 1) in outline(article)
    assert links(article) == {"the Gull": "https://gull.example/1"}
    assert article.metadata.authors == ("Ada Quill",)
    assert article.metadata.language == "en"


def test_a_document_and_its_restored_lines() -> None:
    lines = [*LINES, "", "Share this"]
    article = clean(Input(pdf(lines, "/Title (The ferry line)")))
    assert article.metadata.title == "The ferry line"
    assert BODY[0][:80] in article.text
    numbers = [line.line for line in article.version.removed if line.text == "Share this"]
    assert None not in numbers
    again = clean(Input(pdf(lines)), restored=[n for n in numbers if n is not None])
    assert ("Share this" in again.text) == bool(numbers)


def test_what_its_reader_refuses_is_said() -> None:
    with pytest.raises(SourceError, match="standard input is a PDF document without text in it"):
        clean(Input(pdf([])))


def test_a_document_that_would_take_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 3.0)
    with pytest.raises(SourceError, match=r"took longer than 3 seconds .* run: reader paste"):
        clean(Input(endless()))


def test_a_document_that_needs_too_much_memory_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(apart, "MEMORY", 250_000_000)
    with pytest.raises(SourceError, match="needs more memory than Reader gives it"):
        clean(Input(endless()))
    assert clean(Input(book())).text
