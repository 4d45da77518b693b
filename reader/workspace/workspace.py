"""The one service that the command line and the screen call."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.folders import Folders
from reader.model import Analysis, Article
from reader.settings import Settings
from reader.state import State
from reader.workspace.analysing import SOON_READ, Analysing
from reader.workspace.annotating import Annotating
from reader.workspace.articles import Articles
from reader.workspace.copies import Copies
from reader.workspace.quotes.overlay import Overlay
from reader.workspace.quotes.settling import Settling

if TYPE_CHECKING:
    from reader.annotation import Store, Undone
    from reader.annotation.exchange.incoming import Imported
    from reader.clipboard import Copied, Way
    from reader.sources import Input
    from reader.workspace.apart import Delivery
    from reader.workspace.bank.bank import QuoteBank
    from reader.workspace.bank.gathering import Gathering
    from reader.workspace.citations.citations import Citations
    from reader.workspace.exporting import Exporting
    from reader.workspace.library.agreeing import Agreed
    from reader.workspace.library.forgetting import Forgetting
    from reader.workspace.library.library import Library
    from reader.workspace.library.people import Persons
    from reader.workspace.quotes.overlay import Laid
    from reader.workspace.reviewing import Reviewing
    from reader.workspace.versions.comparing import Comparing
    from reader.workspace.versions.restoring import Restoring


class Workspace(Articles, Annotating):
    """Everything that can be done with articles, on the user's settings, store and folders.

    Every method may be called from any thread; those that read or write files, or wait for a
    helper process, say so by blocking. What a room needs is made when it is first needed. A
    private workspace writes nothing anywhere. Errors for the user are ReaderErrors.
    """

    def __init__(
        self,
        settings: Settings,
        folders: Folders,
        *,
        annotations: Path | None = None,
        private: bool = False,
        environ: Mapping[str, str] = os.environ,
        today: Callable[[], date] = date.today,
    ) -> None:
        self.settings = settings
        self.folders = folders
        self.private, self.today = private, today
        super().__init__(State(None if private else folders.state / "state.json"), environ)
        self._annotations = annotations
        self._lock = threading.RLock()
        self._store: Store | None = None
        self._bank: QuoteBank | None = None
        self._library: Library | None = None
        self._analysing = Analysing(settings.pipeline, None if private else folders.log_file)
        self._delivered: dict[str, Analysis | None] = {}
        self._told: list[str] = []
        last_copy = None if private else folders.state / "last-copy.txt"
        self.copies = Copies(settings.clipboard, environ, last_copy)
        self._overlay = Overlay(lambda article: self.store.corrections.of(article))

    @property
    def store(self) -> Store:
        """The store of annotations; opened, not created, when it is first asked for."""
        with self._lock:
            if self._store is None:
                from reader.annotation import Store, find_store

                folder = find_store(
                    self._annotations, self._environ, Path.cwd(), Path.home(), self.folders.data
                )
                self._store = Store(folder, user=self.settings.creator, private=self.private)
            return self._store

    def notices(self) -> list[str]:
        """Sentences about what the store recovered or set aside, and what the bank could not keep,
        since last asked."""
        with self._lock:
            told, self._told = self._told, []
            asked = (self._store, self._bank)
            return told + [said for each in asked if each is not None for said in each.notices()]

    def close(self) -> None:
        """End helper processes and fetches, and let go of the store."""
        self._closing.set()
        self._analysing.close()
        if self._bank is not None:
            self._bank.close()
        with self._lock:
            if self._store is not None:
                self._store.close()

    def take_delivery(self, came: Delivery, read: Callable[[], Input]) -> None:
        """Take over an article that another process has opened for this one (see `apart`); `read`
        fetches the bytes that it was read from."""
        self._opened.take_later(came.article, came.origin, read)
        self._told.extend(came.notices)
        if came.laid is not None:
            self._overlay.adopt(came.laid)
        if len(came.article.text) < SOON_READ:
            found = came.laid.corrected if came.laid else None
            self._delivered[came.article.version.sha256] = found

    def laid(self, article: Article) -> Laid | None:
        """The analysis of `article` that was handed out last, with what it was made of."""
        last = self._overlay.last
        return last if last and last.version == article.version.sha256 else None

    @property
    def library(self) -> Library:
        """All articles in rows, and a corpus put in."""
        with self._lock:
            if self._library is None:
                from reader.workspace.library.library import Library

                self._library = Library(self)
            return self._library

    @property
    def bank(self) -> QuoteBank:
        """All quotes and notes of the library, to be searched."""
        with self._lock:
            if self._bank is None:
                from reader.workspace.bank.bank import QuoteBank

                self._bank = QuoteBank(self, self._analysing)
            return self._bank

    @property
    def gathering(self) -> Gathering:
        """What was found in the library: cited, tagged, written as a file."""
        from reader.workspace.bank.gathering import Gathering

        return Gathering(self)

    @property
    def comparing(self) -> Comparing:
        """What another look at an article's source brings."""
        from reader.workspace.versions.comparing import Comparing

        return Comparing(self.store, self.find, self.open, self._opened, self.keep)

    @property
    def restoring(self) -> Restoring:
        """Lines that the cleaner removed, brought back."""
        from reader.workspace.versions.restoring import Restoring

        return Restoring(self.store, self.keep)

    @property
    def settling(self) -> Settling:
        """Whose words a quote is, and what is one, as the user says."""
        return Settling(self.store, self.keep, self.latest_analysis)

    @property
    def reviewing(self) -> Reviewing:
        """What needs a look, and settling it."""
        from reader.workspace.reviewing import Reviewing

        return Reviewing(self.store)

    @property
    def people(self) -> Persons:
        """The speakers of the library, and who is who."""
        from reader.workspace.library.people import Persons

        return Persons(self.store, self.bank.speakers)

    @property
    def citations(self) -> Citations:
        """Citations with all that can be chosen, the choice itself, and bibliographies."""
        from reader.workspace.citations.citations import Citations

        return Citations(self)

    @property
    def exporting(self) -> Exporting:
        """Notes and the codebook, written in any format."""
        from reader.workspace.exporting import Exporting

        return Exporting(self)

    @property
    def forgetting(self) -> Forgetting:
        """Articles taken out of everything that is kept."""
        from reader.workspace.library.forgetting import Forgetting

        return Forgetting(self)

    def analyse(self, article: Article, *, first: int = 0) -> Iterator[Analysis]:
        """Ever more complete analyses of `article`, the part around offset `first` first, with
        the user's corrections.

        The last one is whole; where one is known already it is the only one.
        """
        caches = self._caches(article)
        for found in self._analysing.analyse(article, caches, first=first):
            yield self._overlay.lay(article, found)

    def analysis(self, article: Article, *, corrected: bool = True) -> Analysis:
        """The whole analysis of `article`; as computed unless `corrected`."""
        if corrected:
            return deque(self.analyse(article), maxlen=1).pop()
        return deque(self._analysing.analyse(article, self._caches(article)), maxlen=1).pop()

    def known_analysis(self, article: Article, *, corrected: bool = True) -> Analysis | None:
        """The whole analysis of `article` if it has been made before; as computed unless
        `corrected`."""
        if corrected and article.version.sha256 in self._delivered:
            return self._delivered.pop(article.version.sha256)
        found = self._analysing.cached(article, self._caches(article))
        return self._overlay.lay(article, found) if found and corrected else found

    def latest_analysis(self, article: Article) -> Analysis | None:
        """The analysis of `article` that was handed out last, with the corrections of now: the
        same object where none was made or taken back since."""
        return self._overlay.latest(article)

    def _caches(self, article: Article) -> list[Path]:
        """Where analyses are looked for, the place for a new one first: the store for what was
        put into the library here, as commands that only look write nothing in it."""
        cache = [] if self.private else [self.folders.cache / "analyses"]
        library = [self.store.analyses] if self.store.analyses else []
        return [*library, *cache] if article.id in self._kept else [*cache, *library]

    def undo(self) -> Undone:
        """Take back the last change of annotations, tags or details, of this or an earlier run."""
        return self.store.undo()

    def redo(self) -> Undone:
        """Make the change again that was taken back last."""
        return self.store.redo()

    def import_notes(self, stream: BinaryIO) -> Imported:
        """Read notes or a codebook in any format that comes in (see the exchange folder). What
        cannot be used is refused, with the number of its line or entry."""
        from reader.annotation.exchange.importing import read

        return read(self.store, stream)

    def agreement(
        self, articles: Sequence[Article] | None = None, coders: Sequence[str] = ()
    ) -> Agreed:
        """How far `coders` (none: everybody) agree on `articles` (None: all in the library)."""
        from reader.workspace.library.agreeing import agreed

        return agreed(self, articles, coders)

    def copy(
        self, text: str, html: str | None = None, *, terminal: Callable[[str], None] | None = None
    ) -> Copied:
        """Copy `text` to the user's clipboard and say how that went; takes seconds at the most.

        `terminal` writes raw sequences to the terminal, where there is one.
        """
        return self.copies.copy(text, html, terminal)

    def check_store(self) -> Iterator[tuple[bool, str]]:
        """Whether each part of the store is sound, with a sentence on it."""
        from reader.annotation.verify import verify

        folder = self.store.folder
        if folder is None or not folder.is_dir():
            yield True, f"notes will be saved in {folder}; nothing is saved yet"
            return
        for finding in verify(folder):
            yield finding.level != "error", finding.text

    def check_clipboard(self) -> list[Way]:
        """How each way to the clipboard does here, in the order in which they are tried."""
        from reader.clipboard import check

        return check(self._environ)
