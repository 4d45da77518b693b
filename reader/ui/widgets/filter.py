"""The line in which a list is filtered."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from reader.ui.widgets.rows import RowList
from reader.ui.widgets.typing import LineInput


class FilterInput(LineInput):
    """One line of input beside a list: arrows move in the list while the words are typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "Next row", show=False, id="filter.next"),
        Binding("up", "step(-1)", "Previous row", show=False, id="filter.previous"),
        Binding("escape", "close", "Show all rows again", show=False, id="filter.close"),
    ]

    class Step(Message):
        """Move the list's cursor by one row."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Closed(Message):
        """The user wants all rows back."""

    def __init__(self, placeholder: str = "", *, max_length: int = 200) -> None:
        super().__init__(placeholder, max_length=max_length)

    def action_step(self, step: int) -> None:
        self.post_message(self.Step(step))

    def action_close(self) -> None:
        self.post_message(self.Closed())


class FilterLine(Horizontal):
    """A line of input behind a sign; `open` and `close` make it the filter of a list."""

    def __init__(self, line: FilterInput | None = None, *, sign: str = "/") -> None:
        super().__init__()
        self.input, self._sign = line or FilterInput("filter"), sign

    def compose(self) -> ComposeResult:
        yield Static(self._sign, classes="sign", markup=False)
        yield self.input

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def open(self, rows: RowList[Any]) -> None:
        """Take the keys; the cursor of `rows` stays lit."""
        self.add_class("-open")
        rows.add_class("-lit")
        self.input.focus(scroll_visible=False)

    def close(self, rows: RowList[Any], *, keep: bool = False) -> None:
        """Give the keys back to `rows`, which show all again with the cursor on the same one; with
        `keep` they stay filtered, and the line shows by what."""
        chosen = rows.chosen
        if not keep:
            with self.input.prevent(Input.Changed):
                self.input.value = ""
            rows.set_filter("")
            if chosen is not None:
                rows.stand_on(chosen)
        rows.remove_class("-lit")
        rows.focus(scroll_visible=False)
        self.set_class(bool(self.input.value), "-open")
