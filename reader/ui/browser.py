"""Opening a page in the user's web browser, without a line of it on our screen."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from collections.abc import Callable
from urllib.parse import urlsplit

from textual.app import App, SuspendNotSupported

from reader.model.errors import ReaderError
from reader.ui.jobs import Jobs

_SCHEMES = ("http", "https", "mailto")
_SECONDS = 15


class NoBrowser(ReaderError):
    """The page cannot be opened from here; the text says why."""


def open_page(
    app: App[object],
    jobs: Jobs,
    url: str,
    done: Callable[[object], None],
    failed: Callable[[Exception], None],
) -> None:
    """Open `url` in the browser, in a thread; `failed` is told of a NoBrowser. A browser for the
    terminal gets the terminal until the user leaves it."""
    if urlsplit(url).scheme.lower() not in _SCHEMES:
        failed(NoBrowser("Only web and mail addresses are opened."))
    elif app.is_web:
        app.open_url(url)
        done(None)
    else:
        controller = _controller()
        if controller is None:
            failed(NoBrowser("There is no browser here that could be started."))
        elif type(controller) is webbrowser.GenericBrowser:
            try:
                with app.suspend():
                    controller.open(url)
            except SuspendNotSupported:
                failed(NoBrowser("The browser needs this terminal, which cannot be lent to it."))
            else:
                done(None)
        else:
            jobs.run(lambda: _start(url), done, failed)


def _controller() -> webbrowser.BaseBrowser | None:
    try:
        return webbrowser.get()
    except webbrowser.Error:
        return None


def _start(url: str) -> None:
    """Start the browser as a program of its own, as what it prints would spoil the screen."""
    try:
        subprocess.run(
            [sys.executable, "-m", "webbrowser", url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise NoBrowser("The browser did not start.") from error
