"""The screen of `reader feed SOURCE`."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import PurePath
from typing import ClassVar

from reader.model import Article
from reader.resources import styles
from reader.sources.entry import Feed
from reader.ui.app import ReaderApp, ended
from reader.ui.feed.screen import FeedScreen
from reader.ui.style.look import SHEETS
from reader.workspace import Workspace

Fetch = Callable[[Callable[[], bool]], Feed]
"""Gets the feed; is given what to ask whether to give up."""


class FeedApp(ReaderApp):
    """The program with a feed where it usually has an article."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [styles() / sheet for sheet in SHEETS]

    def __init__(self, workspace: Workspace, fetch: Fetch) -> None:
        # The screen for an article below waits for one that never comes, and is never seen.
        never: Future[Article] = Future()
        super().__init__(workspace, never)
        self._fetch = fetch

    def on_mount(self) -> None:
        screen = FeedScreen(self.workspace, self.places, self.clock, self._fetch)
        self.places.begin_with(screen)

    def on_unmount(self) -> None:
        """Nobody need wait any longer for the article that never comes."""
        self._opening.cancel()


def run(workspace: Workspace, fetch: Fetch) -> int:
    """Show a feed until the user leaves; returns the exit status. Raises ReaderError when it
    cannot be had."""
    return ended(FeedApp(workspace, fetch))
