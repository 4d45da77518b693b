"""The way through the articles of a list."""

from __future__ import annotations

import pytest

from reader.model import Article, Block, BlockKind, Blocks, Metadata, Span, Version
from reader.ui.lists.trail import Goal, Trail


def trail(articles: str, at: int) -> Trail:
    def opens(_: int) -> Article:
        raise AssertionError("nothing is opened")

    return Trail([Goal(name) for name in articles], at, opens)


@pytest.mark.parametrize(
    ("at", "by", "to"),
    [
        (0, 1, 2),
        (1, 1, 2),
        (0, 2, 3),
        (2, -1, 0),
        (5, -1, 3),
        (5, -2, 2),
        (0, 9, 5),
        (5, 1, None),
        (1, -1, None),
    ],
)
def test_one_step_is_one_article_however_often_it_is_listed(
    at: int, by: int, to: int | None
) -> None:
    assert trail("aabccd", at).step(by) == to


def shown(text: str) -> Article:
    blocks = Blocks([Block(BlockKind.PARAGRAPH, Span(0, len(text)))])
    return Article("a" * 16, Metadata(), Version(text, blocks))


def test_in_the_same_text_the_words_stand_where_they_stood() -> None:
    article = shown("one two one")
    goal = Goal("a", Span(8, 11), article.version.sha256, "one")
    assert goal.span_in(article) == Span(8, 11)


def test_in_another_version_the_nearest_same_words_are_meant() -> None:
    article = shown("one, and then some, one two one")
    assert Goal("a", Span(21, 24), "other", "one").span_in(article) == Span(20, 23)
    assert Goal("a", Span(2, 5), "other", "one").span_in(article) == Span(0, 3)


@pytest.mark.parametrize("words", ["three", ""])
def test_words_that_are_gone_have_no_place(words: str) -> None:
    assert Goal("a", Span(0, 5), "other", words).span_in(shown("one two")) is None


def test_a_whole_article_has_no_place_in_itself() -> None:
    assert Goal("a").span_in(shown("one")) is None
