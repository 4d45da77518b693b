"""What must hold of every analysis, whatever the text."""

from __future__ import annotations

from reader.model import Analysis


def check(analysis: Analysis, text: str) -> None:
    """Spans are inside the text, quotes and names in order, none overlaps another, and what points
    at something points at what is there."""
    last = 0
    for index, quote in enumerate(analysis.quotes):
        assert last <= quote.span.start < quote.span.end <= len(text)
        last = quote.span.end
        assert 0.0 <= quote.confidence <= 1.0
        assert quote.speaker is None or 0 <= quote.speaker < len(analysis.speakers)
        assert quote.continues is None or quote.continues < index
        for span in (quote.mention, quote.cue):
            assert span is None or 0 <= span.start < span.end <= len(text)
    last = 0
    for entity in analysis.entities:
        assert last <= entity.span.start < entity.span.end <= len(text)
        last = entity.span.end
    assert all(speaker.name.strip() for speaker in analysis.speakers)
    analysis.utterances()
