"""The quote bank of a workspace: everything that was said and noted in the library, asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from reader.bank.bank import Bank
from reader.bank.cards import Cards
from reader.bank.file import Held, sweep
from reader.bank.finding import Asked, find
from reader.bank.query import parse
from reader.bank.rows import Found, Said, Sort, What
from reader.model import Analysis
from reader.model.errors import ReaderError
from reader.text.counted import counted
from reader.workspace.analysing import Analysing
from reader.workspace.bank.in_step import InStep, Progress
from reader.workspace.bank.naming import Naming

if TYPE_CHECKING:
    from reader.workspace.workspace import Workspace

T = TypeVar("T")


class QuoteBank:
    """All quotes, notes and paragraphs of the library, for search while typing. Thread-safe.

    Before each answer what has changed in the store is read again. At the first search of a
    large library, and when the index is lost, the reading goes on in a thread of its own, and
    answers say how many articles they lack (`Found.behind`). Nothing stops a search: where no file
    can be kept the index is in memory, and `notices` says so.
    """

    def __init__(self, workspace: Workspace, analysing: Analysing) -> None:
        self._workspace = workspace
        path = None if workspace.private else _file(workspace)
        if path is not None:
            sweep(path.parent)
        self._bank = Bank(path, str(workspace.store.folder or ""))
        self._naming = Naming(workspace)
        self._in_step = InStep(workspace, analysing, self._bank)
        self._said: tuple[Cards, tuple[Said, ...]] | None = None

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
        asked = Asked(parse(query, typing=typing), what, sort, limit, offset)
        found = self._ask(lambda: find(self._bank, asked, self._naming.lookup()))
        unknown = (*found.unknown, *self._naming.unknown(asked.query))
        return replace(found, unknown=unknown, behind=self._in_step.behind)

    @property
    def behind(self) -> int:
        """How many articles are still to be read: until then answers are not whole."""
        return self._in_step.behind

    def speakers(self) -> tuple[Said, ...]:
        """Who is quoted in each article, as corrected; the same object until something changes."""
        return self._ask(self._speakers)

    def counts(self) -> dict[str, tuple[int | None, int]]:
        """For each article how many utterances it has, None while that is not known, and how long
        its text is."""
        return {
            card.id: (card.quotes if card.analysed or card.quotes else None, card.length)
            for card in self._ask(self._bank.cards).by_number.values()
        }

    def near(self) -> dict[str, tuple[str, ...]]:
        """The near copies of each article that has some."""
        return self._ask(self._bank.near)

    def near_copies(self, key: str) -> tuple[str, ...]:
        """The near copies of one article."""
        return self._ask(lambda: self._bank.near_copies(key))

    def tag_names(self) -> Mapping[str, str]:
        """The name of the tag in use that each id means, ids of merged tags too."""
        return self._naming.tag_names()

    def notices(self) -> list[str]:
        """Sentences about what could not be kept since last asked."""
        notices, self._bank.notices[:] = list(self._bank.notices), []
        return notices

    def awaiting(self) -> tuple[str, ...]:
        """The articles whose quotes are not known yet."""
        return tuple(card.id for card in self._ask(self._bank.cards).awaiting)

    def awaiting_length(self) -> int:
        """How many characters those articles have together."""
        return sum(card.length for card in self._ask(self._bank.cards).awaiting)

    def awaits(self, key: str) -> bool:
        """Whether the quotes of one article are not known yet."""
        card = self._ask(self._bank.cards).by_id.get(key)
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
            if cancel() or self._in_step.is_closed:
                break
            progress(count, len(wanted))
            done += self.analyse(key)
        else:
            progress(len(wanted), len(wanted))
        return done

    def analyse(self, key: str) -> bool:
        """Analyse one article of the library and take in what was found; whether it could be.

        Raises nothing: what is wrong with the analysis is said when the article is opened.
        """
        article = self._in_step.article(key)
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
        self._in_step.take(key, analysis)

    def catch_up(self, progress: Progress | None = None) -> None:
        """Read everything that has changed, however much it is."""
        self._in_step.catch_up(progress)

    def forget(self, article: str) -> list[str]:
        """Remove all traces of an article; a sentence for each thing that could not be."""
        try:
            self._bank.forget(article)
        except Held as error:
            return [f"The index for searching still holds words of the article. {error}"]
        return []

    def check(self) -> Iterator[tuple[bool, str]]:
        """Whether the index is whole and agrees with the store, with a sentence."""
        if not self._bank.exists:
            yield True, "index for searching: not made yet; the first search makes it"
            return
        if not self._bank.is_sound():
            yield False, "the index for searching was damaged; it is made again now"
        self._in_step.look_again()
        self.catch_up()
        cards = self._bank.cards()
        missing = len(self._in_step.stamps().keys() - cards.by_id.keys())
        rows = sum(cards.totals.values())
        where = " in memory" if self._bank.in_memory else ""
        held = f"{counted(len(cards.by_id), 'article')}, {rows} quotes, notes and paragraphs"
        lacks = f"{counted(missing, 'article')} missing" if missing else "up to date"
        yield not missing, f"index for searching{where}: {held}, {lacks}"
        yield from ((True, notice) for notice in self.notices())

    def rebuild(self, progress: Progress | None = None) -> int:
        """Throw the index away and make it again from the store; how many articles it has."""
        self._bank.clear()
        self._in_step.look_again()
        self.catch_up(progress)
        return len(self._bank.cards().by_id)

    def close(self) -> None:
        self._in_step.close()
        self._bank.close()

    def _ask(self, work: Callable[[], T]) -> T:
        """What `work` makes of the bank as it is now; where the file turns out to be of no use on
        the way, of one made anew, and where another process will not let go of it, in memory."""
        for _ in range(3):
            generation = self._bank.generation
            try:
                self._in_step.keep()
                answer = work()
            except Held as error:
                self._bank.go_to_memory(str(error))
            else:
                if self._bank.generation == generation:
                    return answer
        return work()

    def _speakers(self) -> tuple[Said, ...]:
        cards = self._bank.cards()
        if self._said is None or self._said[0] is not cards:
            self._said = cards, self._bank.said()
        return self._said[1]


def _file(workspace: Workspace) -> Path | None:
    """The index of the store: a file of its own for each folder."""
    folder = workspace.store.folder
    if folder is None:
        return None
    name = sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return workspace.folders.cache / "bank" / f"{name}.sqlite"
