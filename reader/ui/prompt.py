"""The line at the bottom in which something is typed: a search."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label


class PromptInput(Input):
    """One line of input; up and down go through what was typed before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Leave", show=False, id="prompt.cancel"),
        Binding("up", "older", "Earlier", show=False, id="prompt.older"),
        Binding("down", "newer", "Later", show=False, id="prompt.newer"),
    ]

    def action_cancel(self) -> None:
        self.post_message(Prompt.Cancelled())

    def action_older(self) -> None:
        self.post_message(Prompt.Recalled(-1))

    def action_newer(self) -> None:
        self.post_message(Prompt.Recalled(1))


class Prompt(Horizontal):
    """Asks for one line; closed until it is opened."""

    class Changed(Message):
        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Entered(Changed):
        """Enter was pressed."""

    class Cancelled(Message):
        """Escape was pressed."""

    class Recalled(Message):
        """An earlier (-1) or later (1) entry is wanted."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def compose(self) -> ComposeResult:
        yield Label("/", markup=False)
        box = PromptInput(select_on_focus=False, compact=True)
        box.cursor_blink = False
        yield box

    @property
    def input(self) -> PromptInput:
        return self.query_one(PromptInput)

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def open(self, sign: str) -> None:
        self.query_one(Label).update(sign)
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.add_class("-open")
        self.input.focus()

    def close(self) -> None:
        self.remove_class("-open")

    def fill(self, text: str) -> None:
        self.input.value = text
        self.input.cursor_position = len(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(event.value))
