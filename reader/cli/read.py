"""`reader SOURCE`: an article on screen, or as plain text where there is no terminal."""

from __future__ import annotations

import gc
import os
import select
import stat
import sys
from argparse import Namespace
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread

from reader.cli.session import known_by, workspace
from reader.cli.show import show
from reader.model import Article
from reader.model.errors import ReaderError
from reader.workspace import Workspace
from reader.workspace.apart import can_open_apart, open_apart

_SECONDS_FOR_A_WORD = 5.0
"""How long a pipe that nobody named may stay silent where there is no terminal."""


def run(arguments: Namespace) -> int:
    with workspace(arguments) as opened:
        source, known = arguments.source or _piped(), known_by(arguments)

        def open_here() -> Article:
            return opened.open(source or opened.default_source(), known)

        if arguments.plain or arguments.quotes or no_screen():
            article = open_here()
            show(article, opened.analysis(article) if arguments.quotes else None)
            return 0
        if arguments.inline and sys.platform == "win32":
            raise ReaderError("--inline works on Linux and macOS only. Leave it out.")
        opening = open_apart(opened, source, known) if can_open_apart(source) else open_here
        return open_on_screen(opened, opening, inline=arguments.inline)


def open_on_screen(
    opened: Workspace, open_article: Callable[[], Article], *, inline: bool = False
) -> int:
    """Show the article that `open_article` gives until the user leaves, or print it where there is
    no terminal; returns the exit status. `inline` leaves what stands in the terminal in sight."""
    if no_screen():
        show(open_article())
        return 0
    opened.progress = None
    if has_keys():
        # Opening and importing take turns; at the usual 5 ms a turn, each file that the import
        # reads would wait as long, and a long article take a second more to its first text.
        sys.setswitchinterval(0.0005)
        # Nothing that is made until the first paint is garbage; the screen collects from then on.
        gc.disable()
        opening = _open_soon(open_article)
    else:
        # What comes through standard input may be slow: it is read here, where ctrl+c is heard.
        opening = Future()
        opening.set_result(open_article())
        take_keys_from_the_terminal()
    from reader.ui.app import run as run_screen

    return run_screen(opened, opening, inline=inline)


def _piped() -> str | None:
    """ "-" where words come through standard input although nothing is named. What starts programs
    without a terminal often leaves a pipe open through which nothing ever comes."""
    try:
        found = os.fstat(0)
    except OSError:
        return None
    if stat.S_ISREG(found.st_mode):
        return "-" if found.st_size else None
    if not stat.S_ISFIFO(found.st_mode) or in_browser():
        return None
    watched = sys.stdout.isatty() or sys.stderr.isatty() or sys.platform == "win32"
    if not watched and not select.select([0], [], [], _SECONDS_FOR_A_WORD)[0]:
        raise ReaderError("Nothing comes through standard input. Name an article: reader FILE")
    return "-"


def in_browser() -> bool:
    """Whether `reader serve` has started this process for a page in a browser."""
    return bool(os.environ.get("TEXTUAL_DRIVER"))


def no_screen() -> bool:
    """Whether there is no terminal that can show a screen, and no browser in its place."""
    terminal = sys.stdout.isatty() and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    return not in_browser() and not terminal


def has_keys() -> bool:
    """Whether keys come through standard input, or from a browser: else it is a file, a pipe or
    closed."""
    return in_browser() or bool(sys.stdin and sys.stdin.isatty())


def _open_soon(open_article: Callable[[], Article]) -> Future[Article]:
    """Open the article while the screen is being imported."""
    opening: Future[Article] = Future()

    def work() -> None:
        try:
            opening.set_result(open_article())
        except BaseException as error:
            opening.set_exception(error)

    Thread(target=work, name="open", daemon=True).start()
    return opening


def take_keys_from_the_terminal() -> None:
    """Standard input was the article or is closed: read keys from the controlling terminal."""
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise ReaderError("There is no terminal to take keys from: run reader in one.") from error
    os.dup2(terminal, 0)
    os.close(terminal)
    if sys.__stdin__ is None:
        sys.__stdin__ = sys.stdin = open(0, closefd=False)  # type: ignore[misc] # noqa: SIM115
