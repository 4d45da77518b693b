"""`reader removed`: the lines that the cleaner set aside, and bringing them back."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.output import emit, emit_json, inform
from reader.cli.session import open_source, workspace
from reader.model import Article


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        article = open_source(opened, arguments)
        if arguments.restore:
            article = opened.restoring.restore(article, arguments.restore)
        if arguments.take_back:
            article = opened.restoring.take_back(article, arguments.take_back)
        if arguments.restore or arguments.take_back:
            inform(f"Saved in {opened.store.folder}")
    if arguments.format == "json":
        emit_json(
            {
                "schema": 1,
                "id": article.id,
                "removed": [
                    {"line": row.line, "at": row.at, "text": row.text, "reason": row.reason}
                    for row in article.version.removed
                ],
                "restored": list(article.version.restored),
            }
        )
    else:
        _print(article)
    return 0


def _print(article: Article) -> None:
    removed = article.version.removed
    if not removed:
        emit("Nothing is removed.")
    numbers = ["" if row.line is None else str(row.line) for row in removed]
    width = max(map(len, numbers), default=0)
    reasons = max((len(row.reason) for row in removed), default=0)
    for number, row in zip(numbers, removed, strict=True):
        emit(f"{number:>{width}}  {row.reason.ljust(reasons)}  {' '.join(row.text.split())}")
    if article.version.restored:
        emit(f"Restored: {', '.join(map(str, article.version.restored))}")
