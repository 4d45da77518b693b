"""The library: all articles, opened, marked as read, put away, and new ones put in."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from reader.model import Article
from reader.text.counted import counted
from reader.text.dates import show_date
from reader.text.sanitise import one_line
from reader.ui.keys import bindings
from reader.ui.library.adding import Adding
from reader.ui.library.keys import HINTS, KEYS
from reader.ui.library.rows import SORTS, ArticleRows, ColumnHeads, ordered, saying, state_of
from reader.ui.lists.screen import ListScreen
from reader.ui.lists.trail import Goal, Trail
from reader.ui.places import Places
from reader.ui.saves import Clock
from reader.workspace import Workspace, sample
from reader.workspace.library.library import LibraryRow

_BACK = "{undo} brings it back."
STATES = ("new", "reading", "done")


class LibraryScreen(ListScreen):
    """Articles in columns; what is known of the one at the cursor stands below."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    list_name = "library"
    heading = "Library"
    KEYS = KEYS
    empty = (
        "No articles yet. {library.add} adds a file, folder or URL · {library.paste} pastes · "
        "{row.choose} opens the sample."
    )
    hints = HINTS

    rows: ArticleRows

    def __init__(self, workspace: Workspace, places: Places, clock: Clock) -> None:
        super().__init__(workspace, places, clock)
        by = workspace.state.get("library.sort")
        self.by = by if isinstance(by, str) and by in SORTS else "added"
        self.turned = workspace.state.get("library.turned") is True
        self.with_archive = False
        self.columns = ColumnHeads()
        self.adding = Adding(self)
        self._articles: tuple[LibraryRow, ...] = ()
        self._came_to = ""

    def make_rows(self) -> ArticleRows:
        return ArticleRows()

    def above(self) -> ComposeResult:
        yield from super().above()
        yield self.columns

    def load(self) -> None:
        archive = self.with_archive
        self.bring(lambda: self.workspace.library.rows(archived=archive), self._take)

    def _take(self, rows: tuple[LibraryRow, ...]) -> None:
        self._articles = rows
        self._order()

    def _order(self) -> None:
        first = not self.loaded
        self.rows.columns = saying(self._articles, self.by)
        self.columns.say(self.rows.columns, self.by, self.turned)
        self.show(ordered(self._articles, self.by, self.turned))
        reading = self.places.reading
        if first and reading.is_open:
            self._stand_on(reading.desk.session.article.id)

    def _stand_on(self, article: str) -> None:
        """Put the cursor on an article of the list."""
        ids = [row.id for row in self.rows.items]
        if article in ids:
            self.rows.stand_on(ids.index(article))

    def facts(self) -> str:
        if not self.loaded:
            return "reading…"
        rows = self._articles
        if not rows:
            return "no articles"
        count = counted(len(rows), "article")
        if self.rows.shown_count != len(rows):
            count = f"{self.rows.shown_count:,} of {count}"
        states = [state_of(row) for row in rows]
        told = [f"{states.count(s):,} {s}" for s in STATES if states.count(s)]
        return " · ".join([count, *told, *(["with the archive"] if self.with_archive else [])])

    def place(self) -> tuple[str, ...]:
        return (*super().place(), f"sort: {self.by}")

    def detail(self) -> Content:
        """All that is known of the article at the cursor, where columns have no room for it."""
        row = self.rows.item
        if row is None:
            return Content("")
        about = (
            "; ".join(one_line(name, 80) for name in row.authors) or "no byline",
            one_line(row.site or "", 60),
            show_date(row.published),
        )
        notes = counted(row.notes, "note") if row.notes else ""
        quotes = "not analysed yet" if row.quotes is None else f"{row.quotes} quotes"
        state = (state_of(row), _read(row), quotes, notes, "in the archive" if row.archived else "")
        lines = [
            Content.styled(one_line(row.title) or "Untitled", "bold"),
            Content.styled(" · ".join(filter(None, about)), "$quiet"),
            Content.assemble(
                (" · ".join(filter(None, state)), "$quiet"),
                ("  " + " ".join(f"#{one_line(name, 40)}" for name, _ in row.tags), "$tag"),
            ),
        ]
        if row.near:
            lines.append(
                Content.styled(f"≈ nearly the same as {self._titles(row.near)}", "$unsure")
            )
        return Content("\n").join(lines)

    def _titles(self, ids: tuple[str, ...]) -> str:
        titles = {row.id: row.title for row in self._articles}
        shown = [f"“{one_line(titles[id], 80)}”" for id in ids if id in titles]
        return ", ".join(shown) or f"{len(ids)} in the archive"

    def choose(self, index: int) -> None:
        """Open an article; > and < then go through the list as it is filtered and ordered now."""
        if index < 0:
            if self.loaded:
                self._open_sample()
            return
        shown = list(self.rows.shown_items)
        goals = [Goal(self.rows.items[i].id) for i in shown]
        self._visit(goals, shown.index(index))

    def _visit(self, goals: list[Goal], at: int) -> None:
        workspace = self.workspace
        trail = Trail(
            goals,
            at,
            opens=lambda n: workspace.library.open(goals[n].article),
            moved=lambda n: self._stand_on(goals[n].article),
        )
        self.places.visit(trail, at)

    def _open_sample(self) -> None:
        workspace = self.workspace

        def opens(_: int) -> Article:
            return workspace.open(str(sample()))

        self.places.visit(Trail([Goal("")], 0, opens), 0)

    def action_state(self) -> None:
        wanted = self.rows.wanted
        if not wanted:
            return
        state = STATES[(STATES.index(state_of(wanted[0])) + 1) % len(STATES)]
        ids = [row.id for row in wanted]
        workspace = self.workspace

        def mark() -> None:
            workspace.library.set_state(ids, state)
            for key in ids if state == "new" else ():
                # What is new again was not read: it opens at its beginning.
                workspace.state.forget(key)

        said = f"{_counted(wanted)}: {state}."
        self.write(mark, lambda _: self.say_done(said))

    def action_archive(self) -> None:
        wanted = self.rows.wanted
        if not wanted:
            return
        on = not wanted[0].archived
        ids = [row.id for row in wanted]
        shows = self.with_keys("{library.archived} shows ") + ("it" if len(wanted) == 1 else "them")
        where = f"in the archive: {shows}" if on else "out of the archive"
        said = f"{_counted(wanted)} {where}."
        self.rows.untick()
        self.write(lambda: self.workspace.library.archive(ids, on), lambda _: self.say_done(said))

    def action_archived(self) -> None:
        self.with_archive = not self.with_archive
        self.load()

    def action_delete(self) -> None:
        from reader.ui.dialogs.confirm import Confirm

        wanted = self.rows.wanted
        if not wanted:
            return
        notes = sum(row.notes for row in wanted)
        lost = f" with {counted(notes, 'note')}" if notes else ""
        question = f"Delete {_counted(wanted)}{lost} from the library? {self.with_keys(_BACK)}"

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete([row.id for row in wanted])

        self.app.push_screen(Confirm(question, "delete", "keep"), answered)

    def _delete(self, ids: list[str]) -> None:
        self.rows.untick()
        self.write(
            lambda: self.workspace.library.delete(ids),
            lambda _: self.advise(f"Deleted. {_BACK}"),
        )

    def action_sort(self, step: int) -> None:
        names = list(SORTS)
        self.by = names[(names.index(self.by) + step) % len(names)]
        self.turned = False
        self._keep_order()

    def action_turn(self) -> None:
        self.turned = not self.turned
        self._keep_order()

    def _keep_order(self) -> None:
        self.workspace.state.put("library.sort", self.by)
        self.workspace.state.put("library.turned", self.turned)
        self._order()

    def action_add(self) -> None:
        self.adding.ask()

    def action_paste(self) -> None:
        self.adding.paste()

    def action_failed(self) -> None:
        self.adding.show_failed()

    def on_paste(self, event: events.Paste) -> None:
        """What the terminal pastes can be added: a file dropped on it, an address, an article."""
        if not self.filter.input.has_focus:
            self.adding.take(event.text)

    def action_leave(self) -> None:
        """esc: what is being added stops; else out of the filter, else back."""
        if not self.adding.stop():
            super().action_leave()


def _read(row: LibraryRow) -> str:
    return "" if row.read is None else f"{round(100 * row.read)} % read"


def _counted(rows: list[LibraryRow]) -> str:
    """One article by its title, several by their number."""
    if len(rows) == 1:
        return f"“{one_line(rows[0].title, 60) or 'Untitled'}”"
    return f"{len(rows):,} articles"
