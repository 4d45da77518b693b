"""A text for the terminal's own selection, when no other way to the clipboard is left."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.text.sanitise import one_line
from reader.ui.dialogs.dialog import Hints
from reader.ui.plain import plain

_KEYS = (("shift+drag", "select"), ("copy.down copy.up", "scroll"), ("copy.close", "close"))


class CopyView(ModalScreen[None]):
    """Shows a text whole, from the first column on and with nothing beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,ctrl+q", "close", "Close", show=False, id="copy.close"),
        Binding("j,down", "scroll(1)", "Scroll down", show=False, id="copy.down"),
        Binding("k,up", "scroll(-1)", "Scroll up", show=False, id="copy.up"),
    ]

    def __init__(self, text: str, why: str) -> None:
        super().__init__()
        self._text, self._why = text, why

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield Static(plain(self._text), id="copy-text")
        yield Static(Content(one_line(self._why)), id="copy-why")
        yield Hints(_KEYS)

    def action_close(self) -> None:
        self.dismiss(None)

    def action_scroll(self, step: int) -> None:
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)
