"""`reader annotate`: mark words of an article from the command line."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.output import emit, inform
from reader.cli.session import open_source, workspace
from reader.model import Article, Span
from reader.model.errors import ReaderError
from reader.text.search import Searcher

_MOST_LISTED = 20
_BESIDE = 35


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        article = open_source(opened, arguments)
        span = find_words(article, arguments.quote, arguments.occurrence)
        analysis = opened.known_analysis(article)
        annotation = opened.annotate(
            article, span, note=arguments.note, tags=arguments.tags, analysis=analysis
        )
        emit(annotation.id)
        inform(f"Saved in {opened.store.folder}")
    return 0


def find_words(article: Article, words: str, occurrence: int | None) -> Span:
    """Where `words` stand in `article`; quotation marks, dashes, spaces and case are folded.

    Raises ReaderError when they stand nowhere, or more than once and no `occurrence` (from 1)
    says which is meant; the message lists the places.
    """
    found = Searcher(article.text).find(words)
    if not found:
        raise ReaderError(f"These words are not in the article: {words}")
    if occurrence is not None and occurrence > len(found):
        raise ReaderError(f"There are {len(found)} of them, not {occurrence}: {words}")
    if occurrence is None and len(found) > 1:
        places = [
            f"{number}: {_around(article, span)}"
            for number, span in enumerate(found[:_MOST_LISTED], start=1)
        ]
        raise ReaderError(
            f"These words stand {len(found)} times in the article. Choose one with "
            "--occurrence N:\n" + "\n".join(places)
        )
    return found[(occurrence or 1) - 1]


def _around(article: Article, span: Span) -> str:
    """The words at `span` with some of those before and after them in their block."""
    index = article.blocks.at(span.start)
    block = span if index is None else article.blocks.span(index)
    start = max(block.start, span.start - _BESIDE)
    end = min(block.end, span.end + _BESIDE)
    words = " ".join(article.text[start:end].split())
    return f"{'…' if start > block.start else ''}{words}{'…' if end < block.end else ''}"
