"""The line in which a list is filtered."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class FilterInput(Input):
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
        super().__init__(
            placeholder=placeholder, max_length=max_length, select_on_focus=False, compact=True
        )
        self.cursor_blink = False

    def on_focus(self) -> None:
        # Textual puts the terminal's cursor here when it changes, which may be long after.
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset

    def action_step(self, step: int) -> None:
        self.post_message(self.Step(step))

    def action_close(self) -> None:
        self.post_message(self.Closed())


class FilterLine(Horizontal):
    """A filter input behind the `/` that opens it."""

    def __init__(self, line: FilterInput | None = None, *, sign: str = "/") -> None:
        super().__init__()
        self.input, self._sign = line or FilterInput("filter"), sign

    def compose(self) -> ComposeResult:
        yield Static(self._sign, classes="sign", markup=False)
        yield self.input
