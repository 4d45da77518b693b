"""`reader export` and `reader import`: notes and tags out of a store and into one."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from reader.annotation.exchange.formats import PACKED
from reader.cli.output import complain, inform, keep_every_character
from reader.cli.session import known_by, standard_input, workspace
from reader.model.errors import ReaderError
from reader.workspace import Workspace

if TYPE_CHECKING:
    from reader.bank import Hit

_REFUSED_SHOWN = 20


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        if arguments.command == "export":
            return _export(opened, arguments)
        return _import(opened, arguments.file)


def _export(opened: Workspace, arguments: Namespace) -> int:
    """Write the notes on one article, or on all in the store, to standard output."""
    keep_every_character()
    known = known_by(arguments)
    if known is not None and arguments.source is None:
        raise ReaderError("--title and its like are for one article: name it.")
    if arguments.format in PACKED:
        return _pack(opened, arguments)
    if arguments.query is not None:
        for piece in _found(opened, arguments):
            sys.stdout.write(piece)
        return 0
    articles = None if arguments.source is None else [opened.open(arguments.source, known)]
    for piece in opened.exporting.write(arguments.format, articles, arguments.by):
        sys.stdout.write(piece)
    return 0


def _pack(opened: Workspace, arguments: Namespace) -> int:
    """Write a packed file to standard output, which must not be a terminal."""
    if arguments.by is not None:
        raise ReaderError(f"--by is not for {arguments.format}, which has an order of its own.")
    if sys.stdout.isatty():
        raise ReaderError(f"A packed file is no text: add > notes.{arguments.format}")
    if arguments.query is not None:
        pages = opened.gathering.pages(_hits(opened, arguments))
    else:
        known = known_by(arguments)
        one = None if arguments.source is None else [opened.open(arguments.source, known)]
        pages = opened.exporting.pages(one)
    for piece in opened.exporting.pack(arguments.format, pages):
        sys.stdout.buffer.write(piece)
    return 0


def _hits(opened: Workspace, arguments: Namespace) -> Sequence[Hit]:
    from reader.cli.search import search

    if arguments.source is not None:
        raise ReaderError("--query searches the whole library: leave out SOURCE.")
    return search(opened, arguments.query, arguments.what).hits


def _found(opened: Workspace, arguments: Namespace) -> Iterable[str]:
    """The notes that a search finds; with --what quotes or text also what bears no note yet, in
    the formats that can hold it."""
    hits = _hits(opened, arguments)
    if arguments.format != "jsonl":
        return opened.gathering.write(arguments.format, hits, arguments.by)
    wanted = {key for hit in hits for key in hit.annotations}
    lines = opened.exporting.lines(list(dict.fromkeys(hit.article for hit in hits)))
    return (line for line in lines if _is_wanted(json.loads(line), wanted))


def _is_wanted(value: dict[str, Any], annotations: set[str]) -> bool:
    return value["type"] != "annotation" or value["id"] in annotations


def _import(opened: Workspace, file: str) -> int:
    """Read notes or a codebook; 1 when some lines or entries were refused."""
    if file == "-":
        done = opened.import_notes(standard_input())
    else:
        try:
            with open(file, "rb") as stream:
                done = opened.import_notes(stream)
        except OSError as error:
            raise ReaderError(f"{file} cannot be read: {error.strerror}.") from error
    for sentence in done.refused[:_REFUSED_SHOWN]:
        complain(sentence)
    if len(done.refused) > _REFUSED_SHOWN:
        complain(f"… and {len(done.refused) - _REFUSED_SHOWN} more.")
    inform(f"{done.added} added, {done.updated} updated, {done.unchanged} known already.")
    return 1 if done.refused else 0
