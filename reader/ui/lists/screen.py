"""A screen with one list of things of the whole library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from reader.ui.jobs import Called, Jobs, reason
from reader.ui.key_names import commands, help_rows, hints
from reader.ui.keys import Key, bindings, keys_of
from reader.ui.lists.head import ListHead
from reader.ui.lists.keys import COMMON, FILTER
from reader.ui.lists.latest import Latest
from reader.ui.places import Places
from reader.ui.saves import Clock, Saves
from reader.ui.style.sized import SizedScreen
from reader.ui.voice import Voice
from reader.ui.widgets.filter import FilterInput, FilterLine
from reader.ui.widgets.rows import RowList
from reader.ui.widgets.status import ListStatus, Status
from reader.ui.widgets.ticks import TickRows
from reader.workspace import Workspace

T = TypeVar("T")

Hints = Sequence[tuple[str, str]]
"""(id of a key, what it does in a word or two)."""


_FILTERING = (
    ("enter", "to the rows"),
    ("filter.previous filter.next", "move"),
    ("filter.close", "all rows again"),
)


class ListScreen(Voice, SizedScreen):
    """Heading, filter, rows, what is known of the row at the cursor, messages and keys.

    A subclass gives `heading`, `KEYS` (with `BINDINGS` made of them), `hints` and its rows, brings
    its items in by `load`, and says by `detail` what stands under the rows. Actions have the names
    that its keys list. Everything that blocks goes through `bring`, `read` or `write`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings([*COMMON, FILTER])]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-medium"), (110, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""

    list_name: ClassVar[str]
    heading: ClassVar[str]
    KEYS: ClassVar[tuple[Key, ...]] = ()
    hints: Hints = ()
    empty: ClassVar[str] = "Nothing here yet."

    def __init__(self, workspace: Workspace, places: Places, clock: Clock) -> None:
        super().__init__()
        self.workspace, self.places = workspace, places
        self.jobs = Jobs(self)
        self.messages = places.reading.messages
        self.head, self.status = ListHead(self.heading), ListStatus()
        self.rows: RowList[Any] = self.make_rows()
        self.filter = FilterLine()
        self.loaded = False
        self.working = ""
        self._latest = Latest(self.jobs)
        self._is_old = False
        self.saves = Saves(self.jobs, clock, self.say, self.tell)
        self.followed: Saves | None = None
        """Those of the article below."""

    def make_rows(self) -> RowList[Any]:
        raise NotImplementedError

    def load(self) -> None:
        """Bring the items in; called at first, when one comes back, and after every change."""
        raise NotImplementedError

    def facts(self) -> str:
        """What is in the list, for the heading."""
        return ""

    def place(self) -> tuple[str, ...]:
        """What stands in the rule above the messages."""
        return (self.rows.told,) if isinstance(self.rows, TickRows) and self.rows.ticked else ()

    def note(self) -> str:
        """What stands where messages do while there is none."""
        return ""

    def found_nothing(self) -> bool:
        """Whether there are items, but the filter leaves none."""
        return bool(self.rows.items) and not self.rows.shown_count

    def detail(self) -> Content:
        """What is known of the row at the cursor."""
        return Content("")

    def compose(self) -> ComposeResult:
        yield self.head
        yield from self.above()
        yield self.rows
        yield Static(self.with_keys(self.empty), classes="empty", markup=False)
        yield Static("Nothing found.", classes="nothing", markup=False)
        yield Static(classes="detail", markup=False)
        yield self.status

    def above(self) -> ComposeResult:
        """What stands between the heading and the rows."""
        yield self.filter

    def _take_keys(self) -> None:
        """Give the rows the keys; until then the app holds back for a while what is typed ahead."""
        if self.focused is None:
            self.rows.focus()

    def show(self, items: Sequence[Any]) -> None:
        """Show these items; the cursor stays where it is."""
        self.loaded = True
        self.call_after_refresh(self._take_keys)
        self.rows.set_items(items)
        self.set_class(not items, "-empty")
        self.tell()

    @property
    def own_keys(self) -> list[Key]:
        own = [key for _, keys in self.sections() for key in keys]
        return [*own, *keys_of(type(self.filter.input).BINDINGS)]

    def tell(self) -> None:
        """Bring heading, detail and status line up to date."""
        if not self.is_mounted:
            return
        self.head.say(self.facts())
        self.query_one(".detail", Static).update(self.detail())
        self.set_class(self.found_nothing(), "-nothing")
        again = self.with_keys("{save.again}")
        self.status.show(
            Status(
                place=self.place(),
                note=self.note(),
                message=self.messages.now,
                unsaved=f"{self.saves.why} ({again})" if self.saves.why else "",
                saved=self.saves.told,
                working=self.working,
                hints=self.shown_hints(),
            )
        )

    def shown_hints(self) -> tuple[tuple[str, str], ...]:
        """The hints of now, with the keys as the user has them."""
        wanted = _FILTERING if self.filter.input.has_focus else self.hints
        return hints(wanted, self.keymap, self.own_keys)

    def bring(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do `work` in a thread, then show the items in `done`: only what was asked for last."""

        def shown(tell: Callable[[], None]) -> None:
            tell()
            self._is_old = self._is_old and self._latest.waiting

        self._latest.ask(
            work,
            lambda items: shown(lambda: done(items)),
            lambda error: shown(lambda: self.say(reason(error))),
        )

    def write(self, work: Callable[[], T], done: Callable[[T], None] | None = None) -> None:
        """Save something, then show the store as it is now and call `done`; what the store refuses
        is said."""

        def saved(result: T) -> None:
            self._is_old = True
            self.load()
            if done is not None:
                done(result)

        self.saves.save("", work, saved, self.say)

    @property
    def holds_keys(self) -> bool:
        """Whether the rows, by which a key acts, do not show yet what the key before changed."""
        return bool(self.saves.waiting) or self._is_old

    def action_save_again(self) -> None:
        self.saves.try_again()

    @on(Called)
    def _run_called(self, event: Called) -> None:
        event.call()

    def _follow(self) -> None:
        """Look again whenever something is saved on the page, or in another window."""
        saves = self.places.reading.saves
        if saves is not None and saves is not self.followed:
            if self.followed is not None:
                self.followed.listeners.remove(self._look_again)
            self.followed = saves
            saves.listeners.append(self._look_again)

    def _look_again(self) -> None:
        if self.is_current and not self.saves.waiting:
            self.load()

    def on_screen_resume(self) -> None:
        self._follow()
        self.load()
        self.tell()

    def before_key(self) -> None:
        """A key was pressed: what was said has been read."""
        if self.messages.now:
            self.messages.now = ""
            self.call_later(self.tell)

    @on(RowList.Moved)
    def _row_moved(self, event: RowList.Moved) -> None:
        event.stop()
        self.tell()

    @on(TickRows.Ticked)
    def _ticked(self, event: TickRows.Ticked) -> None:
        event.stop()
        self.tell()

    @on(RowList.Edge)
    def _row_edge(self, event: RowList.Edge) -> None:
        event.stop()

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.choose(event.index)

    def choose(self, index: int) -> None:
        """Enter was pressed on item `index`."""

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self.tell()

    def action_filter(self) -> None:
        self.filter.open(self.rows)

    def _leave_filter(self, keep: bool) -> None:
        """Give the keys back to the rows; with `keep` they stay filtered."""
        self.filter.close(self.rows, keep=keep)
        self.tell()

    @on(FilterInput.Closed)
    def _filter_closed(self, event: FilterInput.Closed) -> None:
        event.stop()
        self._leave_filter(keep=False)

    @on(FilterInput.Step)
    def _filter_step(self, event: FilterInput.Step) -> None:
        event.stop()
        self.rows.action_move(event.step)

    @on(Input.Changed)
    def _filter_changed(self, event: Input.Changed) -> None:
        if event.input is self.filter.input:
            event.stop()
            self.rows.set_filter(event.value)
            self.tell()

    @on(Input.Submitted)
    def _filter_entered(self, event: Input.Submitted) -> None:
        if event.input is self.filter.input:
            event.stop()
            self._leave_filter(keep=True)

    def sections(self) -> list[tuple[str, Sequence[Key]]]:
        """The keys that work here, under headings."""
        kinds = reversed(type(self.rows).__mro__)
        own = (key for kind in kinds for key in keys_of(vars(kind).get("BINDINGS", ())))
        moves = [*{key.id: key for key in own}.values(), FILTER]
        return [(self.heading, self.KEYS), ("Rows", moves), ("Reader", COMMON)]

    def action_help(self) -> None:
        from reader.ui.dialogs.help import Help

        self.app.push_screen(Help(help_rows(self.keymap, self.sections())), self._do)

    def action_palette(self) -> None:
        from reader.ui.dialogs.palette import Palette

        self.app.push_screen(Palette(commands(self.keymap, self.sections())), self._do)

    def _do(self, choice: str | int | None) -> None:
        """Run the command with this id; a number goes to that row."""
        if isinstance(choice, int):
            self.rows.cursor = min(max(choice, 1), max(self.rows.shown_count, 1)) - 1
            return
        for heading, keys in self.sections():
            for key in keys:
                if key.id == choice:
                    widget = self.rows if heading == "Rows" and key is not FILTER else self
                    self.app.call_later(widget.run_action, key.action)
                    return

    def action_go(self, name: str) -> None:
        if name != self.list_name:
            self.places.go(name)

    def action_back(self) -> None:
        self.places.back()

    def action_leave(self) -> None:
        """esc: out of the filter, else back to where one came from."""
        if self.filter.is_open:
            self._leave_filter(keep=False)
        else:
            self.places.back()

    def action_messages(self) -> None:
        from reader.ui.dialogs.lines import Lines

        log = list(self.messages.log) or ["No messages yet."]
        self.app.push_screen(Lines("Messages", log, end=True))

    def action_undo(self) -> None:
        self.write(self.workspace.undo, lambda done: self.say(f"Undone: {done.label}."))

    def action_redo(self) -> None:
        self.write(self.workspace.redo, lambda done: self.say(f"Redone: {done.label}."))

    def action_suspend(self) -> None:
        self.app.action_suspend_process()
