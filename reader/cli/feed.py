"""`reader feed`: what a feed lists, and one of its entries as an article."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from typing import Any

from reader.cli.output import emit, emit_json
from reader.cli.read import has_keys, no_screen, open_on_screen, take_keys_from_the_terminal
from reader.cli.session import known_by, workspace
from reader.model.errors import ReaderError
from reader.sources.entry import Feed
from reader.workspace import Workspace


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        if arguments.number is None and arguments.format is None and not no_screen():
            return _on_screen(opened, arguments.source)
        feed = opened.feed(arguments.source)
        if arguments.number is None:
            _print(feed, arguments.format or "table")
            return 0
        if arguments.number > len(feed.entries):
            raise ReaderError(
                f"The feed lists {len(feed.entries)} entries; there is no number "
                f"{arguments.number}. To see them, run: reader feed {arguments.source}"
            )
        entry = feed.entries[arguments.number - 1]
        known = known_by(arguments)
        return open_on_screen(opened, lambda: opened.open_entry(entry, known))


def _on_screen(opened: Workspace, source: str) -> int:
    from reader.ui.feed.app import run as run_screen

    feed = opened.feed(source) if source == "-" else None
    if not has_keys():
        take_keys_from_the_terminal()
    if feed is not None:
        return run_screen(opened, lambda cancel: feed)
    return run_screen(opened, lambda cancel: opened.feed(source, cancel=cancel))


def _print(feed: Feed, style: str) -> None:
    if style == "json":
        emit_json(feed_to_json(feed))
        return
    if feed.title:
        emit(feed.title)
    if not feed.entries:
        emit("The feed lists nothing.")
    limit = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    width = len(str(len(feed.entries)))
    for number, entry in enumerate(feed.entries, 1):
        line = f"{number:>{width}}  {entry.published or '':10}  {entry.title}"
        emit(line if limit is None or len(line) <= limit else line[: limit - 1] + "…")


def feed_to_json(feed: Feed) -> dict[str, Any]:
    """The feed as one object; entries are numbered from 1."""
    entries = [
        {
            "number": number,
            "title": entry.title,
            "url": entry.url,
            "published": entry.published,
            "authors": list(entry.authors),
        }
        for number, entry in enumerate(feed.entries, 1)
    ]
    return {"schema": 1, "title": feed.title, "url": feed.url, "entries": entries}
