"""The lines that the cleaner set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.model import RemovedLine
from reader.ui.dialogs.finder import Finder
from reader.ui.lines import fold_words, spread
from reader.ui.plain import plain_line, safe
from reader.ui.rows import RowList

_KEYS = (("enter", "go to where it was"), ("/", "find"), ("esc", "close"), ("j k", "move"))
_TEXT_LINES = 4


class RemovedList(RowList[RemovedLine]):
    """A removed line a row: its number in the source, why it was removed, and its words."""

    gap = 1

    def __init__(self, removed: Sequence[RemovedLine]) -> None:
        super().__init__(id="removed-list")
        self.items = removed

    def on_mount(self) -> None:
        self.set_items(self.items)

    def _words(self, index: int, width: int) -> list[str]:
        return fold_words(safe(self.items[index].text), width - 2, _TEXT_LINES)

    def lines_of(self, index: int, width: int) -> int:
        return 1 + len(self._words(index, width))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        where = "" if row.line is None else f"line {row.line} of the source"
        head = spread(
            plain_line(row.reason, 200).stylize("bold"), Content.styled(where, "$quiet"), width
        )
        return [head, *(Content(f"  {line}") for line in self._words(index, width))]

    def words_of(self, index: int) -> str:
        return f"{self.items[index].text} {self.items[index].reason}"


class RemovedLines(Finder[int | None]):
    """What is not shown of the source, and why; hands back the index of the line to go to."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "close", "Close", show=False, id="removed.close"),
    ]

    def __init__(self, removed: Sequence[RemovedLine]) -> None:
        count = len(removed)
        title = f"{count} removed line{'' if count == 1 else 's'}" if count else "Nothing removed"
        super().__init__(title, RemovedList(removed), _KEYS)

    def choose(self, index: int) -> None:
        self.dismiss(index)
