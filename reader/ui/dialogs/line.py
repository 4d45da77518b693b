"""One line to type: a name, a file, an address."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from reader.ui.dialogs.dialog import Dialog
from reader.ui.plain import safe
from reader.ui.widgets.filter import FilterInput, FilterLine

_LONGEST = 8_000


class AskLine(Dialog[str | None]):
    """Asks for one line and hands it back without the spaces round it; None when there is nothing
    in it, unless it may be `empty`, or the user leaves. `hint` says in a sentence what may be
    typed."""

    def __init__(
        self,
        title: str,
        value: str = "",
        *,
        placeholder: str = "",
        hint: str = "",
        empty: bool = False,
    ) -> None:
        super().__init__(title, (("enter", "go on"), ("filter.close", "cancel")))
        self._empty = empty
        self._line = FilterInput(placeholder, max_length=_LONGEST)
        self._value, self._hint = safe(value), hint

    def body(self) -> ComposeResult:
        yield FilterLine(self._line, sign=">")
        if self._hint:
            yield Static(safe(self._hint), classes="hint", markup=False)

    def on_mount(self) -> None:
        self._line.value = self._value
        self._line.cursor_position = len(self._value)
        self._line.focus()

    @on(Input.Changed)
    @on(FilterInput.Step)
    def _nothing(self, event: Input.Changed | FilterInput.Step) -> None:
        event.stop()

    @on(FilterInput.Closed)
    def _left(self, event: FilterInput.Closed) -> None:
        event.stop()
        self.action_cancel()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        words = event.value.strip()
        self.dismiss(words if words or self._empty else None)
