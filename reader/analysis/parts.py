"""The answers about single windows laid together, while the whole is not yet known."""

from __future__ import annotations

from bisect import insort
from dataclasses import replace

from reader.model import Analysis, Entities, Quote, Speaker


class Parts:
    """Analyses of windows of one text, in any order of arrival."""

    def __init__(self) -> None:
        self._parts: list[tuple[int, int, Analysis]] = []

    def __len__(self) -> int:
        return len(self._parts)

    def add(self, start: int, part: Analysis) -> None:
        """Adds the analysis of the window that begins at offset `start`."""
        insort(self._parts, (start, len(self._parts), part), key=lambda p: p[:2])

    def analysis(self) -> Analysis:
        """All parts as one, in reading order; speakers are the same where their names are."""
        speakers: dict[str, Speaker] = {}
        numbers: dict[str, int] = {}
        quotes: list[Quote] = []
        for _, _, part in self._parts:
            offset = len(quotes)
            for speaker in part.speakers:
                numbers.setdefault(speaker.name, len(numbers))
                speakers.setdefault(speaker.name, speaker)
            quotes.extend(
                replace(
                    quote,
                    speaker=None
                    if quote.speaker is None
                    else numbers[part.speakers[quote.speaker].name],
                    continues=None if quote.continues is None else quote.continues + offset,
                )
                for quote in part.quotes
            )
        entities = Entities(entity for _, _, part in self._parts for entity in part.entities)
        return Analysis(entities, tuple(quotes), tuple(speakers.values()))
