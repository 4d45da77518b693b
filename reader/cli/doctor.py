"""`reader doctor`: does everything that Reader needs work?"""

from __future__ import annotations

import platform
from argparse import Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from reader import __version__, resources
from reader.cli.output import emit
from reader.cli.session import workspace
from reader.model.errors import ReaderError
from reader.workspace import Workspace, sample

_PARTS = ("textual", "spacy", "tinydb", "pyperclip")


def run(arguments: Namespace) -> int:
    """Print a line a check; 1 when something does not work."""
    emit(f"Reader {__version__} · Python {platform.python_version()} · {platform.platform()}")
    failed = False
    with workspace(arguments) as opened:
        for fine, sentence in _checks(opened):
            emit(f"{'ok   ' if fine else 'FAILS'}  {sentence}")
            failed = failed or not fine
    return 1 if failed else 0


def _checks(opened: Workspace) -> Iterator[tuple[bool, str]]:
    for part in _PARTS:
        try:
            yield True, f"{part} {version(part)}"
        except PackageNotFoundError:
            yield False, f"{part} is not installed. Install article-reader again."
    for find in (resources.styles, resources.seeds):
        try:
            yield True, f"{find.__name__} in {find()}"
        except FileNotFoundError as error:
            yield False, str(error)
    yield True, f"settings in {opened.folders.settings_file}"
    yield True, f"state in {opened.folders.state}, log in {opened.folders.log_file}"
    yield from opened.check_store()
    yield _analysis(opened)
    yield from opened.check_clipboard()


def _analysis(opened: Workspace) -> tuple[bool, str]:
    """Analyse the sample afresh, in the helper process."""
    try:
        found = opened.analysis(opened.open(str(sample())))
    except ReaderError as error:
        return False, str(error)
    return True, f"quotes: {len(found.utterances())} found in the sample article"
