"""The quote bank of a workspace: kept in step with the store, and asked."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.bank.bank import Bank
from reader.bank.cards import Card, Cards
from reader.bank.file import is_busy
from reader.bank.finding import Asked, find
from reader.bank.query import parse
from reader.bank.rows import Entry, Found, Sort, What
from reader.model import Analysis, Article, Version
from reader.model.errors import ReaderError
from reader.workspace.analysing import LANGUAGES, Analysing
from reader.workspace.correcting import corrected, placed
from reader.workspace.entries import entry
from reader.workspace.marks import marks
from reader.workspace.naming import Naming
from reader.workspace.quoted import Quoted

if TYPE_CHECKING:
    from reader.annotation.store import Token
    from reader.workspace.workspace import Workspace

_BATCH = 50
_AT_ONCE = 100
"""So many articles are read before a search answers; more are read beside it."""

_LOOK_SECONDS = 2.0
"""How often it is looked whether another process has analysed articles."""

Progress = Callable[[int, int], None]


class QuoteBank:
    """All quotes, notes and paragraphs of the library, for search while typing. Thread-safe.

    Before each answer it reads again what has changed in the store, which is told by stamps. At
    the first search of a large library, and when its file is lost, the reading goes on in a thread
    of its own, and answers say how many articles they lack (`Found.behind`). It never stops a
    search: where its file cannot be used it is made in memory, and `notices` says so.
    """

    def __init__(self, workspace: Workspace, analysing: Analysing) -> None:
        self._workspace, self._analysing = workspace, analysing
        self._bank = Bank(None if workspace.private else _file(workspace))
        self._naming = Naming(workspace)
        self._step = threading.Lock()
        self._closed = threading.Event()
        self._reader: threading.Thread | None = None
        self._token: Token | None = None
        self._seen_generation = 0
        self._looked = -_LOOK_SECONDS
        self._behind: dict[str, str] = {}
        self._quoted: tuple[Cards, tuple[Quoted, ...]] | None = None

    # Asking

    def find(
        self,
        query: str,
        what: What = "quotes",
        *,
        sort: Sort = "date",
        limit: int = 500,
        offset: int = 0,
        typing: bool = True,
    ) -> Found:
        """What `query` asks for (see `reader.bank.query`), in the whole library.

        With `typing`, its last word may be unfinished.
        """
        self._keep_in_step()
        asked = Asked(parse(query, typing=typing), what, sort, limit, offset)
        generation = self._bank.generation
        found = find(self._bank, asked, self._naming.codebook())
        if self._bank.generation != generation:
            self._keep_in_step()
            found = find(self._bank, asked, self._naming.codebook())
        unknown = (*found.unknown, *self._naming.unknown(asked.query))
        return replace(found, unknown=unknown, behind=len(self._behind))

    def speakers(self) -> tuple[Quoted, ...]:
        """Who is quoted in each article, as corrected; the same object until something changes."""
        self._keep_in_step()
        cards = self._bank.cards()
        if self._quoted is None or self._quoted[0] is not cards:
            self._quoted = cards, tuple(self._read_quoted(cards.by_id))
        return self._quoted[1]

    def _read_quoted(self, cards: Mapping[str, Card]) -> Iterator[Quoted]:
        for said in self._bank.said():
            if card := cards.get(said.article):
                yield Quoted(
                    said.article,
                    said.name,
                    said.names,
                    said.role,
                    said.quotes,
                    card.published,
                    card.title,
                )

    def counts(self) -> dict[str, tuple[int | None, int]]:
        """For each article how many utterances it has, None while that is not known, and how long
        its text is."""
        self._keep_in_step()
        return {
            card.id: (card.quotes if card.analysed else None, card.length)
            for card in self._bank.cards().by_number.values()
        }

    def near(self) -> dict[str, tuple[str, ...]]:
        """The near copies of each article that has some."""
        self._keep_in_step()
        return self._bank.near()

    def near_copies(self, key: str) -> tuple[str, ...]:
        """The near copies of one article."""
        self._keep_in_step()
        return self._bank.near_copies(key)

    def tag_names(self) -> Mapping[str, str]:
        """The name of the tag in use that each id means, ids of merged tags too."""
        return self._naming.tag_names()

    def notices(self) -> list[str]:
        """Sentences about what could not be kept since last asked."""
        notices, self._bank.notices[:] = list(self._bank.notices), []
        return notices

    # Analysing

    def awaiting(self) -> tuple[str, ...]:
        """The articles whose quotes are not known yet."""
        self._keep_in_step()
        return tuple(card.id for card in self._bank.cards().awaiting)

    def awaits(self, key: str) -> bool:
        """Whether the quotes of one article are not known yet."""
        self._keep_in_step()
        card = self._bank.cards().by_id.get(key)
        return card is not None and card.analysable and not card.analysed

    def analyse_awaiting(
        self,
        progress: Progress = lambda done, total: None,
        cancel: Callable[[], bool] = lambda: False,
    ) -> int:
        """Analyse the articles that await it, and say how many now are; those that cannot be are
        passed over."""
        wanted, done = self.awaiting(), 0
        for count, key in enumerate(wanted):
            if cancel() or self._closed.is_set():
                break
            progress(count, len(wanted))
            done += self.analyse(key)
        progress(len(wanted), len(wanted))
        return done

    def analyse(self, key: str) -> bool:
        """Analyse one article of the library and take in what was found; whether it could be.

        Raises nothing: what is wrong with the analysis is said when the article is opened.
        """
        article = self._article(key)
        if article is None:
            return False
        try:
            # What the library keeps of it is kept already; this says where the analysis belongs.
            self._workspace.keep(article)
            found = self._workspace.analysis(article, corrected=False)
        except ReaderError:
            return False
        self.take(key, found)
        return True

    def take(self, key: str, analysis: Analysis | None = None) -> None:
        """Read one article again, now; with its analysis as computed where that is at hand."""
        made = self._entry(key, self._stamps([key]).get(key, ""), analysis)
        if made is not None:
            self._try(lambda: self._bank.put([made]))

    # Keeping in step

    def catch_up(self, progress: Progress | None = None) -> None:
        """Read everything that has changed, however much it is."""
        self._keep_in_step(most=None, progress=progress)
        while self._reader is not None and self._reader.is_alive():
            self._reader.join()

    def forget(self, article: str) -> list[str]:
        """Remove all traces of an article; a sentence for each thing that could not be."""
        try:
            self._bank.forget(article)
        except sqlite3.Error as error:
            return [f"The index for searching still holds words of the article ({error})."]
        return []

    def check(self) -> Iterator[tuple[bool, str]]:
        """Whether the index is whole and agrees with the store, with a sentence."""
        if not self._bank.exists:
            yield True, "index for searching: not made yet; the first search makes it"
            return
        sound = self._bank.is_sound()
        if not sound:
            self._token = None
            yield False, "the index for searching was damaged; it is being made again"
        self.catch_up()
        cards = self._bank.cards()
        missing = len(self._stamps().keys() - cards.by_id.keys())
        rows = sum(cards.totals.values())
        where = " in memory" if self._bank.in_memory else ""
        yield (
            not missing,
            f"index for searching{where}: {_articles(len(cards.by_id))}, {rows} quotes, notes and "
            f"paragraphs{f', {_articles(missing)} missing' if missing else ', up to date'}",
        )
        yield from ((True, notice) for notice in self.notices())

    def rebuild(self, progress: Progress | None = None) -> int:
        """Throw the index away and make it again from the store; how many articles it has."""
        self._bank.clear()
        self._token = None
        self.catch_up(progress)
        return len(self._bank.cards().by_id)

    def close(self) -> None:
        self._closed.set()
        if self._reader is not None:
            self._reader.join(timeout=5)
        self._bank.close()

    def _keep_in_step(self, most: int | None = _AT_ONCE, progress: Progress | None = None) -> None:
        """Read what has changed; when that is more than `most` articles, in a thread."""
        if self._reader is not None and self._reader.is_alive():
            return
        with self._step:
            self._behind = self._stale()
            if most is not None and len(self._behind) > most:
                self._reader = threading.Thread(target=self._read_on, daemon=True)
                self._reader.start()
            else:
                self._read(progress)

    def _read_on(self) -> None:
        with self._step:
            self._read(None)

    def _read(self, progress: Progress | None) -> None:
        """Read the articles that are behind, some at a time, so that searches see them soon."""
        total = len(self._behind)
        while self._behind and not self._closed.is_set():
            part = dict(islice(self._behind.items(), _BATCH))
            made = [self._entry(key, stamp) for key, stamp in part.items()]
            if not self._try(partial(self._bank.put, [each for each in made if each])):
                return
            self._behind = dict(islice(self._behind.items(), _BATCH, None))
            if progress is not None:
                progress(total - len(self._behind), total)

    def _stale(self) -> dict[str, str]:
        """The articles that are not in the bank as they are now, and the stamps they have; those
        that are gone leave it."""
        store = self._workspace.store
        cards = self._bank.cards().by_id
        if self._bank.generation != self._seen_generation:
            self._seen_generation, self._token = self._bank.generation, None
        analysed = self._newly_analysed() if cards else set()
        if self._token is not None and not store.changed_since(self._token) and not analysed:
            return self._behind
        token, stamps = store.token(), self._stamps()
        gone = cards.keys() - stamps.keys()
        if gone:
            self._try(partial(self._bank.drop, gone))
        self._token = token
        return {
            key: stamp
            for key, stamp in stamps.items()
            if key in analysed or key not in cards or cards[key].stamp != stamp
        }

    def _newly_analysed(self) -> set[str]:
        """Articles that were analysed since they were read, here or by another process."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return set()
        self._looked = now
        caches = self._caches()
        return {
            card.id
            for card in self._bank.cards().awaiting
            if self._analysing.has(card.text_sha256, card.language, caches)
        }

    def _stamps(self, keys: Collection[str] | None = None) -> dict[str, str]:
        """What the rows of each article are made from: its file, and what analyses it."""
        basis, stamps = self._analysing.basis, self._workspace.store.articles.stamps()
        wanted = stamps if keys is None else {key: stamps[key] for key in keys if key in stamps}
        return {
            key: f"{basis} {stamp[0]} {stamp[1]} {stamp[2]}" if stamp else basis
            for key, stamp in wanted.items()
        }

    def _caches(self) -> Sequence[Path]:
        """Where analyses are; a private workspace may look as well."""
        workspace = self._workspace
        folders = [workspace.folders.cache / "analyses"]
        if workspace.store.folder is not None:
            folders.append(workspace.store.folder / "analyses")
        return folders

    def _article(self, key: str) -> Article | None:
        """An article of the library in the version last used."""
        articles = self._workspace.store.articles
        record = articles.get(key)
        if record is None or record.deleted:
            return None
        version = articles.version(record)
        if version is None:
            from reader.analysis.blocks import paragraphs

            text = (articles.text(record.version.text_sha256) if record.version else None) or ""
            version = Version(text, paragraphs(text))
        return Article(key, record.metadata, version)

    def _entry(self, key: str, stamp: str, computed: Analysis | None = None) -> Entry | None:
        """What is to be known of an article; None when it is gone."""
        store = self._workspace.store
        try:
            article = self._article(key)
            if article is None:
                return None
            found = computed or self._analysing.cached(article, self._caches())
            settled = store.corrections.of(key) if found is not None else ()
            if found is not None and settled:
                found = corrected(found, placed(settled, article), article)
            analysable = bool(article.text) and article.metadata.language in LANGUAGES
            return entry(article, found, marks(store, article), stamp=stamp, analysable=analysable)
        except ReaderError:
            # What cannot be read is not tried again until it changes.
            return Entry(article=key, stamp=stamp, analysable=False)

    def _try(self, work: Callable[[], None]) -> bool:
        """Whether `work` could be done: not while another process holds the file for long. What
        was not done is done at the next search."""
        try:
            work()
        except sqlite3.Error as error:
            if not is_busy(error):
                raise
            self._token = None
            return False
        return True


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


def _file(workspace: Workspace) -> Path | None:
    """The index of the store: a file of its own for each folder."""
    folder = workspace.store.folder
    if folder is None:
        return None
    name = sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return workspace.folders.cache / "bank" / f"{name}.sqlite"
