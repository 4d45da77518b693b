"""What both panels share: headings, a filter line, and how the keys move between lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from reader.ui.key_names import with_keys
from reader.ui.lines import spread
from reader.ui.panels.requests import LeavePanel
from reader.ui.style.look import look_of
from reader.ui.widgets.filter import FilterInput, FilterLine
from reader.ui.widgets.rows import RowList

Rows = RowList[Any]


class Head(Widget):
    """A heading of one line, with a count or a key, named by its id in braces, at its right end."""

    def __init__(self, title: str, right: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title, self._right = title, right

    def say(self, title: str, right: str) -> None:
        if (title, right) != (self._title, self._right):
            self._title, self._right = title, right
            self.refresh()

    def render(self) -> Content:
        right = Content.styled(with_keys(self._right, look_of(self).keymap), "not bold $quiet")
        return spread(Content(self._title), right, self.content_size.width)


class Panel(Vertical):
    """A column of lists under headings. `/` filters all lists at once; esc clears the filter
    first and then gives the keys back to the text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter this list", show=False, id="panel.filter"),
        Binding("escape", "leave", "Back to the text", show=False, id="panel.leave"),
    ]

    def lists(self) -> Sequence[Rows]:
        """The lists that the keys move through, from top to bottom."""
        raise NotImplementedError

    @property
    def has_keys(self) -> bool:
        """Whether the panel or something in it has the keys."""
        return self.has_focus_within

    @property
    def active(self) -> Rows:
        """The list that has the keys, or would get them."""
        lists = [rows for rows in self.lists() if rows.shown_count]
        lit = [rows for rows in lists if rows.has_focus or rows.has_class("-lit")]
        return next(iter(lit or lists), self.lists()[0])

    def focus_list(self) -> None:
        """Put the keys into the panel, where the reader is."""
        rows = self.active
        here = rows.current()
        if here is not None and not self.has_keys:
            rows.stand_on(here)
        rows.focus(scroll_visible=False)

    def action_filter(self) -> None:
        self.query_one(FilterLine).open(self.active)

    def action_leave(self) -> None:
        if not self._clear_filter():
            self.post_message(LeavePanel())

    def _clear_filter(self) -> bool:
        """Show all rows again; False when no filter was there."""
        line, active = self.query_one(FilterLine), self.active
        if not line.is_open:
            return False
        for rows in self.lists():
            if rows is not active:
                rows.set_filter("")
        line.close(active)
        self._light(None)
        return True

    def _light(self, lit: Rows | None) -> None:
        """Light the cursor of one list while the filter line has the keys."""
        for rows in self.lists():
            rows.set_class(rows is lit, "-lit")
            rows.refresh()

    @on(Input.Changed)
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        for rows in self.lists():
            rows.set_filter(event.value)
        self._light(next((rows for rows in self.lists() if rows.shown_count), None))

    @on(Input.Submitted)
    def _filter_entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.active.action_choose()

    @on(FilterInput.Closed)
    def _filter_closed(self, event: FilterInput.Closed) -> None:
        event.stop()
        self._clear_filter()

    @on(FilterInput.Step)
    def _filter_step(self, event: FilterInput.Step) -> None:
        event.stop()
        self.active.action_move(event.step)

    @on(RowList.Edge)
    def _to_next_list(self, event: RowList.Edge) -> None:
        """Move on into the list above or below."""
        event.stop()
        lists = [rows for rows in self.lists() if rows.shown_count]
        place = lists.index(event.rows) + event.step if event.rows in lists else -1
        if not 0 <= place < len(lists):
            return
        target = lists[place]
        if event.step > 0:
            target.action_first()
        else:
            target.action_last()
        if event.rows.has_focus:
            target.focus(scroll_visible=False)
        else:
            self._light(target)

    @on(RowList.Moved)
    def _stop_moved(self, event: RowList.Moved) -> None:
        event.stop()

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.choose(event.rows, event.index)
        self._clear_filter()

    def choose(self, rows: Rows, index: int) -> None:
        """Act on the item that was chosen in one of the lists."""
        raise NotImplementedError
