"""What every command begins with: the user's settings and the workspace."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from reader.cli.output import complain, progress_line
from reader.folders import user_folders
from reader.model import Article, Metadata
from reader.model.errors import ReaderError
from reader.settings import load_settings
from reader.workspace import Workspace

KNOWN = ("title", "authors", "published", "site", "url", "newspaper")


@contextmanager
def workspace(arguments: Namespace) -> Iterator[Workspace]:
    """The workspace that the options ask for, closed at the end.

    What the store recovered or set aside on the way is said on standard error.
    """
    folders = user_folders()
    opened = Workspace(
        load_settings(folders.settings_file),
        folders,
        annotations=getattr(arguments, "annotations", None),
        private=getattr(arguments, "private", False),
    )
    opened.progress = progress_line()
    try:
        yield opened
        for notice in opened.notices():
            complain(notice)
    finally:
        opened.close()


def standard_input() -> BinaryIO:
    """The bytes of standard input. Raises ReaderError when it is closed."""
    if sys.stdin is None:
        raise ReaderError("Standard input is closed. Pipe something into it, or name a file.")
    return sys.stdin.buffer


def open_source(opened: Workspace, arguments: Namespace) -> Article:
    """The article that SOURCE names, with what the options say of it."""
    return opened.open(arguments.source, known_by(arguments))


def known_by(arguments: Namespace) -> Metadata | None:
    """What --title, --author and their like say of the article."""
    if not any(getattr(arguments, name, None) for name in KNOWN):
        return None
    from reader.workspace.details import known

    return known(**{name: getattr(arguments, name) for name in KNOWN})
