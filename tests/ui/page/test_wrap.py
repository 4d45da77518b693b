"""Wrapping: every character once, offsets and lines agree, no line too wide."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model import Block, BlockKind, Blocks, Span
from reader.ui.page.wrap import Lines, Wrapper, indent

_WORDS = st.text(
    st.sampled_from("abcde  “”,.-é—’世界、」🙂👩‍🚀e\u0301ก\u0e34אب\n"), min_size=0, max_size=80
)
_KINDS = st.sampled_from(list(BlockKind))


def _article(parts: list[tuple[BlockKind, str]]) -> tuple[str, Blocks]:
    text, blocks, at = [], [], 0
    for kind, words in parts:
        blocks.append(Block(kind, Span(at, at + len(words))))
        text.append(words)
        at += len(words) + 2
    return "\n\n".join(text), Blocks(blocks)


def _wrap(parts: list[tuple[BlockKind, str]], width: int) -> tuple[str, Blocks, Lines]:
    text, blocks = _article(parts)
    return text, blocks, Wrapper(text, blocks).wrap(width)


_PARTS = st.lists(st.tuples(_KINDS, _WORDS.filter(str.strip)), min_size=1, max_size=6)


@given(_PARTS, st.integers(8, 60))
@example([(BlockKind.TITLE, "aaaaaa、 \u0e34")], 8)
def test_every_character_but_white_space_is_drawn_just_once_in_order(
    parts: list[tuple[BlockKind, str]], width: int
) -> None:
    text, _, lines = _wrap(parts, width)
    drawn = "".join(lines.span(line).of(text) for line in range(len(lines)))
    assert "".join(drawn.split()) == "".join(text.split())
    assert all(a <= b for a, b in zip(lines.ends, lines.starts[1:], strict=False))


@given(_PARTS, st.integers(8, 60))
def test_offsets_and_lines_lead_to_each_other(
    parts: list[tuple[BlockKind, str]], width: int
) -> None:
    _, blocks, lines = _wrap(parts, width)
    for line in range(len(lines)):
        for offset in range(*lines.span(line)):
            assert lines.line_at(offset) == line
    for block in blocks:
        assert lines.starts[lines.line_at(block.span.start)] == block.span.start


@given(_PARTS, st.integers(8, 60))
def test_no_line_is_wider_than_its_column(parts: list[tuple[BlockKind, str]], width: int) -> None:
    text, blocks, lines = _wrap(parts, width)
    for line in range(len(lines)):
        span = lines.span(line)
        inside = [i for i in range(len(blocks)) if blocks.span(i).contains(span)]
        room = width - min(indent(blocks.kind(i), width) for i in inside)
        assert cell_len(span.of(text)) <= room


@given(st.lists(st.sampled_from(["a", "it", "the", "words", "paragraph"]), min_size=1, max_size=60))
def test_plain_words_are_wrapped_greedily(words: list[str]) -> None:
    text, _, lines = _wrap([(BlockKind.PARAGRAPH, " ".join(words))], 20)
    shown = [lines.span(line).of(text) for line in range(len(lines))]
    assert " ".join(shown) == text
    for line, following in pairwise(shown):
        assert len(line) + 1 + len(following.split()[0]) > 20


def test_blocks_are_parted_by_one_blank_line_and_list_items_by_none() -> None:
    parts = [
        (BlockKind.HEADING, "List"),
        (BlockKind.LIST_ITEM, "one"),
        (BlockKind.LIST_ITEM, "two"),
        (BlockKind.PARAGRAPH, "End."),
    ]
    text, _, lines = _wrap(parts, 40)
    shown = [lines.span(line).of(text) for line in range(len(lines))]
    assert shown == ["List", "", "one", "two", "", "End."]


def test_a_line_end_inside_a_block_is_kept() -> None:
    text, _, lines = _wrap([(BlockKind.PARAGRAPH, "one\ntwo three")], 40)
    assert [lines.span(line).of(text) for line in range(len(lines))] == ["one", "two three"]


def test_wide_characters_count_two_cells_and_keep_their_punctuation() -> None:
    text, _, lines = _wrap([(BlockKind.PARAGRAPH, "世界世界、世界世界")], 8)
    shown = [lines.span(line).of(text) for line in range(len(lines))]
    assert shown == ["世界世", "界、世界", "世界"]


def test_an_address_longer_than_the_line_is_cut_after_a_mark() -> None:
    text, _, lines = _wrap([(BlockKind.PARAGRAPH, "https://example.org/one-two/three")], 24)
    assert lines.span(0).of(text) == "https://example.org/one-"


@given(_PARTS, st.integers(8, 60), st.data())
def test_a_part_has_the_lines_that_the_whole_has(
    parts: list[tuple[BlockKind, str]], width: int, data: st.DataObject
) -> None:
    text, blocks, lines = _wrap(parts * 40, width)
    offset = data.draw(st.integers(0, len(text) - 1))
    part = Wrapper(text, blocks).part(width, offset)
    first = lines.starts.index(part.starts[0])
    same = [
        (lines.starts[at : at + len(part)], lines.ends[at : at + len(part)])
        for at in (first, first + 1)
    ]
    assert (part.starts, part.ends) in same
    assert part.starts[0] <= max(offset, blocks.starts[0])
