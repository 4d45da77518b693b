"""Articles whose analyses are known, without the process that makes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.analysis.about import pipeline_about
from reader.analysis.cache import AnalysisCache, CacheKey
from reader.model import (
    Analysis,
    Article,
    Entities,
    Entity,
    Metadata,
    Quote,
    QuoteKind,
    Span,
    Speaker,
)
from reader.workspace import Workspace

COUNCIL = (
    "Harbour Vote Delayed Until Spring\n\n"
    "“We need more time to read the plan,” said Mara Ellis, who leads the committee of Northport. "
    "“Nobody wants to build it twice,” she added.\n\n"
    "Shop owners along the quay want an early start, Jon Ábel said.\n\n"
    "The vote had been set for Monday, and the work was to begin in the spring of next year."
)
SAID = (
    ("“We need more time to read the plan,”", "Mara Ellis", 0.9),
    ("“Nobody wants to build it twice,”", "Mara Ellis", 0.3),
    ("Shop owners along the quay want an early start", "Jon Ábel", 0.9),
)


def keep(
    workspace: Workspace,
    folder: Path,
    text: str = COUNCIL,
    *,
    name: str = "council.txt",
    analysed: bool = True,
    said: Sequence[tuple[str, str, float]] = SAID,
    known: Metadata | None = None,
) -> Article:
    """An article in the library; its analysis is known if `analysed`."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    article = workspace.open(str(path), known)
    workspace.keep(article)
    if analysed:
        know(workspace, article, said)
    return article


def know(
    workspace: Workspace, article: Article, said: Sequence[tuple[str, str, float]] = SAID
) -> None:
    """Put an analysis where those of the library are."""
    folder = workspace.store.analyses
    assert folder is not None
    key = CacheKey(article.version.sha256, pipeline_about(None), article.metadata.language)
    AnalysisCache(folder).put(key, analysis(article.text, said))


def analysis(text: str, said: Sequence[tuple[str, str, float]] = SAID) -> Analysis:
    """Who says what in a text: words, speaker, how sure."""
    said = [one for one in said if one[0] in text]
    names = list(dict.fromkeys(name for _, name, _ in said))
    quotes = [
        Quote(
            span(text, words),
            QuoteKind.DIRECT if words.startswith("“") else QuoteKind.INDIRECT,
            names.index(name),
            mention=span(text, name),
            confidence=sure,
        )
        for words, name, sure in said
    ]
    entities = [
        Entity(span(text, name), "PERSON") for name in (*names, "Northport") if name in text
    ]
    speakers = [Speaker(name, (name, name.split()[-1]), "of the council", 0.9) for name in names]
    ordered = sorted(entities, key=lambda entity: entity.span)
    return Analysis(Entities(ordered), tuple(quotes), tuple(speakers))


def span(text: str, words: str) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))
