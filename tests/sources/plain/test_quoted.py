"""What is quoted as in e-mail: paragraphs without marks, whole at any width."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from reader.model import BlockKind
from reader.sources.plain.lines import split
from reader.sources.plain.quoted import join_quoted
from tests.sources.plain.helpers import BODY, blocks, of_kind, read

TITLE = "Harrow Bay council votes to reopen old ferry line"


def quoted(*paragraphs: str, width: int = 64) -> str:
    return "\n>\n".join(textwrap.indent(textwrap.fill(each, width), "> ") for each in paragraphs)


def test_a_letter_in_an_article_is_block_quotes_without_marks() -> None:
    article = read(TITLE, BODY[0], quoted(BODY[1], BODY[2]), *BODY[3:], *BODY[:1])
    assert blocks(article)[1:4] == [
        (BlockKind.PARAGRAPH, BODY[0]),
        (BlockKind.BLOCKQUOTE, BODY[1]),
        (BlockKind.BLOCKQUOTE, BODY[2]),
    ]
    assert not article.removed


def test_who_quotes_whom_parts_paragraphs() -> None:
    article = read(TITLE, BODY[0], f">> {BODY[1]}\n> {BODY[2]}\n> Yes.\n> No.", BODY[3])
    assert of_kind(article, BlockKind.BLOCKQUOTE) == [BODY[1], BODY[2], "Yes.", "No."]


@given(st.text("> a\n", max_size=80))
def test_no_word_is_lost_and_lines_know_where_they_stood(text: str) -> None:
    before, after = split(text), join_quoted(split(text))
    assert "".join(after.texts).count("a") == text.count("a")
    assert sorted(after.firsts) == after.firsts
    assert set(after.firsts) <= set(before.firsts)
    assert all(first <= last for first, last in zip(after.firsts, after.lasts, strict=True))
    columns = (after.texts, after.gaps, after.indents, after.firsts)
    assert {len(column) for column in columns} == {len(after)}
