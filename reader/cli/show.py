"""`reader show`: an article, cleaned, as text or as JSON."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.output import complain, emit, emit_json
from reader.cli.plain import plain
from reader.cli.session import open_source, workspace
from reader.model import Analysis, Article
from reader.model.contract import article_to_json
from reader.model.errors import ReaderError


def run(arguments: Namespace) -> int:
    if arguments.quotes and arguments.format == "json":
        raise ReaderError("--quotes is for text. For quotes as JSON: reader analyze SOURCE")
    with workspace(arguments) as opened:
        article = open_source(opened, arguments)
        if arguments.format == "json":
            emit_json(article_to_json(article))
        else:
            show(article, opened.analysis(article) if arguments.quotes else None)
    return 0


def show(article: Article, analysis: Analysis | None = None) -> None:
    """Print the text, under the title if the text lacks it, and what was lost on the way in; with
    an analysis, with the speaker before each quote."""
    emit(plain(article, analysis))
    for notice in article.version.notices:
        complain(notice)
