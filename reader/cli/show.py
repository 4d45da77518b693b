"""`reader show`: an article, cleaned, as text or as JSON."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.output import complain, emit, emit_json
from reader.cli.session import open_source, workspace
from reader.model import Article, BlockKind
from reader.model.contract import article_to_json


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        article = open_source(opened, arguments)
    if arguments.format == "json":
        emit_json(article_to_json(article))
    else:
        show(article)
    return 0


def show(article: Article) -> None:
    """Print the text, under the title if the text lacks it, and what was lost on the way in."""
    title = article.metadata.title
    if title and not article.blocks.indices(BlockKind.TITLE):
        emit(title + "\n")
    emit(article.text)
    for notice in article.version.notices:
        complain(notice)
