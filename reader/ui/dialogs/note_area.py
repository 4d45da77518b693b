"""The box in which a note is written."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.widgets import TextArea

from reader.text.sanitise import sanitise
from reader.text.tags import TAG_WORD
from reader.ui.dialogs.dialog import hand_to_dialog
from reader.ui.widgets.typing import point_soon

LONGEST_NOTE = 100_000


class NoteArea(TextArea):
    """A text area without extras: calm cursor, wrapped lines, `#tag` words set off.

    What is pasted is made safe first, and its lines stay.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"note-area--tag"}

    def __init__(self, text: str) -> None:
        super().__init__(
            text,
            soft_wrap=True,
            show_line_numbers=False,
            compact=True,
            highlight_cursor_line=False,
            tab_behavior="focus",
        )
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def on_focus(self) -> None:
        point_soon(self)

    def replace_all(self, text: str) -> None:
        """Put `text` in place of everything; ctrl+z brings back what was there."""
        if text != self.text:
            self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.move_cursor(self.document.end)

    def type(self, text: str) -> None:
        """Put `text` at the cursor, over what is selected, as far as a note can be long."""
        room = LONGEST_NOTE - len(self.text)
        if room < len(text):
            self.notify("A note can hold 100,000 characters; the rest was left out.")
        start, end = self.selection
        text = text[: max(room, 0)]
        result = self.replace(text, start, end, maintain_selection_offset=False)
        self.move_cursor(result.end_location)

    def get_line(self, line_index: int) -> Text:
        line = super().get_line(line_index)
        style = self.get_component_rich_style("note-area--tag", partial=True)
        for match in TAG_WORD.finditer(line.plain):
            line.stylize(style, *match.span())
        return line

    async def _on_key(self, event: events.Key) -> None:
        await hand_to_dialog(self, event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.type(sanitise(event.text).text)
