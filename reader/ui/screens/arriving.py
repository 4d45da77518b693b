"""What arrives after the text: the annotations, then the analysis in parts."""

from __future__ import annotations

import time
from contextlib import suppress

from reader.annotation import StoreError
from reader.model import Article
from reader.model.errors import ReaderError
from reader.ui.article.session import Found, Session
from reader.ui.jobs import reason
from reader.ui.screens.desk import Desk
from reader.workspace import Mark, Workspace
from reader.workspace.analysing import SOON_READ, NotAnalysed
from reader.workspace.opened import CHANGED, NEWER

SECONDS_BETWEEN_PARTS = 0.4


def prepare(workspace: Workspace, article: Article) -> Session:
    """The session of `article`, with its analysis where that is known and soon read."""
    session = Session(article)
    known = None
    if len(article.text) < SOON_READ:
        with suppress(OSError, ReaderError):
            known = workspace.known_analysis(article)
    if known is not None:
        session.take(Found(known), whole=True)
    return session


class Arriving:
    """Fetches annotations and analysis in threads of their own, and lays them over the text."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def start(self, first: int) -> None:
        """Begin; the part of the text round the offset `first` is analysed first."""
        desk = self._desk
        article = desk.session.article
        desk.read(
            lambda: (desk.workspace.marks(article), desk.workspace.notices()),
            lambda found: self._marks(*found),
        )
        desk.jobs.write(lambda: self._keep(article), lambda _: None, lambda _: None)
        if not desk.session.reading.analysed:
            desk.jobs.run(lambda: self._analyse(article, first), lambda _: None, self._failed)

    def _keep(self, article: Article) -> None:
        """Put what is read into the library. A store that takes nothing is no reason not to read;
        the first note that cannot be saved says so."""
        with suppress(StoreError):
            self._desk.workspace.keep(article)
            self._desk.workspace.read_last(article)

    def _marks(self, marks: tuple[Mark, ...], notices: list[str]) -> None:
        desk = self._desk
        desk.session.set_marks(marks)
        for notice in [*desk.session.article.version.notices, *notices]:
            differs = notice == NEWER or notice.startswith(CHANGED)
            more = desk.with_keys(" {again} shows how.") if differs else ""
            desk.messages.say(f"{notice}{more}")
        desk.refocus()
        desk.arrived()

    def _analyse(self, article: Article, first: int) -> None:
        """Hand parts over as they come, not more often than the eye can follow."""
        desk = self._desk
        shown, latest = 0.0, None
        for latest in desk.workspace.analyse(article, first=first):
            if not desk.screen.is_attached:
                return
            if time.monotonic() - shown >= SECONDS_BETWEEN_PARTS:
                self._hand_over(Found(latest), whole=False)
                shown = time.monotonic()
        if latest is not None:
            self._hand_over(Found(latest), whole=True)

    def _hand_over(self, found: Found, *, whole: bool) -> None:
        desk = self._desk

        def take() -> None:
            desk.take(found, whole=whole)
            desk.arrived()
            if whole and not found.utterances:
                desk.messages.mention("No quotes found.")
                desk.tell()

        desk.jobs.call(take)

    def _failed(self, error: Exception) -> None:
        desk = self._desk
        sentence = reason(error)
        if not isinstance(error, NotAnalysed):
            sentence = f"Quotes unavailable: {sentence} (reader doctor)"
        desk.session.set_trouble(sentence)
        desk.say(sentence)
