"""Drawing a line: always as wide as the page, with the text in its runs and nothing unsafe."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.model import Article, Block, BlockKind, Blocks, Metadata, Span, Version
from reader.model.structure import Structure
from reader.ui.article.layers import Layer, Rank
from reader.ui.article.movement import SentenceFinder
from reader.ui.page.draw import Sheet, draw, offset_at
from reader.ui.page.geometry import geometry
from reader.ui.page.wrap import Wrapper
from reader.ui.style.inks import Inks
from reader.ui.style.themes import own_themes

_NAMES = own_themes()[0].variables

_CLUSTERS = [*"abc “”’é世界🙂א؟", "👩‍🚀", "e\u0301\u0301", "\x1b[31m", "\x9b", "\x07"]
_TEXT = st.lists(st.sampled_from(_CLUSTERS), min_size=1, max_size=100).map("".join)


def _sheet(text: str, width: int, kind: BlockKind = BlockKind.PARAGRAPH) -> Sheet:
    article = Article(
        "0" * 16, Metadata(), Version(text, Blocks([Block(kind, Span(0, len(text)))]))
    )
    structure, shape = Structure(article.version), geometry(width, 1)
    return Sheet(
        text=text,
        sentences=SentenceFinder(article),
        kind_of=article.blocks.kind,
        block_start=article.blocks.starts.__getitem__,
        number_of=structure.paragraph_number,
        lines=Wrapper(text, article.blocks).wrap(shape.text),
        geometry=shape,
    )


def _inks() -> Inks:
    """Inks that all look alike but for places."""
    return Inks(dict.fromkeys(_NAMES, "#111111") | {"places": "#00ff00"})


@given(_TEXT, st.integers(12, 100), st.sampled_from(list(BlockKind)), st.data())
def test_every_line_is_as_wide_as_the_page_and_safe(
    text: str, width: int, kind: BlockKind, data: st.DataObject
) -> None:
    sheet = _sheet(text, width, kind)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start, len(text)))
    sheet.layers = [(Rank.QUOTE, Layer.of([(Span(start, end), 0)]))]
    sheet.focus = (Span(start, end),)
    for line in range(-1, len(sheet.lines) + 1):
        strip = draw(sheet, line, _inks(), width)
        assert strip.cell_length == width
        assert cell_len(strip.text) == width
        assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in strip.text)


def test_a_run_is_drawn_in_the_styles_that_lie_over_it() -> None:
    sheet = _sheet("He saw Iran.", 80)
    sheet.layers = [(Rank.ENTITY, Layer.of([(Span(7, 11), 2)]))]
    drawn = {s.text: s.style for s in draw(sheet, 0, _inks(), 80)}
    assert str(drawn["Iran"]) == "#00ff00 on #111111"
    assert str(drawn["He saw "]) == "#111111 on #111111"


def test_margin_focus_and_number_stand_where_they_belong() -> None:
    sheet = _sheet("word " * 40, 80)
    sheet.focus = (Span(0, 10),)
    first, second = (draw(sheet, line, _inks(), 80).text for line in (0, 1))
    assert first[4] == "█" and first.rstrip().endswith(" 1")
    assert second[4] == " " and second.rstrip().endswith("word")


@given(
    st.text("ab ”é", min_size=1, max_size=200),
    st.integers(12, 100),
    st.sampled_from(list(BlockKind)),
)
def test_a_straight_right_edge_changes_no_place(text: str, width: int, kind: BlockKind) -> None:
    sheet = _sheet(text, width, kind)
    sheet.justify = True
    for line in range(len(sheet.lines)):
        strip = draw(sheet, line, _inks(), width)
        assert cell_len(strip.text) == width
        for cell in range(width):
            offset, on_text = offset_at(sheet, line, cell)
            if on_text and strip.text[cell] != " ":
                assert sheet.text[offset] == strip.text[cell]


def test_only_the_last_line_of_a_paragraph_is_ragged() -> None:
    sheet = _sheet("some words of length " * 20 + "end.\nshort verse\n" + "word " * 30, 80)
    sheet.justify = True
    edge = sheet.geometry.text_left + sheet.geometry.text
    drawn = [draw(sheet, line, _inks(), 80).text[:edge] for line in range(len(sheet.lines))]
    ragged = [line.split()[-1] for line in drawn if line.endswith(" ")]
    assert ragged == ["end.", "verse", "word"]


def test_captions_and_list_items_are_set_apart() -> None:
    assert "▏ A photo" in draw(_sheet("A photo", 80, BlockKind.CAPTION), 0, _inks(), 80).text
    assert "• apples" in draw(_sheet("apples", 80, BlockKind.LIST_ITEM), 0, _inks(), 80).text


def test_the_number_of_an_item_stands_where_others_have_a_bullet() -> None:
    sheet = _sheet("1. " + "apples " * 15, 80, BlockKind.LIST_ITEM)
    left = sheet.geometry.text_left
    first, second = (draw(sheet, line, _inks(), 80).text for line in (0, 1))
    assert first[left:].startswith("1. apples") and second[left:].startswith("  apples")
    assert offset_at(sheet, 0, left) == (0, True)
    assert offset_at(sheet, 1, left + 2) == (sheet.lines.starts[1], True)
    assert "•" not in draw(_sheet("- pears", 80, BlockKind.LIST_ITEM), 0, _inks(), 80).text


@given(st.text(st.sampled_from("ab 世🙂é"), min_size=1, max_size=30).filter(str.strip))
def test_a_click_on_a_character_finds_its_offset(text: str) -> None:
    sheet = _sheet(text, 80)
    start, end = sheet.lines.span(0)
    cell = sheet.geometry.text_left
    for offset in range(start, end):
        assert offset_at(sheet, 0, cell) == (offset, True)
        cell += cell_len(text[offset])
    assert offset_at(sheet, 0, cell) == (end, False)
    assert offset_at(sheet, 0, 0) == (start, False)
