from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.blocks import paragraphs


def test_blank_lines_part_paragraphs_and_single_line_ends_do_not() -> None:
    text = "One\ntwo.\n\n  \nThree. \n\n"
    assert [block.span.of(text) for block in paragraphs(text)] == ["One\ntwo.", "Three."]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    text = "One.\nTwo.\n"
    assert [block.span.of(text) for block in paragraphs(text)] == ["One.", "Two."]


@given(st.text(alphabet="a \n\r\t\u00a0", max_size=80))
def test_every_word_is_in_a_paragraph_and_none_begins_or_ends_with_space(text: str) -> None:
    blocks = list(paragraphs(text))
    assert "".join(b.span.of(text) for b in blocks).split() == text.split() or all(
        "a" in b.span.of(text) for b in blocks
    )
    assert sum(b.span.of(text).count("a") for b in blocks) == text.count("a")
    for block in blocks:
        words = block.span.of(text)
        assert words == words.strip()
