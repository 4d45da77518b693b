"""The lines that the cleaner set aside: shown with the reason, brought back, set aside again."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.model import RemovedLine
from reader.ui.dialogs.finder import Finder
from reader.ui.lines import fold_words, spread
from reader.ui.plain import plain_line, safe
from reader.ui.widgets.ticks import TickRows

_KEYS = (
    ("removed.restore", "bring back"),
    ("row.choose", "go to where it was"),
    ("row.tick", "tick"),
    ("dialog.filter", "filter"),
    ("row.next row.previous", "move"),
    ("dialog.close", "close"),
)
_TEXT_LINES = 4
_RESTORED = "brought back by you"


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of the source, by their numbers from 1: to bring back, or to set aside `again`."""

    numbers: tuple[int, ...]
    again: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line that was removed, the `index`-th of them, or one that was brought back."""

    line: int | None
    reason: str
    text: str = ""
    index: int | None = None


class RemovedList(TickRows[Row]):
    """A line a row: its number in the source, why it was removed, and its words."""

    gap = 1

    def __init__(self, removed: Sequence[RemovedLine], restored: Sequence[int]) -> None:
        super().__init__(id="removed-list")
        rows = [Row(one.line, one.reason, one.text, n) for n, one in enumerate(removed)]
        self.items = [*rows, *(Row(line, _RESTORED) for line in restored)]

    def key_of(self, index: int) -> Hashable:
        return index

    def _words(self, index: int, width: int) -> list[str]:
        return fold_words(safe(self.items[index].text), width - 2, _TEXT_LINES)

    def lines_of(self, index: int, width: int) -> int:
        return 1 + len(self._words(index, width))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        where = "" if row.line is None else f"line {row.line} of the source"
        tick = ("x ", "bold $accent-ink") if self.is_ticked(index) else ""
        reason = Content.assemble(tick, plain_line(row.reason, 200).stylize("bold"))
        head = spread(reason, Content.styled(where, "$quiet"), width)
        return [head, *(Content(f"  {line}") for line in self._words(index, width))]

    def words_of(self, index: int) -> str:
        return f"{self.items[index].text} {self.items[index].reason}"


class RemovedLines(Finder[int | Lines | None]):
    """What is not shown of the source, and why; hands back the index of the removed line to go
    to, or the lines to bring back or to set aside again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "restore", "Bring back, or set aside again", show=False, id="removed.restore"),
    ]

    def __init__(self, removed: Sequence[RemovedLine], restored: Sequence[int] = ()) -> None:
        count = len(removed)
        title = f"{count} removed line{'' if count == 1 else 's'}" if count else "Nothing removed"
        self._list = RemovedList(removed, restored)
        super().__init__(title, self._list, _KEYS)

    def action_restore(self) -> None:
        rows = self._list.wanted
        if not rows:
            self.dismiss(None)
            return
        # What was ticked is brought back; a line that was brought back already goes alone.
        again = all(row.reason == _RESTORED for row in rows)
        numbers = [row.line for row in rows if again or row.reason != _RESTORED]
        found = tuple(number for number in numbers if number is not None)
        self.dismiss(Lines(found, again))

    def choose(self, index: int) -> None:
        row = self.items[index]
        if row.index is not None:
            self.dismiss(row.index)

    @property
    def items(self) -> Sequence[Row]:
        return self._list.items
