"""Analyses, from the cache where one is known, else from the helper process."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model import Analysis, Article
from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from reader.analysis.cache import CacheKey
    from reader.analysis.client import Analyser

LANGUAGES = ("en", "und")
"""The languages that are analysed; one that nobody could tell is tried."""

SOON_READ = 200_000
"""Characters of an article up to which a known analysis is there with the first paint."""


class NotAnalysed(ReaderError):
    """The text is in a language that Reader does not analyse."""


def earlier(text_sha256: str, caches: Sequence[Path]) -> Analysis | None:
    """What other rules found in a text: better than nothing until it is analysed again."""
    from reader.analysis.cache import AnalysisCache

    kept = (AnalysisCache(folder).earlier(text_sha256) for folder in caches)
    return next((found for found in kept if found is not None), None)


class Analysing:
    """Analyses articles with one helper process, which starts when it is first needed."""

    def __init__(self, pipeline: str, log: Path | None) -> None:
        self._pipeline = pipeline or None
        self._log = log
        self._lock = threading.Lock()
        self._analyser: Analyser | None = None

    def analyse(
        self, article: Article, caches: Sequence[Path], *, first: int = 0
    ) -> Iterator[Analysis]:
        """Ever more complete analyses of `article`; the last one is whole.

        The part of the text around the offset `first` comes first. A whole analysis that one of
        the folders `caches` holds is the only one given; a new one is kept in the first of them.
        Raises ReaderError when there can be none.
        """
        from reader.analysis.cache import AnalysisCache

        known = self.cached(article, caches)
        if known is not None:
            yield known
            return
        if article.metadata.language not in LANGUAGES:
            raise NotAnalysed(
                "This text is not in English, so quotes and names are not marked in it."
            )
        analysis = Analysis()
        for analysis in self.helper().analyse(article.text, article.blocks, first=first):
            yield analysis
        if caches:
            AnalysisCache(caches[0]).put(self._key(article), analysis)

    def cached(self, article: Article, caches: Sequence[Path]) -> Analysis | None:
        """The whole analysis of `article` from the first of the folders that holds one."""
        from reader.analysis.cache import AnalysisCache

        key = self._key(article)
        found = (AnalysisCache(folder).get(key) for folder in caches)
        return next((analysis for analysis in found if analysis is not None), None)

    @property
    def basis(self) -> str:
        """What every analysis made now stands on: the pipeline and the rules."""
        from reader.analysis.cache import RULES_VERSION

        return f"{self._about} {RULES_VERSION}"

    def has(self, text_sha256: str, language: str, caches: Sequence[Path]) -> bool:
        """Whether one of the folders holds the analysis of a text."""
        from reader.analysis.cache import AnalysisCache

        key = self._key_of(text_sha256, language)
        return any(AnalysisCache(folder).path(key).is_file() for folder in caches)

    def helper(self) -> Analyser:
        """The helper process's client; starting it early makes the first analysis come sooner."""
        with self._lock:
            if self._analyser is None:
                from reader.analysis.client import Analyser

                self._analyser = Analyser(self._pipeline, self._log)
            return self._analyser

    def close(self) -> None:
        """End the helper process."""
        with self._lock:
            if self._analyser is not None:
                self._analyser.close()

    def _key(self, article: Article) -> CacheKey:
        return self._key_of(article.version.sha256, article.metadata.language)

    def _key_of(self, text_sha256: str, language: str) -> CacheKey:
        from reader.analysis.cache import CacheKey

        return CacheKey(text_sha256, self._about, language)

    @cached_property
    def _about(self) -> str:
        from reader.analysis.about import pipeline_about

        return pipeline_about(self._pipeline)
