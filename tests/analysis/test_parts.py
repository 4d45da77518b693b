from __future__ import annotations

from reader.analysis.parts import Parts
from reader.model import Analysis, Entities, Entity, Quote, QuoteKind, Span, Speaker


def part(at: int, *names: str) -> Analysis:
    quotes = tuple(
        Quote(Span(at + n, at + n + 1), QuoteKind.DIRECT, n, continues=n - 1 if n else None)
        for n, _ in enumerate(names)
    )
    entities = Entities([Entity(Span(at, at + 1), "PERSON")])
    return Analysis(entities, quotes, tuple(Speaker(name) for name in names))


def test_parts_come_in_reading_order_with_speakers_by_name() -> None:
    parts = Parts()
    parts.add(100, part(100, "Ann Holt", "Peter Low"))
    parts.add(0, part(0, "Peter Low", "Ann Holt"))
    whole = parts.analysis()
    assert [quote.span.start for quote in whole.quotes] == [0, 1, 100, 101]
    assert [entity.span.start for entity in whole.entities] == [0, 100]
    names = [whole.speakers[q.speaker].name for q in whole.quotes if q.speaker is not None]
    assert names == ["Peter Low", "Ann Holt", "Ann Holt", "Peter Low"]
    assert len(whole.speakers) == 2
    assert [quote.continues for quote in whole.quotes] == [None, 0, None, 2]


def test_no_parts_are_an_empty_analysis() -> None:
    assert Parts().analysis() == Analysis()
