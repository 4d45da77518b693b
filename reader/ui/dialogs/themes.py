"""Themes, each seen on the page as soon as the cursor stands on it."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content

from reader.ui.dialogs.finder import Finder
from reader.ui.plain import plain_line
from reader.ui.widgets.rows import RowList

_KEYS = (
    ("row.choose", "keep"),
    ("row.next row.previous", "try on"),
    ("dialog.filter", "filter"),
    ("dialog.close", "as before"),
)


class ThemeRows(RowList[str]):
    """A theme a row; the one in force is marked as current."""

    def __init__(self, names: Sequence[str], now: str) -> None:
        super().__init__(id="theme-list")
        self.items, self._now = names, now

    def current(self) -> int | None:
        return self.items.index(self._now)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        now = "  (now)" if self.items[index] == self._now else ""
        line = Content.assemble(plain_line(self.items[index]), (now, "$quiet"))
        return [line.truncate(width, ellipsis=True)]

    def words_of(self, index: int) -> str:
        return self.items[index]


class ThemePicker(Finder[str | None]):
    """Hands back the name of the theme to keep; None when the one before is wanted again."""

    def __init__(self, names: Sequence[str], now: str) -> None:
        super().__init__("Theme", ThemeRows(names, now), _KEYS)

    @on(RowList.Moved)
    def _try_on(self, event: RowList.Moved) -> None:
        event.stop()
        self.app.theme = self.rows.items[event.index]

    def choose(self, index: int) -> None:
        self.dismiss(self.rows.items[index])
