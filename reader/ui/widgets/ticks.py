"""Rows that can be ticked, so that one key acts on several."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.message import Message

from reader.ui.widgets.rows import RowList

Item = TypeVar("Item")

NARROW = 58
"""Below this width a list has fewer columns, and narrow ticks."""


class TickRows(RowList[Item]):
    """A list in which space ticks. Ticks stay on their items while these are made anew."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick this row", show=False, id="row.tick"),
        Binding("asterisk", "tick_all", "Tick all rows, or none", show=False, id="row.tick_all"),
        Binding("f", "page(1)", "Page down", show=False, id="row.page_on"),
        Binding("b", "page(-1)", "Page up", show=False, id="row.page_back"),
    ]

    class Ticked(Message):
        """Other rows are ticked now."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.ticked: dict[Hashable, Item] = {}
        """The ticked items by their keys, those that are not in the list now included."""
        self._keys_of: Sequence[int] | None = None
        self._keys: frozenset[Hashable] = frozenset()

    @property
    def wanted(self) -> list[Item]:
        """What a key acts on: the ticked items, else the one at the cursor."""
        if self.ticked:
            return list(self.ticked.values())
        return [] if self.item is None else [self.item]

    def is_ticked(self, index: int) -> bool:
        return self.key_of(index) in self.ticked

    def tick(self, index: int, width: int) -> tuple[str, str]:
        """The sign before a row in a list of that width, and its style."""
        on = self.is_ticked(index)
        sign = ("x " if on else "· ") if width < NARROW else ("[x] " if on else "[ ] ")
        return sign, "bold $accent-ink" if on else "$quiet"

    @property
    def told(self) -> str:
        """How many rows are ticked, and how many of them the list does not show now."""
        if not self.ticked:
            return ""
        hidden = len(self.ticked.keys() - self._keys_shown())
        more = f", {hidden:,} of them not in this list" if hidden else ""
        return f"{len(self.ticked):,} ticked{more}"

    def _keys_shown(self) -> frozenset[Hashable]:
        """The keys of all rows that are shown, worked out when these are other ones."""
        if self._keys_of is not self.shown_items:
            self._keys_of = self.shown_items
            self._keys = frozenset(self.key_of(index) for index in self.shown_items)
        return self._keys

    def set_items(self, items: Sequence[Item]) -> None:
        """The same; ticked items are taken over as they are now."""
        super().set_items(items)
        if self.ticked:
            now = {self.key_of(index): item for index, item in enumerate(items)}
            self.ticked = {key: now.get(key, item) for key, item in self.ticked.items()}

    def keep_ticks(self) -> None:
        """Forget the ticks of items that are not in the list any more."""
        here = {self.key_of(index) for index in range(len(self.items))}
        self.ticked = {key: item for key, item in self.ticked.items() if key in here}

    def action_tick(self) -> None:
        if self.chosen is None:
            return
        key = self.key_of(self.chosen)
        if self.ticked.pop(key, None) is None:
            self.ticked[key] = self.items[self.chosen]
        self.redraw(self.chosen)
        self.post_message(self.Ticked())
        if self.cursor is not None and self.cursor + 1 < self.shown_count:
            self.action_move(1)

    def action_tick_all(self) -> None:
        """Tick every row that is shown; when all are, none."""
        shown = {self.key_of(index): self.items[index] for index in self.shown_items}
        self.ticked = {} if shown.keys() <= self.ticked.keys() else {**self.ticked, **shown}
        self.redraw_all()
        self.post_message(self.Ticked())

    def untick(self) -> None:
        self.ticked.clear()
        self.redraw_all()
