"""Lines in which something is typed."""

from __future__ import annotations

from textual import events
from textual.widgets import Input, TextArea


def point_soon(line: Input | TextArea) -> None:
    """Put the terminal's own cursor into `line`, which has the keys now; Textual does so only when
    its cursor moves."""

    def point() -> None:
        if line.is_attached and line.screen.focused is line:
            line.app.cursor_position = line.cursor_screen_offset
            line.refresh()  # It goes to the terminal with what is drawn next.

    line.call_after_refresh(point)


class LineInput(Input):
    """One line of input: calm, with the terminal's cursor in it. Of what is pasted every line
    counts; Textual would take the first."""

    def __init__(
        self, placeholder: str = "", *, max_length: int = 0, id: str | None = None
    ) -> None:
        super().__init__(
            placeholder=placeholder,
            max_length=max_length,
            select_on_focus=False,
            compact=True,
            id=id,
        )
        self.cursor_blink = False

    def on_focus(self) -> None:
        point_soon(self)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        lines = event.text.splitlines()
        if len(lines) > 1:
            lines = [line.strip() for line in lines if line.strip()]
        self.replace(" ".join(lines), *self.selection)
