import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Blocks,
    Entities,
    Entity,
    Link,
    Metadata,
    Quote,
    QuoteKind,
    RemovedLine,
    Span,
    Speaker,
    Version,
)
from reader.model.contract import (
    analysis_from_json,
    analysis_to_json,
    article_from_json,
    article_to_json,
)

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20)
SPANS = st.tuples(st.integers(0, 999), st.integers(0, 999)).map(lambda p: Span(min(p), max(p)))
ARTICLES = st.builds(
    Article,
    id=st.text("0123456789abcdef", min_size=16, max_size=16),
    metadata=st.builds(
        Metadata,
        title=WORDS,
        authors=st.lists(WORDS).map(tuple),
        published=st.none() | st.just("2020-01-03"),
        site=st.none() | WORDS,
        guessed=st.just(("published",)),
    ),
    version=st.builds(
        Version,
        text=WORDS,
        blocks=st.lists(st.builds(Block, st.sampled_from(BlockKind), SPANS, st.integers(0, 6))).map(
            Blocks
        ),
        removed=st.lists(st.builds(RemovedLine, st.integers(1, 9), st.just(0), WORDS, WORDS)).map(
            tuple
        ),
        links=st.lists(st.builds(Link, SPANS, WORDS)).map(tuple),
        restored=st.lists(st.integers(1, 99)).map(tuple),
    ),
)
ANALYSES = st.builds(
    Analysis,
    entities=st.lists(st.builds(Entity, SPANS, st.sampled_from(["PERSON", "ORG"]))).map(Entities),
    quotes=st.lists(
        st.builds(
            Quote,
            SPANS,
            st.sampled_from(QuoteKind),
            st.none() | st.integers(0, 5),
            st.none() | SPANS,
            st.none() | SPANS,
            st.none() | st.integers(0, 5),
            st.sampled_from([0.0, 0.25, 0.931, 1.0]),
            st.booleans(),
        )
    ).map(tuple),
    speakers=st.lists(
        st.builds(Speaker, WORDS, st.lists(WORDS).map(tuple), st.none() | WORDS, st.just(0.5))
    ).map(tuple),
)


@given(ARTICLES)
def test_an_article_survives_json(article: Article) -> None:
    assert article_from_json(json.loads(json.dumps(article_to_json(article)))) == article


@given(ANALYSES)
def test_an_analysis_survives_json(analysis: Analysis) -> None:
    assert analysis_from_json(json.loads(json.dumps(analysis_to_json(analysis)))) == analysis


def test_the_keys_of_the_contract_are_all_there() -> None:
    value = article_to_json(Article("0" * 16, Metadata(), Version("")))
    assert set(value) >= {
        "schema", "id", "text", "text_sha256", "title", "authors", "published", "site", "url",
        "language", "retrieved", "guessed", "blocks", "removed", "links",
    }  # fmt: skip
    assert value["schema"] == 1


def test_another_schema_is_refused() -> None:
    value = article_to_json(Article("0" * 16, Metadata(), Version("")))
    with pytest.raises(ValueError, match="schema 2"):
        article_from_json({**value, "schema": 2})
