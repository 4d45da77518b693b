"""What the marks in the margin mean, and which kinds of names are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from reader.ui.article.margin import BARS, FOCUS_BAR
from reader.ui.plain import plain_line

_SIGNS = (("*", "note", "$note"), ("#", "tag", "$tag"), ("?", "unsure", "$unsure"))

_BOX = 2
_GAP = 2


class Legend(Widget):
    """What the marks in the margin mean."""

    def render(self) -> Content:
        bars = [Content.assemble((bar, "$quote"), f" {kind.value}") for kind, bar in BARS.items()]
        signs = [Content.assemble((mark, f"bold {ink}"), f" {word}") for mark, word, ink in _SIGNS]
        focus = Content.assemble((FOCUS_BAR, "$focus"), " what the next key acts on")
        return Content("\n").join([Content(" ").join(bars), focus, Content("  ").join(signs)])


class Groups(Widget, can_focus=True):
    """The kinds of names that can be shown, side by side; space, enter or a click turns one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"groups--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step_line(1)", "Next row", show=False, id="group.down"),
        Binding("k,up", "step_line(-1)", "Previous row", show=False, id="group.up"),
        Binding("l,right", "step(1)", "Next kind of names", show=False, id="group.next"),
        Binding("h,left", "step(-1)", "Previous kind of names", show=False, id="group.previous"),
        Binding("enter,space", "turn", "Show or hide", show=False, id="group.turn"),
    ]

    class Turned(Message):
        def __init__(self, group: str) -> None:
            super().__init__()
            self.group = group

    class Left(Message):
        """The user moved up, out of the groups."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._groups: list[tuple[str, bool]] = []
        self._cursor = 0

    def set_groups(self, groups: Mapping[str, bool]) -> None:
        rows = list(groups.items())
        if rows != self._groups:
            grown = len(rows) != len(self._groups)
            self._groups = rows
            self._cursor = min(self._cursor, max(len(rows) - 1, 0))
            self.refresh(layout=grown)

    @property
    def _columns(self) -> int:
        return self._columns_in(self.content_size.width)

    def _columns_in(self, width: int) -> int:
        left = max((cell_len(name) for name, _ in self._groups[::2]), default=0)
        right = max((cell_len(name) for name, _ in self._groups[1::2]), default=0)
        return 2 if left + right + 2 * _BOX + _GAP <= width else 1

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return -(-len(self._groups) // self._columns_in(width))

    def render(self) -> Content:
        lines, columns = [], self._columns
        for start in range(0, len(self._groups), columns):
            cells = range(start, min(start + columns, len(self._groups)))
            lines.append(Content("").join(self._cell(index) for index in cells))
        return Content("\n").join(lines)

    def _cell(self, index: int) -> Content:
        name, on = self._groups[index]
        text = Content.assemble("■ " if on else "□ ", plain_line(name, 20))
        if self.has_focus and index == self._cursor:
            text = text.stylize(".groups--cursor")
        elif not on:
            text = text.stylize("$quiet")
        width = self._first_column if index % self._columns == 0 else text.cell_length
        return text + " " * max(width - text.cell_length, 0)

    @property
    def _first_column(self) -> int:
        names = [name for name, _ in self._groups[:: self._columns]]
        return max((cell_len(name) for name in names), default=0) + _BOX + _GAP

    def _move(self, to: int) -> None:
        self._cursor = min(max(to, 0), len(self._groups) - 1)
        self.refresh()

    def action_step(self, step: int) -> None:
        self._move(self._cursor + step)

    def action_step_line(self, step: int) -> None:
        to = self._cursor + step * self._columns
        if to < 0:
            self.post_message(self.Left())
        elif to < len(self._groups):
            self._move(to)

    def action_turn(self) -> None:
        if self._groups:
            self.post_message(self.Turned(self._groups[self._cursor][0]))

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        column = 1 if self._columns > 1 and offset.x >= self._first_column else 0
        index = offset.y * self._columns + column
        if index < len(self._groups):
            self._move(index)
            self.action_turn()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()
