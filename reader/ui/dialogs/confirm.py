"""A yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from reader.ui.dialogs.dialog import Dialog
from reader.ui.plain import safe


class Confirm(Dialog[bool]):
    """Asks before something that loses data. y says yes; n, enter and esc say no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,Y", "answer(True)", "Yes", show=False, id="confirm.yes"),
        Binding("n,N,enter,q", "answer(False)", "No", show=False, id="confirm.no"),
    ]

    def __init__(self, question: str, yes: str, no: str = "cancel") -> None:
        super().__init__("", (("confirm.yes", yes), ("confirm.no", no)))
        self._question = question

    def body(self) -> ComposeResult:
        yield Static(safe(self._question), markup=False)

    def action_answer(self, yes: bool) -> None:
        self.dismiss(yes)

    def action_cancel(self) -> None:
        self.dismiss(False)
