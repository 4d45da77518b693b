"""Markdown through the door: what its marks and its front matter say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import BlockKind
from reader.resources import seeds
from reader.sources import Input, SourceError, clean
from reader.sources.formats import Format, sniff
from reader.sources.markdown import read_markdown
from tests.sources.helpers import is_sound, links, outline, words
from tests.sources.plain.helpers import BODY

FRONT = """---
title: "Ferry line: the vote"
author:
  - Ada Quill
  - name: Tom Marsh
date: 2021-05-04T08:00:00Z
site: The Harrow Gull
source: https://gull.example/ferry?utm_source=x
lang: en-GB
tags: [ferry, council]
---
"""
PIECE = f"""# Ferry line to reopen

*By Ada Quill*

{BODY[0]}

## What **comes** next

The council [said on Friday](https://gull.example/minutes "minutes") that `nothing` else
is planned, see <https://gull.example/plan> and [notes](javascript:alert(1)).

- New boats, ~~two~~ three of them
- new *landing* stages

1. First this
2. then that

> We have waited long enough.

### Who pays

```
fare   = 3
total  = 9
```

![The ferry on grey water](ferry.jpg)

| Boat | Seats |
|------|-------|
| Gull | 40    |
"""


def test_marks_say_what_is_what() -> None:
    article = clean(Input(PIECE.encode()))
    assert is_sound(article)
    assert words(article, BlockKind.TITLE) == ["Ferry line to reopen"]
    assert article.metadata.title == "Ferry line to reopen"
    assert article.metadata.guessed == ()
    assert outline(article) == [("What comes next", 1), ("Who pays", 2)]
    assert words(article, BlockKind.LIST_ITEM) == [
        "New boats, two three of them",
        "new landing stages",
        "1. First this",
        "2. then that",
    ]
    assert words(article, BlockKind.BLOCKQUOTE) == ["We have waited long enough."]
    assert words(article, BlockKind.CAPTION) == ["The ferry on grey water"]
    paragraphs = words(article, BlockKind.PARAGRAPH)
    assert paragraphs[:2] == ["By Ada Quill", BODY[0]]
    assert "fare = 3\ntotal = 9" in paragraphs
    assert paragraphs[-2:] == ["Boat | Seats", "Gull | 40"]


def test_links_keep_their_words_and_lead_to_the_web_only() -> None:
    article = clean(Input(PIECE.encode()))
    assert links(article) == {
        "said on Friday": "https://gull.example/minutes",
        "https://gull.example/plan": "https://gull.example/plan",
    }
    assert "plan and notes." in article.text


def test_links_are_relative_to_the_address_of_the_piece() -> None:
    front = "---\ntitle: T\nurl: https://gull.example/a/b\n---\n"
    text = front + "See [that](../c?d=e f) and [it](mailto:a@b).\n"
    article = clean(Input(text.encode()))
    assert "See [that]" in article.text
    text = text.replace("e f", "e")
    assert links(clean(Input(text.encode()))) == {"that": "https://gull.example/c?d=e"}


def test_front_matter_is_no_guess() -> None:
    known = clean(Input((FRONT + PIECE).encode())).metadata
    assert known.title == "Ferry line: the vote"
    assert known.authors == ("Ada Quill", "Tom Marsh")
    assert known.published == "2021-05-04"
    assert known.site == "The Harrow Gull"
    assert known.url == "https://gull.example/ferry?utm_source=x"
    assert known.language == "en"
    assert known.guessed == ()


def test_front_matter_in_toml() -> None:
    text = '+++\ntitle = "The vote"\nauthors = ["Ada Quill"]\ndate = 2021-05-04\n+++\n\n' + BODY[0]
    known = clean(Input(text.encode())).metadata
    assert (known.title, known.authors, known.published) == (
        "The vote",
        ("Ada Quill",),
        "2021-05-04",
    )


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("author: By Ada Quill", ("Ada Quill",)),
        ("author: Ada Quill and Tom Marsh # staff", ("Ada Quill", "Tom Marsh")),
        ("authors: ['Ada Quill', \"Tom O'Marsh\"]", ("Ada Quill", "Tom O'Marsh")),
        ("author: 'The Harbour''s Office'", ("The Harbour's Office",)),
        ("author:", ()),
    ],
)
def test_authors_in_front_matter(line: str, authors: tuple[str, ...]) -> None:
    text = f"---\ntitle: T\n{line}\n---\n{BODY[0]}\n"
    assert clean(Input(text.encode())).metadata.authors == authors


def test_what_looks_like_front_matter_and_is_none_stays() -> None:
    text = f"---\n\n# A rule first\n\n{BODY[0]}\n\n---\n\n{BODY[1]} **Yes.**\n"
    article = clean(Input(text.encode()))
    assert article.text.startswith("A rule first")


def test_html_in_markdown_keeps_its_words() -> None:
    text = (
        PIECE + "\n<figure><img src=x><figcaption>Boats <b>at</b> night</figcaption></figure>\n\n"
    )
    text += "Line<br>break &#27;]0;evil&#7; and <i>words</i>.\n\n<script>alert(1)</script>\n"
    article = clean(Input(text.encode()))
    assert is_sound(article)
    assert "Boats at night" in words(article, BlockKind.CAPTION)
    assert words(article, BlockKind.PARAGRAPH)[-1] == "Line\nbreak \ufffd]0;evil\ufffd and words."
    assert "alert(1)" not in article.text


def test_headings_of_one_level_are_sections_without_a_title() -> None:
    text = f"# One\n\n{BODY[0]}\n\n# Two\n\n{BODY[1]}\n"
    article = clean(Input(text.encode()))
    assert outline(article) == [("One", 1), ("Two", 1)]
    assert article.metadata.guessed == ("title",)


def test_a_name_decides_where_the_content_leaves_it_open() -> None:
    plain = f"A title\n=======\n\n{BODY[0]}\n".encode()
    assert sniff(plain)[0] is Format.TEXT
    article = clean(Input(plain, path=Path("notes.md")))
    assert words(article, BlockKind.TITLE) == ["A title"]
    fetched = clean(Input(plain, url="https://gull.example/notes.md?raw=1"))
    assert words(fetched, BlockKind.TITLE) == ["A title"]
    assert sniff(b"%PDF-1.7\n", "notes.md")[0] is Format.PDF


@pytest.mark.parametrize(
    "text",
    [
        "# A title\n\nWith **strong** words.",
        "Intro\n\n## One\n\ntext\n\n## Two\n",
        "# Steps\n- one\n- two",
        "See [this](https://a.example/b) and [that](https://a.example/c).",
        "---\ntitle: A\n---\nwords",
    ],
)
def test_markdown_is_known_by_its_marks(text: str) -> None:
    assert sniff(text.encode())[0] is Format.MARKDOWN


@pytest.mark.parametrize(
    "text",
    [
        "Team wins\n\n# 1 in the league, again.",
        "#HarrowBay trends\n\n*Correction: the ferry is blue.",
        "- one\n- two\n\n> quoted mail\n\n* * *",
        "Title: A piece\nAuthor: A writer\n\nWords.",
        "[1] A note [2](see below) and [3].",
        "---\nWords that a rule stands over.\n---\nMore words.",
        "\n\n".join(BODY),
    ],
)
def test_prose_is_not_taken_for_markdown(text: str) -> None:
    assert sniff(text.encode())[0] is Format.TEXT


def test_texts_as_scraped_are_not_taken_for_markdown() -> None:
    texts = [*seeds().glob("*.txt"), *(Path(__file__).parent / "voa").glob("*.txt")]
    assert len(texts) > 4
    assert all(sniff(path.read_bytes(), path.name)[0] is Format.TEXT for path in texts)


@pytest.mark.parametrize("marks", ["[", "*a ", "_a "])
def test_too_many_marks_are_read_by_lines(marks: str) -> None:
    text = "# T\n\n" + marks * 60_000 + "\n\n" + "\n\n".join(BODY)
    article = clean(Input(text.encode(), path=Path("a.md")))
    assert "too full of marks" in " ".join(article.version.notices)
    assert BODY[0] in article.text


def test_lists_nested_deeply_keep_their_words() -> None:
    text = "# T\n\n" + "".join("  " * level + f"- item {level}\n" for level in range(40))
    items = words(clean(Input(text.encode())), BlockKind.LIST_ITEM)
    assert items == [f"item {level}" for level in range(40)]


def test_an_empty_markdown_file_is_refused() -> None:
    with pytest.raises(SourceError, match="holds no text"):
        clean(Input(b" \n", path=Path("empty.md")))


def test_marks_without_words_are_shown_as_they_are() -> None:
    article = clean(Input(b"---\ntitle: Only this\n---\n", path=Path("a.md")))
    assert "Only this" in article.text


MARKS = ["# ", "\n", "\n\n", "> ", "- ", "1. ", "**", "_", "[", "](", ")", "`", "```\n", "| a "]
OTHERS = ["---\n", "title: x\n", "\x1b[31m", "&#x9b;", "é", "a\u0301", "word ", "\\", "![", "<b>"]
PARTS = st.sampled_from([*MARKS, *OTHERS, "http://a.b", "<!--", "\u202e"])


@given(st.lists(PARTS, max_size=40).map("".join))
def test_any_markdown_gives_a_sound_article(text: str) -> None:
    data = f"words {text}".encode()
    assert is_sound(clean(Input(data, path=Path("any.md"))))
    assert read_markdown(Input(data)).text
