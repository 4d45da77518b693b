"""Layers: merged runs equal what every single character says."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.ui.article.layers import Layer, Rank, overlaps, runs

_SPANS = st.lists(
    st.tuples(
        st.builds(lambda a, size: Span(a, a + size), st.integers(0, 60), st.integers(0, 30)),
        st.integers(0, 3),
    ),
    max_size=12,
)
_LAYERS = st.dictionaries(st.sampled_from(list(Rank)), _SPANS, max_size=4)


@given(_LAYERS, st.integers(0, 80), st.integers(0, 40))
def test_runs_say_of_every_character_what_lies_over_it(
    spans: dict[Rank, list[tuple[Span, int]]], start: int, size: int
) -> None:
    end = start + size
    layers = [(rank, Layer.of(spans[rank])) for rank in sorted(spans)]
    found = runs(layers, start, end)
    assert [run.start for run in found] == sorted({run.start for run in found})
    looks = {at: run.looks for run in found for at in range(run.start, run.end)}
    assert sorted(looks) == list(range(start, end))
    for at in range(start, end):
        naive = []
        for rank in sorted(spans):
            codes = [code for span, code in spans[rank] if span.start <= at < span.end]
            if codes:
                naive.append((int(rank), max(codes)))
        assert list(looks[at]) == naive


@given(_SPANS)
def test_a_layer_of_overlapping_spans_does_not_overlap(spans: list[tuple[Span, int]]) -> None:
    layer = Layer.of(spans)
    parts = list(layer.touching(0, 200))
    assert all(a[1] <= b[0] for a, b in pairwise(parts))
    assert all(start < end for start, end, _ in parts)


def test_a_line_without_layers_is_one_run() -> None:
    assert [(run.start, run.end) for run in runs([], 3, 9)] == [(3, 9)]
    assert runs([], 3, 3) == []


@given(_SPANS)
def test_overlaps_are_where_two_spans_or_more_lie(spans: list[tuple[Span, int]]) -> None:
    only = [span for span, _ in spans]
    found = {at for over in overlaps(only) for at in range(over.start, over.end)}
    counted = {at: sum(span.start <= at < span.end for span in only) for at in range(300)}
    assert found == {at for at, count in counted.items() if count > 1}
