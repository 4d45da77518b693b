"""The line at the bottom in which something is typed: a search."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label

from reader.ui.widgets.typing import LineInput


class Listener(Protocol):
    """What is told, at once, of what happens in a prompt."""

    def type(self, text: str) -> None:
        """`text` is what stands there now."""

    def enter(self, text: str) -> None:
        """Enter was pressed; the prompt is to be closed."""

    def cancel(self) -> None:
        """Escape was pressed; the prompt is to be closed."""

    def recall(self, step: int) -> None:
        """An earlier (-1) or later (1) entry is wanted."""


class PromptInput(LineInput):
    """One line of input. Keys may come faster than they are handled: those that end the typing act
    in their turn, and those typed behind them go to the page."""

    async def _on_key(self, event: events.Key) -> None:
        prompt = self.parent
        assert isinstance(prompt, Prompt)
        if not prompt.is_open:
            event.stop()
            event.prevent_default()
            await self.app.on_event(events.Key(event.key, event.character))
        elif prompt.act(event.key):
            event.stop()
            event.prevent_default()


class Prompt(Horizontal):
    """Asks for one line; closed until it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.listener: Listener | None = None
        self.input = PromptInput()

    def compose(self) -> ComposeResult:
        yield Label("/", markup=False)
        yield self.input

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    def open(self, sign: str) -> None:
        self.query_one(Label).update(sign)
        with self.prevent(Input.Changed):
            self.input.value = ""
        self.add_class("-open")
        self.screen.set_focus(self.input)

    def close(self) -> None:
        self.remove_class("-open")

    def fill(self, text: str) -> None:
        self.input.value = text
        self.input.cursor_position = len(text)

    def act(self, key: str) -> bool:
        """Do what `key` does in a prompt; False when it is a key of the line itself."""
        if self.listener is None:
            return False
        if key == "enter":
            self.listener.enter(self.input.value)
        elif key == "escape":
            self.listener.cancel()
        elif key in ("up", "down"):
            self.listener.recall(-1 if key == "up" else 1)
        else:
            return False
        return True

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open and self.listener is not None:
            self.listener.type(event.value)
