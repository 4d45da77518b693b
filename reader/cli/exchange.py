"""`reader export` and `reader import`: notes and tags out of a store and into one."""

from __future__ import annotations

import sys
from argparse import Namespace

from reader.cli.output import complain, inform
from reader.cli.session import workspace
from reader.model.errors import ReaderError
from reader.workspace import Workspace


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        if arguments.command == "export":
            return _export(opened, arguments.source)
        return _import(opened, arguments.file)


def _export(opened: Workspace, source: str | None) -> int:
    """Write JSON lines to standard output: of one article, or of all in the store."""
    articles = None if source is None else [opened.open(source).id]
    for line in opened.export(articles):
        sys.stdout.write(line + "\n")
    return 0


def _import(opened: Workspace, file: str) -> int:
    """Read what export wrote; 1 when some lines were refused."""
    if file == "-":
        done = opened.import_lines(sys.stdin.buffer)
    else:
        try:
            with open(file, "rb") as stream:
                done = opened.import_lines(stream)
        except OSError as error:
            raise ReaderError(f"{file} cannot be read: {error.strerror}.") from error
    for sentence in done.refused:
        complain(sentence)
    inform(f"{done.added} added, {done.updated} updated, {done.unchanged} known already.")
    return 1 if done.refused else 0
