"""Saving a note, in a store that holds a hundred thousand."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks import articles
from benchmarks.report import Figure
from reader.annotation import Store
from reader.annotation.anchor import select
from reader.model import Article, Metadata, Span, Version
from reader.model.article import article_id

_ARTICLES = 1_000
_EACH = 100
_ROUNDS = 20


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """Milliseconds from asking for a note to its being on disk, beside plain TinyDB."""
    with Store(Path(environ["READER_ANNOTATIONS"]), user="bench") as store:
        text = articles.text(200)
        made = [_fill(store, number, text) for number in range(_ARTICLES)]
        times = []
        for article in made[:_ROUNDS]:
            selector = select(text, Span(0, 40), article.version.sha256)
            start = time.perf_counter()
            store.annotations.add(article.id, selector, note="one more")
            times.append((time.perf_counter() - start) * 1000)
    count = _ARTICLES * _EACH
    yield Figure(f"saving a note, {count:,} in the store", statistics.median(times), "ms", 50)


def _fill(store: Store, number: int, text: str) -> Article:
    words = f"{text}\n\nArticle {number}."
    article = Article(article_id(None, words), Metadata(title=f"Article {number}"), Version(words))
    store.articles.keep(article)
    selector = select(words, Span(0, 40), article.version.sha256)
    with store.action("fill"):
        for index in range(_EACH):
            store.annotations.add(article.id, selector, note=f"note {index}")
    return article
