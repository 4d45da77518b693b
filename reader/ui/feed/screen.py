"""The entries of a feed: read about, opened one after the other."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from reader.model import Article
from reader.sources.entry import Entry, Feed
from reader.text.counted import counted
from reader.text.dates import show_date
from reader.text.sanitise import one_line
from reader.ui.feed.keys import HINTS, KEYS
from reader.ui.keys import bindings
from reader.ui.lines import spread
from reader.ui.lists.screen import ListScreen
from reader.ui.lists.trail import Goal, Trail
from reader.ui.places import Places
from reader.ui.saves import Clock
from reader.ui.widgets.rows import RowList
from reader.workspace import Workspace

_OLD, _NEW = " ", "○"


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry, and whether the library knows its article."""

    entry: Entry
    known: bool


class EntryRows(RowList[Listed]):
    """An entry a row: a ring while its article is new, title, date."""

    def draw(self, index: int, width: int) -> Sequence[Content]:
        listed = self.items[index]
        mark = _OLD if listed.known else _NEW
        title = Content.assemble((f"{mark} ", "$accent-ink"), one_line(listed.entry.title))
        date = Content.styled(show_date(listed.entry.published), "$quiet")
        return [spread(title, date, width)]

    def key_of(self, index: int) -> Hashable:
        entry = self.items[index].entry
        return entry.url or entry.title

    def words_of(self, index: int) -> str:
        entry = self.items[index].entry
        return f"{entry.title} {' '.join(entry.authors)}"


class FeedScreen(ListScreen):
    """Opens each entry upon itself; > and < go through them there."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    list_name = "feed"
    heading = "Feed"
    KEYS = KEYS
    empty = "The feed lists nothing."
    hints = HINTS

    rows: EntryRows

    def __init__(
        self,
        workspace: Workspace,
        places: Places,
        clock: Clock,
        fetch: Callable[[Callable[[], bool]], Feed],
    ) -> None:
        super().__init__(workspace, places, clock)
        self._fetch = fetch
        self._feed: Feed | None = None
        self._stop = threading.Event()

    def make_rows(self) -> EntryRows:
        return EntryRows()

    def load(self) -> None:
        self.workspace.progress = self._progress
        if self._feed is None:
            self.action_again()
        else:
            self._show(self._feed)

    def action_again(self) -> None:
        """Fetch the feed, with progress; esc stops it."""
        if self.working:
            return
        self._stop.clear()
        self.working = "fetching…"
        self.tell()

        def failed(error: Exception) -> None:
            self.working = ""
            if self._feed is None:
                self.app.exit(error)
            else:
                self.say(str(error))

        self.jobs.run(lambda: self._fetch(self._stop.is_set), self._show, failed)

    def _show(self, feed: Feed) -> None:
        self._feed, self.working = feed, ""
        self.app.title = one_line(feed.title, 120) or self.heading
        articles = self.workspace.store.articles

        def look() -> list[Listed]:
            return [
                Listed(entry, bool(entry.url and articles.find(url=entry.url)))
                for entry in feed.entries
            ]

        self.bring(look, self.show)

    def _progress(self, words: str) -> None:
        def tell() -> None:
            if self.working:
                stops = self.with_keys("{leave} stops it.")
                self.working = f"{words} {stops}" if words else "fetching…"
                self.tell()

        self.jobs.call(tell)

    def facts(self) -> str:
        if self._feed is None:
            return ""
        count = len(self._feed.entries)
        new = sum(not listed.known for listed in self.rows.items)
        entries = f"{counted(count, 'entry', 'entries')}, {new:,} new"
        return " · ".join(filter(None, [one_line(self._feed.title, 80), entries]))

    def detail(self) -> Content:
        if self.rows.item is None:
            return Content("")
        entry = self.rows.item.entry
        about = (
            "; ".join(one_line(name, 80) for name in entry.authors),
            show_date(entry.published),
            "" if entry.url else "held by the feed itself",
        )
        return Content("\n").join(
            [
                Content.styled(one_line(entry.title), "bold"),
                Content.styled(" · ".join(filter(None, about)), "$quiet"),
                Content.styled(one_line(entry.url or "", 200), "$quiet"),
            ]
        )

    def action_open(self) -> None:
        self.rows.action_choose()

    def choose(self, index: int) -> None:
        entries = [listed.entry for listed in self.rows.items]
        goals = [Goal(f"entry {number}") for number in range(len(entries))]

        def opens(number: int) -> Article:
            return self.workspace.open_entry(entries[number], cancel=self._stop.is_set)

        def ended() -> None:
            self.working = ""
            self.tell()

        self._stop.clear()
        self.working = "opening…"
        self.places.visit(Trail(goals, index, opens, self.rows.stand_on, ended), index)

    def action_leave(self) -> None:
        if self.working:
            self._stop.set()
        else:
            super().action_leave()
