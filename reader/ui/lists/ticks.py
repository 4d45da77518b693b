"""Rows that can be ticked, so that one key acts on several."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.ui.rows import RowList

Item = TypeVar("Item")


class TickRows(RowList[Item]):
    """A list in which space ticks. Ticks stay on their items while these are made anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick this row", show=False, id="row.tick"),
        Binding("asterisk", "tick_all", "Tick all rows, or none", show=False, id="row.tick_all"),
        Binding("f,ctrl+f", "page(1)", "Page down", show=False, id="row.page_on"),
        Binding("b,ctrl+b", "page(-1)", "Page up", show=False, id="row.page_back"),
    ]

    class Ticked(Message):
        """Other rows are ticked now."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.ticked: set[Hashable] = set()

    @property
    def wanted(self) -> list[Item]:
        """What a key acts on: the ticked items in their order, else the one at the cursor."""
        marked = [i for i in range(len(self.items)) if self.key_of(i) in self.ticked]
        if not marked and self.chosen is not None:
            marked = [self.chosen]
        return [self.items[index] for index in marked]

    def is_ticked(self, index: int) -> bool:
        return self.key_of(index) in self.ticked

    def keep_ticks(self) -> None:
        """Forget the ticks of items that are not here any more."""
        self.ticked &= {self.key_of(index) for index in range(len(self.items))}

    def action_tick(self) -> None:
        if self.chosen is None:
            return
        self.ticked ^= {self.key_of(self.chosen)}
        self.redraw(self.chosen)
        self.post_message(self.Ticked())
        if self.cursor is not None and self.cursor + 1 < self.shown_count:
            self.action_move(1)

    def action_tick_all(self) -> None:
        """Tick every row that is shown; when all are, none."""
        shown = {self.key_of(index) for index in self.shown_items}
        self.ticked = set() if shown <= self.ticked else self.ticked | shown
        self.redraw_all()
        self.post_message(self.Ticked())

    def untick(self) -> None:
        self.ticked.clear()
        self.redraw_all()
