"""Bytes that nobody thought of, from bytes to the lines of the screen.

Whatever comes in ends in a sentence for the user, or in an article whose every line is drawn safe
and as wide as the page. Helper processes are left out: the same code runs here.

Bounded here; `make fuzz` goes on longer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.etree import LxmlError
from rich.cells import cell_len

from reader.model import Article
from reader.model.structure import Structure
from reader.sources import Input, SourceError, apart, clean
from reader.sources.epub import read_epub
from reader.sources.feed import entry_input, read_feed
from reader.sources.html import helper
from reader.sources.pdf import read_pdf
from reader.sources.reading import Reading
from reader.text.sanitise import is_clean
from reader.ui.article.movement import SentenceFinder
from reader.ui.page.draw import Sheet, draw
from reader.ui.page.geometry import geometry
from reader.ui.page.wrap import Wrapper
from reader.ui.style.inks import Inks
from reader.ui.style.themes import own_themes
from tests.hostile.cases import CASES
from tests.sources.helpers import is_sound
from tests.sources.html.pages import ARTICLE, page, paragraphs
from tests.sources.plain.helpers import BODY
from tests.sources.test_epub import book
from tests.sources.test_feed import ATOM, JSON_FEED, RSS
from tests.sources.test_mail import archive, letter
from tests.sources.test_pdf import LINES, pdf

MOST_LINES = 60

_HEADS = [
    b"",
    b"<!DOCTYPE html><html><body><article>",
    b"<p>",
    b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n",
    b"From: a@b.example\nSubject: =?utf-8?Q?=1b[31m?=\nDate: 4 May 2021\n\n",
    b"---\ntitle: A piece\n---\n",
    b"# A piece\n\n**bold** [a](https://a.example)\n\n",
    b'<?xml version="1.0"?><rss><channel><item>',
    b'{"version": "https://jsonfeed.org/version/1", "items": [',
    b"%PDF-1.4\n",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
]
_WORDS = (
    "\n|\n\n|\r\n|\r| |\t|\xa0|\x85|\x00|<p>|</p>|<h2>|</h2>|<a href='javascript:x'>|<a href=/x>"
    "|<li>|<table><tr><td>|<script>|<!--|-->|&#27;|&#x9b;|&lt;|<![CDATA[|<title>|By Ann Other"
    '|Share this|Advertisement|FILE - |AP Photo|*|_|[|](|> |- |1. |```\n|=|#|“|--b|stream\n|"}|]}'
    "|Subscribe to continue reading|<div id=root></div>|שלום|नमस्ते"
)
_PIECES = [
    *(case.data for case in CASES.values() if len(case.data) < 300),
    *(word.encode() for word in (*_WORDS.split("|"), *BODY)),
    *(b"\xff", b"\xed\xa0\x80", "日本語".encode("shift-jis"), "ж".encode("koi8-r") * 9),
]
_WHOLE = [
    *(ARTICLE, RSS.encode(), ATOM.encode(), JSON_FEED.encode(), page(paragraphs(*BODY))),
    *("\n\n".join(BODY).encode(), "\n\n".join(BODY).encode("utf-16")),
    *(letter().as_bytes(), archive(), pdf(LINES), book()),
]
_NAMES = ["a.txt", "a.md", "a.html", "a\x1b[31m.pdf", "a"]

MADE = st.builds(
    lambda head, pieces: head + b"".join(pieces),
    st.sampled_from(_HEADS),
    st.lists(st.one_of(st.sampled_from(_PIECES), st.binary(max_size=20)), max_size=30),
)
BROKEN = st.builds(
    lambda data, at, junk, cut: data[: at % len(data)] + junk + data[at % len(data) + cut :],
    st.sampled_from(_WHOLE),
    st.integers(0, 100_000),
    st.one_of(st.binary(max_size=30), st.sampled_from(_PIECES)),
    st.integers(0, 200),
)


@pytest.fixture(scope="module", autouse=True)
def in_this_process() -> Iterator[None]:
    def ask(question: str, text: str) -> dict[str, Any] | None:
        from reader.sources.html import worker
        from reader.sources.html.page import read_page

        try:
            return asdict(read_page(text)) if question == helper.ARTICLE else worker._lines(text)
        except (ValueError, RecursionError, AssertionError, LxmlError):
            return None

    def read_apart(kind: str, source: Input, restored: Sequence[int] = ()) -> Reading:
        return read_pdf(source, restored) if kind == "pdf" else read_epub(source)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(helper, "ask", ask)
        patch.setattr(apart, "read_apart", read_apart)
        yield


@given(
    st.one_of(MADE, BROKEN, st.binary(max_size=400)), st.sampled_from(_NAMES), st.integers(20, 100)
)
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_bytes_end_in_safe_lines_or_in_a_sentence(data: bytes, name: str, width: int) -> None:
    try:
        article = clean(Input(data, path=Path(name)))
    except SourceError as error:
        assert is_clean(str(error)) and len(str(error)) > 20
        look_at_feed(data)
        return
    assert is_sound(article)
    assert all(map(is_clean, article.version.notices))
    assert all(is_clean(line.text) for line in article.version.removed)
    lines_are_safe(article, width)


def look_at_feed(data: bytes) -> None:
    """What is a feed ends in entries whose own text is an article or a sentence."""
    try:
        feed = read_feed(Input(data, url="https://gull.example/feed"))
    except SourceError as error:
        assert is_clean(str(error))
        return
    for entry in feed.entries[:3]:
        assert is_clean(entry.title)
        assert entry.url is None or entry.url.startswith(("http://", "https://"))
        try:
            assert is_sound(clean(entry_input(entry)))
        except SourceError as error:
            assert is_clean(str(error))


def lines_are_safe(article: Article, width: int) -> None:
    """Draw the first and the last lines, as the screen does."""
    structure = Structure(article.version)
    shape = geometry(width, structure.paragraph_count)
    sheet = Sheet(
        text=article.text,
        sentences=SentenceFinder(article),
        kind_of=article.blocks.kind,
        block_start=article.blocks.starts.__getitem__,
        number_of=structure.paragraph_number,
        lines=Wrapper(article.text, article.blocks).wrap(shape.text),
        geometry=shape,
    )
    count = len(sheet.lines)
    for line in {*range(min(count, MOST_LINES)), *range(max(0, count - MOST_LINES), count)}:
        strip = draw(sheet, line, inks(), width)
        assert cell_len(strip.text) == strip.cell_length == width
        assert is_clean(strip.text)


@cache
def inks() -> Inks:
    return Inks(dict.fromkeys(own_themes()[0].variables, "#111111"))
