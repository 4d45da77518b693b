"""`reader agreement`: how far the coders of a library agree."""

from __future__ import annotations

from argparse import Namespace

from reader.cli.output import emit, emit_json, inform
from reader.cli.session import workspace
from reader.cli.tables import print_table, write_csv
from reader.model.errors import ReaderError
from reader.text.counted import counted
from reader.workspace.library.agreeing import Agreed

COLUMNS = ("tag", "paragraphs", "percent", "alpha")


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        articles = None if arguments.source is None else [opened.open(arguments.source)]
        found = opened.agreement(articles, arguments.coders)
    if not found.articles:
        raise ReaderError(
            "No article has notes of two coders. Import the notes of the other one: "
            "reader import FILE."
        )
    if arguments.format == "json":
        rows = _rows(found)
        emit_json({"coders": found.coders, "articles": found.articles, "tags": rows})
    elif arguments.format == "csv":
        write_csv(COLUMNS, _rows(found))
    else:
        _table(found)
    if found.lost:
        inform(f"{found.lost} marks whose words are lost count for nothing.")
    return 0


def _rows(found: Agreed) -> list[dict[str, object]]:
    return [
        {
            "tag": name,
            "paragraphs": one.units,
            "percent": None if one.percent is None else round(one.percent, 1),
            "alpha": None if one.alpha is None else round(one.alpha, 3),
        }
        for name, one in found.tags
    ]


def _table(found: Agreed) -> None:
    emit(
        f"{', '.join(found.coders)} · {counted(found.articles, 'article')} · "
        f"{counted(found.paragraphs, 'paragraph')}"
    )
    if not found.tags:
        emit("No tag stands on any of them.")
        return
    cells = [
        (
            name,
            "—" if one.percent is None else f"{one.percent:.1f} %",
            "—" if one.alpha is None else f"{one.alpha:.3f}",
        )
        for name, one in found.tags
    ]
    print_table([("tag", "agree", "Krippendorff’s alpha"), *cells])
