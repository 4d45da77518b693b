"""Markdown that shows the article's very words, in groups, with tags that programs find."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.annotation import Store
from reader.annotation.exchange import markdown
from reader.annotation.exchange.row import Row
from reader.model import Anchor, AnchorState
from reader.text.tags import TAG_WORD
from tests.annotation.building import kept, noted, selector
from tests.annotation.exchange.rows import rows_of

URL = "https://example.com/ferry(1)"


def row(note: str = "a note", **known: object) -> Row:
    store = Store(None)
    noted(store, note)
    return replace(rows_of(store)[0], **known)  # type: ignore[arg-type]


def written(*rows: Row, **options: object) -> str:
    return "".join(markdown.write(rows, **options))  # type: ignore[arg-type]


def test_an_entry_has_the_words_whose_they_are_the_note_and_tags() -> None:
    one = row(
        tags=("sea travel", "1914"), speaker="Oke Brandt", role="treasurer", sure=True,
        paragraph=3, link=URL,
    )  # fmt: skip
    assert written(one) == (
        "# Harbour council\n\n"
        "The Ellery Post\n\n"
        "> night ferry\n>\n"
        "> — Oke Brandt, treasurer, [¶ 3](https://example.com/ferry%281%29)\n\n"
        "a note\n\n"
        "#sea-travel #t1914\n"
    )


def test_what_is_not_sure_says_so() -> None:
    doubtful = Anchor(AnchorState.LOST, None, 0.0)
    text = written(row(speaker="Oke Brandt", anchor=doubtful))
    assert "— Oke Brandt (?)" in text
    assert "no longer in the article" in text


def test_a_note_on_the_article_stands_without_a_quotation_and_its_tags_once() -> None:
    store = Store(None)
    store.annotations.add(
        kept(store), None, note="whole", tags=[store.codebook.ensure("islands").id]
    )
    (whole,) = rows_of(store, article_tags=("islands",))
    assert written(whole) == "# Harbour council\n\nThe Ellery Post\n\n#islands\n\nwhole\n"


def test_rows_stand_under_their_speakers_and_tags() -> None:
    rows = [row(speaker="zoe", tags=("b", "a")), row(speaker="Adam"), row(speaker=None)]
    assert re.findall("^# .*", written(*rows, by="speaker"), re.MULTILINE) == [
        "# Adam",
        "# zoe",
        "# No speaker",
    ]
    by_tag = written(*rows, by="tag")
    assert re.findall("^# .*", by_tag, re.MULTILINE) == ["# a", "# b", "# No tag"]
    assert by_tag.count("*Harbour council*") == 4


MARKUP = st.text(st.sampled_from("ab1 .)*_`[]()<>#&;-+=~$|^{}!\\\"'%:/"), max_size=30)


@given(MARKUP)
def test_the_words_show_as_they_are(text: str) -> None:
    words = " ".join(text.split())
    html = MarkdownIt("commonmark").render(f"> {markdown.escaped(words)}")
    inside = re.fullmatch(r"<blockquote>\s*(?:<p>(.*)</p>)?\s*</blockquote>\s*", html, re.DOTALL)
    assert inside, html
    assert unescape(inside[1] or "") == words


def test_words_of_several_paragraphs_stay_one_block() -> None:
    store = Store(None)
    words = "another year.\n\n“Without the boat"
    store.annotations.add(kept(store), selector(words))
    text = written(*rows_of(store))
    assert "> another year.\n>\n> “Without the boat" in text


@given(st.text(min_size=1))
def test_every_tag_is_one_word(name: str) -> None:
    assert TAG_WORD.fullmatch(markdown.tag_word(name).replace("/", "-")) or re.fullmatch(
        r"#[\w/-]+", markdown.tag_word(name)
    )
