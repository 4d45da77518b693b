"""Cases 1 to 20 and 53: what terminals would obey, hide or draw wrongly."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from reader.model import Article
from reader.sources import Input, SourceError, clean, read_file
from reader.sources.feed import read_feed
from reader.text.sanitise import MARKS_PER_BASE, is_clean
from reader.text.search import Searcher
from tests.hostile.cases import CASES, document
from tests.sources.helpers import is_sound
from tests.sources.html.pages import page, paragraphs
from tests.sources.plain.helpers import BODY


@pytest.fixture(scope="module")
def article() -> Article:
    return clean(Input(document()))


@pytest.mark.parametrize("number", CASES)
def test_case_by_its_number(number: int, article: Article) -> None:
    case = CASES[number]
    assert is_sound(article)
    assert case.plain in article.text, case.what
    assert not [words for words in case.gone if words in article.text]


def test_what_was_left_out_is_said_once(article: Article) -> None:
    (notice,) = [n for n in article.version.notices if "invisible" in n]
    assert notice.endswith("control or invisible characters were left out of the text.")


def test_case_04_an_unended_sequence_swallows_its_line_only(article: Article) -> None:
    assert "after it; and so ends paragraph 4 of it" in " ".join(article.text.split())


def test_case_06_byte_9b_in_windows_1252_is_a_quotation_mark() -> None:
    text = "\n\n".join(BODY) + "\n\nIt was called \u2039the gull\u203a by all who went on it."
    assert "\u2039the gull\u203a" in clean(Input(text.encode("cp1252"))).text


def test_case_10_control_characters_written_as_entities() -> None:
    pytest.importorskip("trafilatura")
    head = "<meta charset='utf-8'><title>A &#27;]0;evil&#7;title &#x9b;31m of it</title>"
    found = clean(Input(page(paragraphs(*BODY), head=head)))
    assert is_sound(found)
    assert is_clean(found.metadata.title)
    text = (
        "<rss><channel><title>&amp;#27;[31mGull</title><item><title>&amp;#x1b;]0;x&amp;#7;One"
        "</title></item></channel></rss>"
    )
    feed = read_feed(Input(text.encode()))
    assert is_clean(feed.title) and feed.title.endswith("Gull")
    assert is_clean(feed.entries[0].title) and feed.entries[0].title.endswith("One")


def test_case_11_control_characters_in_a_files_name(tmp_path: Path) -> None:
    file = tmp_path / "a\x1b]0;evil\x07b\u202e.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(SourceError) as caught:
        clean(read_file(file))
    assert is_clean(str(caught.value))
    with pytest.raises(SourceError) as caught:
        read_file(tmp_path / "not\x1b[31mthere")
    assert is_clean(str(caught.value))


def test_case_13_a_lone_return_parts_lines(article: Article) -> None:
    assert "goodEVIL" not in article.text


def test_case_14_few_zero_bytes_are_said_and_many_refused() -> None:
    found = clean(Input(b"\x00".join([document(), b"."])))
    assert any("zero byte" in notice for notice in found.version.notices)
    with pytest.raises(SourceError, match="binary file"):
        clean(Input(b"words " + b"\x00" * 4_000))


def test_case_16_words_with_invisible_spaces_are_found_and_counted(article: Article) -> None:
    assert len(Searcher(article.text).find("zerowidthly words")) == 1


def test_case_18_marks_are_capped(article: Article) -> None:
    start = article.text.index("Paragraph 18")
    words = article.text[start : start + 200]
    assert sum(map(unicodedata.combining, words)) > 0
    assert words.count("\u0301") <= MARKS_PER_BASE


def test_case_19_emoji_stay_whole(article: Article) -> None:
    assert "👩‍🚀" in article.text and "🇩🇪" in article.text
