"""`reader doctor`: does everything that Reader needs work?"""

from __future__ import annotations

import platform
from argparse import Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reader import __version__, resources
from reader.cli.output import emit
from reader.cli.session import workspace
from reader.model.errors import ReaderError
from reader.workspace import Workspace, sample

_PARTS = ("textual", "spacy", "tinydb", "pyperclip")


def run(arguments: Namespace) -> int:
    """Print a line a check; 1 when something does not work."""
    if arguments.part == "clipboard":
        return _clipboard(arguments)
    told = [f"Reader {__version__} · Python {platform.python_version()} · {platform.platform()}"]
    emit(told[0])
    failed = False
    with workspace(arguments) as opened:
        if arguments.repair:
            for sentence in _repaired(opened):
                emit(sentence)
        for fine, sentence in _checks(opened):
            told.append(f"{'ok   ' if fine else 'FAILS'}  {sentence}")
            emit(told[-1])
            failed = failed or not fine
        if arguments.report:
            from reader.cli.report import write_bundle

            path = write_bundle(Path.cwd(), opened.folders, told)
            emit(f"All of this, with settings, log and reports on errors, is in {path}")
    return 1 if failed else 0


def _repaired(opened: Workspace) -> Iterator[str]:
    """Repair what can be, with a sentence on each thing done."""
    # Whoever opens a file of the store sets it right; here every one is opened.
    for row in opened.store.articles.list():
        opened.store.annotations.of(row.id)
    opened.tags()
    yield from opened.store.merge_copies()
    yield from opened.notices()
    articles = opened.bank.rebuild()
    yield f"The index for searching was made again from {articles} articles."


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
    yield from opened.bank.check()
    yield _analysis(opened)
    yield True, _copying(opened)


def _clipboard(arguments: Namespace) -> int:
    """Try each way to the clipboard; 1 when the one that is pinned, or every one, does not work."""
    with workspace(arguments) as opened:
        ways, mode = opened.check_clipboard(), opened.settings.clipboard
        for way in ways:
            emit(f"{'ok   ' if way.works else 'no   '}  {way.text}")
        if mode == "auto":
            emit(
                "Tried in this order. The setting clipboard pins one: native, osc52, tmux or file."
            )
            return 0 if any(way.works for way in ways) else 1
        emit(f"Your settings pin {mode}. Without them: the first of these that works.")
        return 0 if any(way.works for way in ways if way.name == mode) else 1


def _copying(opened: Workspace) -> str:
    """The way that copies go here, in a line."""
    mode = opened.settings.clipboard
    ways = [way for way in opened.check_clipboard() if mode in ("auto", way.name)]
    works = next((way.text for way in ways if way.works), f"{mode}: does not work here.")
    return f"clipboard by {works} More: reader doctor clipboard"


def _analysis(opened: Workspace) -> tuple[bool, str]:
    """Analyse the sample afresh, in the helper process."""
    try:
        found = opened.analysis(opened.open(str(sample())))
    except ReaderError as error:
        return False, str(error)
    return True, f"quotes: {len(found.utterances())} found in the sample article"
