"""The quote bank kept in step with the store: what has changed is read again, and nothing else."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.bank.bank import Bank
from reader.bank.file import Held
from reader.bank.rows import Entry
from reader.model import Analysis, Article
from reader.model.errors import ReaderError
from reader.workspace.analysing import LANGUAGES, Analysing, earlier
from reader.workspace.bank.entries import entry
from reader.workspace.marks import marks
from reader.workspace.quotes.correcting import corrected, placed

if TYPE_CHECKING:
    from reader.annotation.disk import Stamp
    from reader.annotation.store import Token
    from reader.workspace.workspace import Workspace

_BATCH = 50
_AT_ONCE = 100
"""So many articles are read before a search answers; more are read beside it."""

_LOOK_SECONDS = 2.0
"""How often it is looked whether another process has analysed articles."""

Progress = Callable[[int, int], None]


class InStep:
    """Reads articles of a store into a bank when their stamps have changed: the article's file,
    and what analyses it. Thread-safe."""

    def __init__(self, workspace: Workspace, analysing: Analysing, bank: Bank) -> None:
        self._workspace, self._analysing, self._bank = workspace, analysing, bank
        self._step = threading.Lock()
        self._closed = threading.Event()
        self._reader: threading.Thread | None = None
        self._token: Token | None = None
        self._generation = 0
        self._looked = -_LOOK_SECONDS
        self._behind: dict[str, str] = {}
        self._private: dict[str, Analysis] = {}
        self._seen: dict[Path, int] = {}

    @property
    def behind(self) -> int:
        """How many articles are still to be read."""
        return len(self._behind)

    @property
    def is_closed(self) -> bool:
        return self._closed.is_set()

    def keep(self, most: int | None = _AT_ONCE, progress: Progress | None = None) -> None:
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

    def catch_up(self, progress: Progress | None = None) -> None:
        """Read everything that has changed, however much it is."""
        if self._reader is not None:
            self._reader.join()
        self.keep(None, progress)

    def look_again(self) -> None:
        """Compare everything at the next step."""
        self._token, self._looked, self._seen = None, -_LOOK_SECONDS, {}

    def take(self, key: str, analysis: Analysis | None = None) -> None:
        """Read one article now; with its analysis as computed where that is at hand."""
        made = self._entry(key, self.stamps([key]).get(key, ""), analysis)
        if made is not None:
            self._try(partial(self._bank.put, [made]))
            if analysis is not None and self._workspace.private:
                # It is written nowhere, and needed when the article changes.
                self._private[made.text_sha256] = analysis

    def article(self, key: str) -> Article | None:
        """An article of the library in the version last used; None when it is gone."""
        record = self._workspace.store.articles.get(key)
        return None if record is None or record.deleted else self._workspace.as_kept(record)

    def stamps(self, keys: Collection[str] | None = None) -> dict[str, str]:
        """What the rows of each article are made from, in a word."""
        basis, stamps = self._analysing.basis, self._workspace.store.articles.stamps()
        wanted = stamps if keys is None else {key: stamps[key] for key in keys if key in stamps}
        return {key: _in_a_word(basis, stamp) for key, stamp in wanted.items()}

    def close(self) -> None:
        """End the thread that reads."""
        self._closed.set()
        if self._reader is not None:
            self._reader.join(timeout=5)

    def _read_on(self) -> None:
        try:
            with self._step:
                self._read(None)
        except (ReaderError, OSError):
            # The next search tries again, and says what is wrong if it still is.
            self.look_again()

    def _read(self, progress: Progress | None) -> None:
        """Read the articles that are behind, some at a time, so that searches see them soon."""
        total = len(self._behind)
        while self._behind and not self._closed.is_set():
            part = dict(islice(self._behind.items(), _BATCH))
            cards = self._bank.cards().by_id if total > _BATCH else {}
            made = []
            for key, stamp in part.items():
                if self._closed.is_set():
                    return
                # Another process may be reading the same articles.
                if key not in cards or cards[key].stamp != stamp:
                    made.append(self._entry(key, stamp))
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
        if self._bank.generation != self._generation:
            self._generation, self._token = self._bank.generation, None
        analysed = self._newly_analysed() if cards else set()
        if self._token is not None and not store.changed_since(self._token) and not analysed:
            return self._behind
        token, stamps = store.token(), self.stamps()
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
        seen = {place: at for folder in caches for place, at in _folders_in(folder)}
        fresh = {place.name for place, at in seen.items() if self._seen.get(place) != at}
        self._seen = seen
        return {
            card.id
            for card in self._bank.cards().awaiting
            if card.text_sha256[:2] in fresh
            and self._analysing.has(card.text_sha256, card.language, caches)
        }

    def _caches(self) -> Sequence[Path]:
        """Where analyses are; a private workspace may look as well."""
        workspace = self._workspace
        folders = [workspace.folders.cache / "analyses"]
        if workspace.store.folder is not None:
            folders.append(workspace.store.folder / "analyses")
        return folders

    def _entry(self, key: str, stamp: str, computed: Analysis | None = None) -> Entry | None:
        """What is to be known of an article; None when it is gone."""
        store = self._workspace.store
        try:
            article = self.article(key)
            if article is None:
                return None
            found = computed or self._private.get(article.version.sha256)
            found = found or self._analysing.cached(article, self._caches())
            outdated = found is None
            if outdated:
                found = earlier(article.version.sha256, self._caches())
            settled = store.corrections.of(key) if found is not None else ()
            if found is not None and settled:
                found = corrected(found, placed(settled, article), article)
            analysable = bool(article.text) and article.metadata.language in LANGUAGES
            noted = marks(store, article)
            made = entry(article, found, noted, stamp=stamp, analysable=analysable)
            return replace(made, analysed=False) if outdated else made
        except ReaderError:
            # What cannot be read is not tried again until it changes.
            return Entry(article=key, stamp=stamp, analysable=False)

    def _try(self, work: Callable[[], None]) -> bool:
        """Whether `work` could be done: not while another process holds the file for long. What
        was not done is done at the next search."""
        try:
            work()
        except Held:
            self._token = None
            return False
        return True


@lru_cache(maxsize=100_000)
def _in_a_word(basis: str, stamp: Stamp | None) -> str:
    """Of thousands of articles few have changed since they were last looked at."""
    return f"{basis} {stamp[0]} {stamp[1]} {stamp[2]}" if stamp else basis


def _folders_in(folder: Path) -> Iterator[tuple[Path, int]]:
    """The folders in `folder`, which hold the analyses of texts whose hashes begin alike, and when
    each last got one."""
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            with suppress(OSError):
                yield Path(each.path), each.stat().st_mtime_ns
