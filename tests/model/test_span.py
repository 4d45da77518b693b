import pytest

from reader.model import Block, BlockKind, Blocks, Entities, Entity, Span


def test_a_span_knows_its_words_and_its_neighbours() -> None:
    span = Span(2, 5)
    assert span.of("abcdef") == "cde"
    assert span.size == 3
    assert span.overlaps(Span(4, 9))
    assert not span.overlaps(Span(5, 9))
    assert span.contains(Span(3, 5))
    assert not span.contains(Span(3, 6))
    assert span.shifted(2) == Span(4, 7)


def blocks() -> Blocks:
    return Blocks(
        [
            Block(BlockKind.TITLE, Span(0, 5)),
            Block(BlockKind.HEADING, Span(7, 9), 2),
            Block(BlockKind.PARAGRAPH, Span(11, 20)),
        ]
    )


def test_columns_behave_as_a_sequence() -> None:
    columns = blocks()
    assert len(columns) == 3
    assert columns[1] == Block(BlockKind.HEADING, Span(7, 9), 2)
    assert columns[-1].kind is BlockKind.PARAGRAPH
    assert [b.kind for b in columns[:2]] == [BlockKind.TITLE, BlockKind.HEADING]
    with pytest.raises(IndexError):
        columns[3]


def test_columns_find_by_offset_and_range() -> None:
    columns = blocks()
    assert columns.at(8) == 1
    assert columns.at(10) is None
    assert columns.at(99) is None
    assert list(columns.within(Span(4, 8))) == [0, 1]
    assert list(columns.within(Span(5, 7))) == []
    assert columns.indices(BlockKind.TITLE, BlockKind.PARAGRAPH) == [0, 2]


def test_columns_are_equal_when_what_they_hold_is() -> None:
    assert blocks() == blocks()
    assert hash(blocks()) == hash(blocks())
    assert blocks() != Blocks()
    one, two = Entity(Span(0, 2), "ORG"), Entity(Span(0, 2), "PERSON")
    assert Entities([one]) != Entities([two])
