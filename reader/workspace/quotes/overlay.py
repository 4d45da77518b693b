"""The analysis handed out last, and the corrections laid over it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from reader.model import Analysis, Article, Correction
from reader.workspace.quotes.correcting import Placed, corrected, placed


@dataclass(frozen=True, slots=True)
class Laid:
    """`found` is the analysis of a version's text as computed, `corrected` what came of it."""

    version: str
    found: Analysis
    corrections: tuple[Correction, ...]
    places: tuple[Placed, ...]
    corrected: Analysis


class Overlay:
    """Lays the corrections of an article over its analyses. Remembers the last one, so that
    another correction, or one taken back, needs no other analysis."""

    def __init__(self, corrections: Callable[[str], tuple[Correction, ...]]) -> None:
        self._corrections = corrections
        self._last: Laid | None = None
        self._lock = threading.Lock()

    def lay(self, article: Article, found: Analysis) -> Analysis:
        """`found` with the corrections of now."""
        version, corrections = article.version.sha256, self._corrections(article.id)
        with self._lock:
            last = self._last
            same = last is not None and (last.version, last.corrections) == (version, corrections)
            if last is not None and same and last.found is found:
                return last.corrected
            places = last.places if last is not None and same else placed(corrections, article)
            laid = corrected(found, places, article)
            self._last = Laid(version, found, corrections, places, laid)
            return laid

    @property
    def last(self) -> Laid | None:
        """What was handed out last."""
        return self._last

    def adopt(self, laid: Laid) -> None:
        """Take over what another process handed out."""
        with self._lock:
            self._last = laid

    def latest(self, article: Article) -> Analysis | None:
        """The last analysis of this text with the corrections of now; the same object as long as
        there are no others. None when there was no analysis yet."""
        last = self._last
        if last is None or last.version != article.version.sha256:
            return None
        return self.lay(article, last.found)
