"""Help: the keys of where the user is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content

from reader.text.sanitise import one_line
from reader.ui.dialogs.finder import Finder
from reader.ui.lines import cut, fold_words
from reader.ui.widgets.rows import RowList

_KEYS = (
    ("row.choose", "do it"),
    ("dialog.filter", "filter"),
    ("row.next row.previous", "move"),
    ("dialog.close", "close"),
)
_MARKS = (
    ("┃ │ ┆", "direct, mixed and indirect quotes, with the speaker's initials", ""),
    ("??", "a quote that no speaker was found for", ""),
    ("█", "what the next key acts on", ""),
    ("* # =", "note, tag, highlight", ""),
    ("?", "Reader is not sure who said it", ""),
)
_WIDEST_KEYS = 22
_INDENT = 1


class HelpRow(NamedTuple):
    """A heading has neither keys nor an action."""

    keys: str
    says: str
    action: str

    @property
    def heading(self) -> bool:
        return not self.keys and not self.action


class HelpList(RowList[HelpRow]):
    """Keys in one column, what they do in the other, under headings."""

    def __init__(self, rows: Sequence[HelpRow]) -> None:
        super().__init__(id="help-list")
        self._widest = max((cell_len(row.keys) for row in rows), default=0)
        self.items = rows

    def _column(self, width: int) -> int:
        """The width of the column of keys."""
        return min(self._widest, _WIDEST_KEYS, max(width // 3, 8))

    def _says(self, row: HelpRow, width: int) -> list[str]:
        return fold_words(row.says, width - self._column(width) - 2 - _INDENT, 3) or [""]

    def lines_of(self, index: int, width: int) -> int:
        row = self.items[index]
        return (2 if index else 1) if row.heading else len(self._says(row, width))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        if row.heading:
            head = Content.styled(row.says, "bold $quiet")
            return [Content(""), head] if index else [head]
        first, *more = self._says(row, width)
        column = self._column(width)
        keys = cut(row.keys, column)
        pad = " " * (column - cell_len(keys) + 2)
        line = Content.assemble(" " * _INDENT, (keys, "bold $accent-ink"), pad, first)
        left = " " * (column + 2 + _INDENT)
        return [line, *(Content(left + rest) for rest in more)]

    def words_of(self, index: int) -> str:
        row = self.items[index]
        return "" if row.heading else f"{row.says} {row.keys}"

    def selectable(self, index: int) -> bool:
        return bool(self.items[index].action)


class Help(Finder[str | None]):
    """The keys of where the user is, under headings; hands back the id of an action to run.

    `sections` are (heading, rows of (keys, description, action id)); a row without an action only
    informs. `marks`: what the marks in the margin mean stands below them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "close", "Close", show=False, id="help.close"),
    ]

    def __init__(
        self,
        sections: Sequence[tuple[str, Sequence[tuple[str, str, str]]]],
        *,
        marks: bool = True,
    ) -> None:
        rows = []
        if marks:
            sections = [*sections, ("Marks in the margin", _MARKS)]
        for heading, lines in sections:
            rows.append(HelpRow("", one_line(heading), ""))
            rows += [HelpRow(one_line(k), one_line(d), action) for k, d, action in lines]
        super().__init__("Keys", HelpList(rows), _KEYS)

    def choose(self, index: int) -> None:
        self.dismiss(self.rows.items[index].action)
