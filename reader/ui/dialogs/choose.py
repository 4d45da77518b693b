"""One of several things."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.content import Content

from reader.ui.dialogs.finder import Finder
from reader.ui.plain import plain_line
from reader.ui.widgets.rows import RowList

_KEYS = (
    ("row.choose 1-9", "choose"),
    ("dialog.filter", "filter"),
    ("row.next row.previous", "move"),
    ("dialog.close", "close"),
)


class OptionRows(RowList[str]):
    """The first nine options bear the digit that chooses them."""

    def __init__(self, options: Sequence[str]) -> None:
        super().__init__(id="option-list")
        self.items = options

    def draw(self, index: int, width: int) -> Sequence[Content]:
        digit = str(index + 1) if index < 9 else " "
        line = Content.assemble((f"{digit} ", "$accent-ink"), plain_line(self.items[index]))
        return [line.truncate(width, ellipsis=True)]

    def words_of(self, index: int) -> str:
        return self.items[index]


class Choose(Finder[int | None]):
    """A short list; hands back the index of the option that was chosen.

    With `turn` a choice is made here and now: it is called with the index and gives the options as
    they are then, and the list stays; None closes it with the index.
    """

    def __init__(
        self,
        title: str,
        options: Sequence[str],
        turn: Callable[[int], Sequence[str] | None] | None = None,
    ) -> None:
        super().__init__(title, OptionRows(options), _KEYS)
        self._turn = turn

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if self.focused is self.rows and digit in "123456789"[: len(self.rows.items)] and digit:
            event.stop()
            self.rows.stand_on(int(digit) - 1)
            self.choose(int(digit) - 1)
        elif self._turn is not None and self.focused is self.rows and event.key == "space":
            event.stop()
            self.rows.action_choose()

    def choose(self, index: int) -> None:
        options = None if self._turn is None else self._turn(index)
        if options is None:
            self.dismiss(index)
        else:
            self.rows.set_items(options)
