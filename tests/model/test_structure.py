import pytest

from reader.model import Block, BlockKind, Blocks, Span, Version
from reader.model.structure import Structure

P, H = BlockKind.PARAGRAPH, BlockKind.HEADING


def version(*blocks: tuple[BlockKind, str]) -> Version:
    made, at = [], 0
    for kind, words in blocks:
        made.append(Block(kind, Span(at, at + len(words)), 2 if kind is H else 0))
        at += len(words) + 2
    return Version("\n\n".join(words for _, words in blocks), Blocks(made))


def test_what_stands_before_the_first_heading_is_an_untitled_section() -> None:
    structure = Structure(version((P, "One."), (P, "Two."), (H, "Later"), (P, "Three.")))
    assert [(s.title, s.paragraphs) for s in structure.sections] == [("", 2), ("Later", 1)]


def test_an_article_that_begins_with_a_heading_has_no_untitled_section() -> None:
    structure = Structure(version((BlockKind.TITLE, "T"), (H, "A"), (P, "One."), (H, "B")))
    assert [(s.title, s.paragraphs) for s in structure.sections] == [("A", 1), ("B", 0)]


def test_places_are_found_by_offset() -> None:
    structure = Structure(version((P, "One."), (H, "Later"), (P, "Two."), (P, "Three.")))
    assert structure.paragraph_count == 3
    assert structure.paragraph(2) == Span(13, 17)
    assert [structure.paragraph_number(at) for at in (0, 8, 13, 20)] == [1, 1, 2, 3]
    assert [structure.section_index(at) for at in (0, 5, 6, 99)] == [0, 0, 1, 1]
    with pytest.raises(IndexError):
        structure.paragraph(0)


def test_an_empty_text_has_one_empty_section() -> None:
    structure = Structure(Version(""))
    assert [s.span for s in structure.sections] == [Span(0, 0)]
    assert structure.paragraph_number(0) is None
