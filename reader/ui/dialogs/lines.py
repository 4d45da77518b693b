"""A text to read: messages, what is known of something, a long note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.ui.dialogs.dialog import Dialog, Keys
from reader.ui.lines import fold_words
from reader.ui.plain import safe
from reader.ui.widgets.rows import RowList

Result = TypeVar("Result")

_KEYS = (
    ("row.next row.previous", "scroll"),
    ("lines.page_down lines.page_up", "page"),
    ("row.first row.last", "start, end"),
    ("dialog.close", "close"),
)
_ENDLESS = 1_000_000


class TextRows(RowList[Content]):
    """Paragraphs to read; the keys scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,f", "page(1)", "Page down", show=False, id="lines.page_down"),
        Binding("b", "page(-1)", "Page up", show=False, id="lines.page_up"),
    ]

    def __init__(self, paragraphs: Sequence[Content]) -> None:
        super().__init__(id="text-rows")
        self.items = paragraphs

    def _lines(self, index: int, width: int) -> Sequence[Content]:
        content = self.items[index]
        if content.spans:
            return content.wrap(max(width, 2))
        return [Content(line) for line in fold_words(content.plain, width, _ENDLESS)] or [content]

    def lines_of(self, index: int, width: int) -> int:
        return len(self._lines(index, width))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        return self._lines(index, width)

    def selectable(self, index: int) -> bool:
        return False

    def action_move(self, step: int) -> None:
        self.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        self.scroll_relative(y=step * max(self.size.height - 1, 1), animate=False)

    def action_first(self) -> None:
        self.scroll_home(animate=False)

    def action_last(self) -> None:
        self.scroll_end(animate=False)


class TextDialog(Dialog[Result]):
    """A dialog whose body is a text to scroll."""

    def __init__(self, title: str, paragraphs: Sequence[Content], keys: Keys = _KEYS) -> None:
        super().__init__(title, keys)
        self.rows = TextRows(paragraphs)

    def body(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.rows.focus()


class Lines(TextDialog[None]):
    """Lines to read, such as the last messages. With `end` the last one is in sight first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "cancel", "Close", show=False, id="lines.close"),
    ]

    def __init__(self, title: str, lines: Sequence[str], *, end: bool = False) -> None:
        super().__init__(title, [Content(safe(line)) for line in lines] or [Content("None.")])
        self._end = end

    def on_mount(self) -> None:
        if self._end:
            self.call_after_refresh(self.rows.action_last)
