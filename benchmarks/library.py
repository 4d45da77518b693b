"""Searching a library of 5,000 articles with 100,000 annotations while typing, and listing it."""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import accumulate
from pathlib import Path
from unittest import mock

from benchmarks.report import Figure
from reader.analysis.about import pipeline_about
from reader.analysis.cache import AnalysisCache, CacheKey
from reader.annotation import Store
from reader.annotation.anchor import select
from reader.bank import WHATS
from reader.folders import Folders
from reader.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Blocks,
    Entities,
    Entity,
    Metadata,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    Version,
)
from reader.model.article import article_id
from reader.settings import Settings
from reader.text.fold import fold
from reader.workspace import Workspace

_ARTICLES = 5_000
_ANNOTATIONS = 20
_PARAGRAPHS = 18
_WORDS = 50
_SYLLABLES = "ka lo mi ren tas vel dor sun bi pra chet no gur al ise fen ho wik sta mer".split()
_TAGS = [f"{one} {other}" for one in ("claim", "fact", "plan", "cost") for other in _SYLLABLES[:10]]
_TYPED = "speaker:verrano tag:claim harbour decision"
_QUERIES = ("kalo", "the", "speaker:lona", "tag:claim", "-tag:claim has:note", "before:2015", "")


class Words:
    """News prose in shape: few words are common and many rare, as in any language (Zipf)."""

    def __init__(self) -> None:
        chance = random.Random(1)
        made = {"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(24_000)}
        self._words = ["the", "of", "to", "harbour", "decision", *sorted(made)]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))
        self._names = [f"{w.capitalize()} Verrano" for w in sorted(made)[:40]]
        self._names += [f"Lona {w.capitalize()}" for w in sorted(made)[40:400]]

    def article(self, number: int) -> tuple[Article, Analysis]:
        """An article of 900 words in which nine people say something, with its analysis."""
        chance = random.Random(number)
        blocks: list[Block] = []
        parts: list[str] = []
        quotes: list[Quote] = []
        speakers: list[Speaker] = []
        entities: list[Entity] = []
        at = 0
        for place in range(_PARAGRAPHS):
            text = " ".join(chance.choices(self._words, cum_weights=self._weights, k=_WORDS))
            if place % 2:
                name = chance.choice(self._names)
                text = f"“{text},” said {name}."
                quotes.append(
                    Quote(
                        Span(at, at + text.rindex("”") + 1),
                        QuoteKind.DIRECT,
                        speaker=len(speakers),
                        confidence=0.9,
                    )
                )
                speakers.append(Speaker(name, (name, name.split()[1]), "member", 0.9))
                entities.append(Entity(Span(at + text.rindex(name), at + len(text) - 1), "PERSON"))
            blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(text))))
            parts.append(text)
            at += len(text) + 2
        version = Version("\n\n".join(parts), Blocks(blocks))
        day = f"20{number % 20:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        metadata = Metadata(f"Story {number}", ("A. Writer",), day, f"Paper {number % 30}")
        article = Article(article_id(None, version.text), metadata, version)
        return article, Analysis(Entities(entities), tuple(quotes), tuple(speakers))


def measure(folder: Path, environ: Mapping[str, str]) -> Iterator[Figure]:
    """Making the index, asking it, keeping it in step, and opening an article beside it."""
    home = Path(environ["HOME"])
    folders = Folders(*(home / name for name in ("config", "data", "state", "cache", "log")))
    place = Path(environ["READER_ANNOTATIONS"])
    texts = _fill(place)
    size = f"{_ARTICLES:,} articles, {_ARTICLES * _ANNOTATIONS:,} annotations"

    with _opened(folders, place, environ) as made:
        seconds = _timed(made.bank.catch_up) / 1000
    yield Figure(f"{size}: making the index for searching", seconds, "s")
    index = next((folders.cache / "bank").glob("*.sqlite"))
    yield Figure(f"{size}: size of the index", index.stat().st_size / 1e6, "MB")

    with _opened(folders, place, environ) as opened:
        first = _timed(lambda: opened.bank.find("kalo"))
        yield Figure(f"{size}: first search of a run", first, "ms")
        typed = [_TYPED[:end] for end in range(1, len(_TYPED) + 1)]
        times = [_timed(partial(opened.bank.find, query)) for query in typed]
        scan = _timed(lambda: [text for text in texts if "kalo" in fold(text)])
        beside = f"reading all texts once and looking for one word: {scan:,.0f} ms"
        yield Figure(f"{size}: search, each key typed, median", statistics.median(times), "ms", 50)
        yield Figure(f"{size}: search, slowest key", max(times), "ms", None, beside)
        slowest = max(
            statistics.median(_timed(partial(opened.bank.find, query, what)) for _ in range(3))
            for query in _QUERIES
            for what in WHATS
        )
        yield Figure(f"{size}: slowest of {3 * len(_QUERIES)} other searches", slowest, "ms")
        rows = statistics.median(_timed(opened.library.rows) for _ in range(5))
        yield Figure(f"{size}: rows of the library", rows, "ms", 50)
        yield Figure(f"{size}: speakers of the library", _timed(opened.bank.speakers), "ms")
        yield from _in_step(opened, size)


def _in_step(opened: Workspace, size: str) -> Iterator[Figure]:
    """A note saved, then the next search; and an article opened."""
    saving, finding, opening = [], [], []
    for count, row in enumerate(opened.store.articles.list()[:20]):
        annotation = opened.store.annotations.of(row.id)[0]
        note = f"one more word {count}"
        saving.append(_timed(partial(opened.change, annotation, note=note)))
        finding.append(_timed(lambda: opened.bank.find("kalo")))
        opening.append(_timed(partial(opened.store.annotations.of, row.id)))
    yield Figure(f"{size}: saving a note", statistics.median(saving), "ms", 50)
    yield Figure(f"{size}: search after a save", statistics.median(finding), "ms", 50)
    yield Figure(f"{size}: notes of an article", statistics.median(opening), "ms", 50)


def _fill(place: Path) -> list[str]:
    """A store with all that, and its texts."""
    words, texts = Words(), []
    about = pipeline_about(None)
    # Filling is not what is measured, and the disk need not be waited for.
    with mock.patch("os.fsync"), Store(place, user="bench") as store:
        tags = [store.codebook.ensure(name).id for name in _TAGS]
        for number in range(_ARTICLES):
            article, analysis = words.article(number)
            store.articles.keep(article)
            with store.action("fill"):
                for at in range(_ANNOTATIONS):
                    start = article.blocks.starts[at % _PARAGRAPHS]
                    selector = select(article.text, Span(start, start + 60), article.version.sha256)
                    store.annotations.add(
                        article.id,
                        selector,
                        note=f"note {at} on harbour" if at % 3 else "",
                        tags=[tags[(number + at) % len(tags)]],
                    )
            AnalysisCache(place / "analyses").put(CacheKey(article.version.sha256, about), analysis)
            texts.append(re.sub(r"\s+", " ", article.text))
    return texts


class _opened:
    """A workspace on the store, as of a fresh start."""

    def __init__(self, folders: Folders, place: Path, environ: Mapping[str, str]) -> None:
        self._workspace = Workspace(
            Settings(user="bench"), folders, annotations=place, environ=environ
        )

    def __enter__(self) -> Workspace:
        return self._workspace

    def __exit__(self, *_: object) -> None:
        self._workspace.close()


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
