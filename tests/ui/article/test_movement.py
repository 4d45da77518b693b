"""Targets and sentences, found by position."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Block, BlockKind, Blocks, Metadata, Span, Version
from reader.ui.article.movement import SentenceFinder, Targets

_STARTS = st.lists(st.integers(0, 100), max_size=12, unique=True).map(sorted)


@given(_STARTS, st.integers(0, 110), st.integers(1, 4))
def test_next_and_previous_find_what_a_plain_search_finds(
    starts: list[int], offset: int, count: int
) -> None:
    targets = Targets(Span(start, start + 1) for start in starts)
    ahead = [i for i, start in enumerate(starts) if start >= offset]
    behind = [i for i, start in enumerate(starts) if start < offset]
    expected = ahead[min(count, len(ahead)) - 1] if ahead else None
    assert targets.next(offset, count) == expected
    expected = behind[-min(count, len(behind))] if behind else None
    assert targets.previous(offset, count) == expected


def test_standing_on_a_target_counts_from_it() -> None:
    targets = Targets([Span(0, 5), Span(0, 9), Span(20, 25)])
    assert targets.next(0, 1, on=0) == 1
    assert targets.next(0, 1, on=2) is None
    assert targets.previous(20, 1, on=2) == 1
    assert targets.previous(0, 1, on=0) is None
    assert targets.next(0, 9, on=0) == 2


def _article() -> Article:
    parts = [
        (BlockKind.HEADING, "A heading. With a stop"),
        (BlockKind.PARAGRAPH, "One here. Two here."),
        (BlockKind.PARAGRAPH, "Three."),
    ]
    blocks, at = [], 0
    for kind, words in parts:
        blocks.append(Block(kind, Span(at, at + len(words))))
        at += len(words) + 2
    text = "\n\n".join(words for _, words in parts)
    return Article("0" * 16, Metadata(), Version(text, Blocks(blocks)))


def test_sentences_run_through_blocks_in_both_directions() -> None:
    article = _article()
    finder = SentenceFinder(article)
    forward = [span.of(article.text) for span in finder.forward(0)]
    assert forward == ["A heading. With a stop", "One here.", "Two here.", "Three."]
    backward = [span.of(article.text) for span in finder.backward(len(article.text))]
    assert backward == forward[::-1]
    assert finder.at(article.text.index("wo here")).of(article.text) == "Two here."


def test_an_empty_article_has_one_empty_sentence() -> None:
    article = Article("0" * 16, Metadata(), Version(""))
    assert SentenceFinder(article).at(0) == Span(0, 0)
    assert list(SentenceFinder(article).forward(0)) == []
