"""A dialog around one list, with a filter that opens with `/` or stands open."""

from __future__ import annotations

from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from reader.ui.dialogs.dialog import Dialog, Keys
from reader.ui.widgets.filter import FilterInput, FilterLine
from reader.ui.widgets.rows import RowList

Result = TypeVar("Result")


class Finder(Dialog[Result]):
    """A list to choose from. With `typing` the filter has the keys from the start; else `/` opens
    it and esc closes it before it closes the dialog."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter this list", show=False, id="dialog.filter"),
        Binding("q", "close", "Close", show=False, id="dialog.quit"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="dialog.page_down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="dialog.page_up"),
    ]

    # Textual would give the keys to the line that is not open yet, and with them those typed ahead.
    AUTO_FOCUS = ""

    def __init__(
        self, title: str, rows: RowList[Any], keys: Keys, *, typing: FilterInput | None = None
    ) -> None:
        super().__init__(title, keys)
        self.rows, self._typing = rows, typing

    def body(self) -> ComposeResult:
        yield FilterLine(self._typing, sign=":" if self._typing else "/")
        yield self.rows
        yield Static("Nothing found.", classes="nothing")

    def on_mount(self) -> None:
        self.rows.begin()
        if self._typing is None:
            self.rows.focus()
        else:
            self.rows.can_focus = False
            self.line.open(self.rows)

    @property
    def line(self) -> FilterLine:
        return self.query_one(FilterLine)

    def action_filter(self) -> None:
        self.line.open(self.rows)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_page(self, step: int) -> None:
        self.rows.action_page(step)

    @on(FilterInput.Closed)
    def _filter_closed(self, event: FilterInput.Closed) -> None:
        event.stop()
        if self._typing is not None:
            self.action_cancel()
            return
        self.remove_class("-nothing")
        self.line.close(self.rows)

    @on(Input.Changed)
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.rows.set_filter(event.value)
        self.set_class(not self.rows.shown_count, "-nothing")

    @on(Input.Submitted)
    def _filter_entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.rows.action_choose()

    @on(FilterInput.Step)
    def _filter_step(self, event: FilterInput.Step) -> None:
        event.stop()
        self.rows.action_move(event.step)

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.choose(event.index)

    def choose(self, index: int) -> None:
        """Close with what item `index` stands for."""
        raise NotImplementedError
