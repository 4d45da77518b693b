"""An analysis as lists of numbers, for the cache.

As in the JSON contract it would be an object for each name and quote, which cost several times
the memory of the analysis itself while a long one is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reader.model import Analysis, Entities, Entity, Quote, QuoteKind, Span, Speaker

_KINDS = tuple(QuoteKind)
_NONE = -1
_WIDTH = 10


def to_columns(analysis: Analysis) -> dict[str, Any]:
    """`analysis` as plain JSON values; confidences are kept to three places."""
    entities = analysis.entities
    labels = list(dict.fromkeys(entities.label(index) for index in range(len(entities))))
    codes = {label: code for code, label in enumerate(labels)}
    return {
        "labels": labels,
        "entities": [
            list(entities.starts),
            list(entities.ends),
            [codes[entities.label(index)] for index in range(len(entities))],
        ],
        "quotes": [number for quote in analysis.quotes for number in _row(quote)],
        "speakers": [
            [speaker.name, list(speaker.names), speaker.role, round(speaker.confidence, 3)]
            for speaker in analysis.speakers
        ],
    }


def from_columns(value: Mapping[str, Any]) -> Analysis:
    """The analysis that `to_columns` wrote. Raises KeyError, TypeError, ValueError or IndexError
    for anything else."""
    labels = value["labels"]
    return Analysis(
        entities=Entities(
            Entity(Span(start, end), labels[code])
            for start, end, code in zip(*value["entities"], strict=True)
        ),
        quotes=tuple(_quotes(value["quotes"])),
        speakers=tuple(
            Speaker(name, tuple(names), role, confidence)
            for name, names, role, confidence in value["speakers"]
        ),
    )


def _row(quote: Quote) -> tuple[int, ...]:
    """A quote as _WIDTH numbers."""
    return (
        *quote.span,
        _KINDS.index(quote.kind),
        _NONE if quote.speaker is None else quote.speaker,
        *(quote.mention or (_NONE, _NONE)),
        *(quote.cue or (_NONE, _NONE)),
        _NONE if quote.continues is None else quote.continues,
        round(quote.confidence * 1000),
    )


def _quotes(numbers: Sequence[int]) -> Iterator[Quote]:
    if len(numbers) % _WIDTH:
        raise ValueError("a quote is cut short")
    for at in range(0, len(numbers), _WIDTH):
        row = numbers[at : at + _WIDTH]
        yield Quote(
            span=Span(row[0], row[1]),
            kind=_KINDS[row[2]],
            speaker=_known(row[3]),
            mention=_span(row[4], row[5]),
            cue=_span(row[6], row[7]),
            continues=_known(row[8]),
            confidence=row[9] / 1000,
        )


def _known(number: int) -> int | None:
    return None if number == _NONE else number


def _span(start: int, end: int) -> Span | None:
    return None if start == _NONE else Span(start, end)
