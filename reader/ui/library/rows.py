"""Articles as rows in columns, as wide as the screen allows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from reader.text.dates import show_date
from reader.text.fold import fold
from reader.text.sanitise import one_line
from reader.ui.lines import cut
from reader.ui.widgets.ticks import NARROW, TickRows
from reader.workspace.library.library import LibraryRow

WIDE = 126
MARKS = {"new": "○", "reading": "◐", "done": "●"}


class Column(NamedTuple):
    """A column: its name, its width in cells in a usual and in a wide list, whether its words
    stand at the right; `least` is the width of the list from which on it is shown."""

    name: str
    usual: int
    wide: int
    right: bool
    least: int
    says: Callable[[LibraryRow], str]


def state_of(row: LibraryRow) -> str:
    """new, reading or done: what was opened is not new, whoever marked it."""
    return "reading" if row.state == "new" and row.read is not None else row.state


def _quotes(row: LibraryRow) -> str:
    return "–" if row.quotes is None else str(row.quotes or "")


def _read(row: LibraryRow) -> str:
    return "" if row.read is None else f"{round(100 * row.read)} %"


def _tags(row: LibraryRow) -> str:
    return " ".join(f"#{one_line(name, 40)}" for name, _ in row.tags)


COLUMNS = (
    Column("site", 9, 18, False, NARROW, lambda row: one_line(row.site or "", 60)),
    Column("date", 12, 12, False, NARROW, lambda row: show_date(row.published)),
    Column("quotes", 6, 7, True, 74, _quotes),
    Column("notes", 5, 6, True, 74, lambda row: str(row.notes or "")),
    Column("read", 5, 6, True, 0, _read),
    Column("tags", 0, 26, False, WIDE, _tags),
)

SORTS: dict[str, tuple[Callable[[LibraryRow], object], bool]] = {
    "added": (lambda row: row.added, True),
    "title": (lambda row: fold(row.title), False),
    "site": (lambda row: (not row.site, fold(row.site or "")), False),
    "date": (lambda row: row.published or "", True),
    "quotes": (lambda row: row.quotes or 0, True),
    "notes": (lambda row: row.notes, True),
    "state": (lambda row: list(MARKS).index(state_of(row)), False),
    "read": (lambda row: row.read or 0.0, True),
}
"""The orders: what an article is ordered by, and whether the greatest come first."""


def ordered(rows: Sequence[LibraryRow], by: str, turned: bool) -> list[LibraryRow]:
    """The rows in an order of SORTS, or the other way round; equals by their titles."""
    key, greatest_first = SORTS[by]
    by_title = sorted(rows, key=SORTS["title"][0])  # type: ignore[arg-type]
    return sorted(by_title, key=key, reverse=greatest_first != turned)  # type: ignore[arg-type]


def saying(rows: Sequence[LibraryRow], by: str) -> list[Column]:
    """The columns that say something of any article, and the one that the list is sorted by; the
    cells of the others are for titles."""
    return [c for c in COLUMNS if c.name == by or any(c.says(row) for row in rows)]


def columns(shown: Sequence[Column], width: int) -> list[tuple[Column, int]]:
    """Those of the columns that there is room for beside the title, with the cells that each has,
    the space before it included."""
    wide = width >= WIDE
    return [
        (column, (column.wide if wide else column.usual) + (1 if column.right else 2))
        for column in shown
        if width >= column.least
    ]


def title_room(shown: Sequence[Column], width: int) -> int:
    """The cells that a title has."""
    return max(8, width - _left(width) - sum(cells for _, cells in columns(shown, width)))


def _left(width: int) -> int:
    return 4 if width < NARROW else 6


class ArticleRows(TickRows[LibraryRow]):
    """The articles, one to a line."""

    def __init__(self) -> None:
        super().__init__(id="articles")
        self.columns: Sequence[Column] = ()

    def key_of(self, index: int) -> Hashable:
        return self.items[index].id

    def words_of(self, index: int) -> str:
        row = self.items[index]
        words = (
            row.title,
            *row.authors,
            row.site or "",
            row.published or "",
            row.state,
            _tags(row),
        )
        return " ".join((*words, show_date(row.published)))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        state = state_of(row)
        room = title_room(self.columns, width)
        near = f" ≈{len(row.near)}" if row.near else ""
        archived = " archived" if row.archived else ""
        title = cut(one_line(row.title) or "Untitled", room - len(near) - len(archived))
        parts: list[tuple[str, str]] = [
            self.tick(index, width),
            (f"{MARKS[state]} ", "$quiet" if state == "done" else "$accent-ink"),
            (title, {"new": "bold", "done": "$quiet"}.get(state, "")),
            (near, "$unsure"),
            (archived, "$quiet"),
            (" " * (room - cell_len(title) - len(near) - len(archived)), ""),
        ]
        for column, cells in columns(self.columns, width):
            style = {"tags": "$tag", "notes": "$note"}.get(column.name, "$quiet")
            parts.append((_fitted(column.says(row), column.right, cells), style))
        return [Content.assemble(*parts)]

    def action_choose(self) -> None:
        """Enter means something on an empty list too."""
        if self.items:
            super().action_choose()
        else:
            self.post_message(self.Chosen(self, -1))


def _fitted(text: str, right: bool, cells: int) -> str:
    """`text` at one end of a column, behind the space that parts it from the one before."""
    before = 1 if right else 2
    text = cut(text, cells - before)
    gap = " " * (cells - before - cell_len(text))
    return " " * before + (gap + text if right else text + gap)


class ColumnHeads(Widget):
    """The names of the columns, with an arrow at the one that the list is sorted by."""

    def __init__(self) -> None:
        super().__init__()
        self._by, self._turned = "added", False
        self._columns: Sequence[Column] = ()

    def say(self, columns: Sequence[Column], by: str, turned: bool) -> None:
        """The columns, which of them the list is sorted by, and whether the other way round."""
        self._columns, self._by, self._turned = columns, by, turned
        self.refresh()

    def render(self) -> Content:
        # One cell less: the scrollbar stands beside the rows.
        width = self.content_size.width - 1
        title = self._head("title", False, title_room(self._columns, width) + 2)[2:]
        shown = columns(self._columns, width)
        heads = [self._head(c.name, c.right, cells) for c, cells in shown]
        return Content.assemble(" " * _left(width), title, *heads)

    def _head(self, name: str, right: bool, cells: int) -> Content:
        greatest_first = SORTS[name][1] if name in SORTS else False
        arrow = "▾" if greatest_first != self._turned else "▴"
        by = name == self._by
        words = _fitted(f"{name}{arrow}" if by else name, right, cells)
        return Content.styled(words, "bold $accent-ink" if by else "$quiet")
