from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.columns import from_columns, to_columns
from reader.model import Analysis, Entities, Entity, Quote, QuoteKind, Span, Speaker

SPANS = st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(sorted).map(lambda p: Span(*p))
WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
ANALYSES = st.builds(
    Analysis,
    entities=st.lists(st.builds(Entity, SPANS, WORDS)).map(Entities),
    quotes=st.lists(
        st.builds(
            Quote,
            SPANS,
            st.sampled_from(QuoteKind),
            st.none() | st.integers(0, 99),
            st.none() | SPANS,
            st.none() | SPANS,
            st.none() | st.integers(0, 99),
            st.integers(0, 1000).map(lambda thousandths: thousandths / 1000),
        )
    ).map(tuple),
    speakers=st.lists(
        st.builds(Speaker, WORDS, st.lists(WORDS).map(tuple), st.none() | WORDS, st.just(0.25))
    ).map(tuple),
)


@given(ANALYSES)
def test_an_analysis_survives_its_columns(analysis: Analysis) -> None:
    assert from_columns(json.loads(json.dumps(to_columns(analysis)))) == analysis


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"labels": [], "entities": [[1], [2], []], "quotes": [], "speakers": []},
        {"labels": [], "entities": [[1], [2], [0]], "quotes": [], "speakers": []},
        {"labels": [], "entities": [[], [], []], "quotes": [1, 2, 3], "speakers": []},
        {"labels": [], "entities": [[], [], []], "quotes": [], "speakers": [["name"]]},
    ],
)
def test_what_is_cut_short_is_refused(value: dict[str, object]) -> None:
    with pytest.raises((KeyError, ValueError, IndexError, TypeError)):
        from_columns(value)
