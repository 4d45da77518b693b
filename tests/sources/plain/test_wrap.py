"""Lines broken at a width are joined; lines that end where they please are not."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from reader.model import BlockKind
from reader.sources.plain import read_plain
from reader.sources.plain.lines import split
from reader.sources.plain.wrap import unwrap
from tests.sources.plain.helpers import BODY, blocks, of_kind

WIDTHS = st.integers(50, 100)


def wrapped(width: int, *paragraphs: str) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)


@given(WIDTHS)
def test_paragraphs_are_joined_at_any_width(width: int) -> None:
    assert unwrap(split(wrapped(width, *BODY))).texts == list(BODY)


def test_numbers_of_input_lines_are_kept() -> None:
    lines = unwrap(split("Ferry line to reopen\n\n" + wrapped(72, *BODY[:2])))
    assert lines.firsts[0] == lines.lasts[0] == 1
    assert lines.firsts[1] == 3
    assert lines.lasts[1] > lines.firsts[1]
    assert lines.firsts[2] == lines.lasts[1] + 2


def test_a_wrapped_article_with_lists_and_quotations() -> None:
    item = "- one thing that is long enough to be broken over two lines at the width of the text"
    quoted = textwrap.indent(textwrap.fill(BODY[1], 64), "> ")
    text = "\n\n".join(
        [
            "Ferry line to reopen",
            wrapped(72, BODY[0]),
            quoted,
            textwrap.fill(item, 72, subsequent_indent="  ") + "\n- another",
            "What comes next",
            wrapped(72, *BODY[2:]),
        ]
    )
    article = read_plain(text)
    assert blocks(article) == [
        (BlockKind.TITLE, "Ferry line to reopen"),
        (BlockKind.PARAGRAPH, BODY[0]),
        (BlockKind.BLOCKQUOTE, BODY[1]),
        (BlockKind.LIST_ITEM, item),
        (BlockKind.LIST_ITEM, "- another"),
        (BlockKind.HEADING, "What comes next"),
        (BlockKind.PARAGRAPH, BODY[2]),
        (BlockKind.PARAGRAPH, BODY[3]),
    ]


def test_paragraphs_told_by_their_indent_only() -> None:
    text = "\n".join(textwrap.fill(p, 70, initial_indent="    ") for p in BODY)
    assert of_kind(read_plain(text), BlockKind.PARAGRAPH) == list(BODY)


def test_a_hyphen_at_the_end_of_a_line_takes_no_space() -> None:
    filler = textwrap.fill(BODY[0], 60)
    text = f"{filler}\n\nThe harbour has been known for its sturdy and its well-\nbuilt boats."
    assert "well-built boats" in unwrap(split(text)).texts[-1]


def test_verse_lists_and_long_lines_are_left_alone() -> None:
    for text in (
        "I walked the river side\nand sang\nall day\nand all the night\nand home",
        "\n".join(BODY),
        "one\ntwo\nthree\nfour\nfive",
        "",
    ):
        assert unwrap(split(text)).texts == [line for line in text.split("\n") if line]


def test_a_wrapped_paragraph_set_aside_gives_all_its_lines_back() -> None:
    notice = "You must be logged in to join the discussion, and our website needs your e-mail too."
    text = wrapped(50, *BODY, notice)
    article = read_plain(text)
    gone = [line.line for line in article.removed if line.line is not None]
    assert len(gone) == 2
    assert gone == sorted(gone)
    restored = read_plain(text, restored=gone[:1])
    assert notice in restored.text
    assert restored.removed == ()
