"""What another look at the source brought, beside the version that is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from reader.model import Span
from reader.text.difference import difference
from reader.ui.dialogs.finder import Finder
from reader.ui.edits import edited, folded
from reader.ui.plain import plain_line, safe
from reader.ui.widgets.rows import RowList
from reader.workspace.versions.comparing import Comparison, DetailChange, MarkedChange

_KEYS = (
    ("compare.take", "take the new"),
    ("row.choose", "go there"),
    ("dialog.filter", "filter"),
    ("row.next row.previous", "move"),
    ("dialog.close", "keep this"),
)
_KEYS_SINCE = (*_KEYS[1:-1], ("dialog.close", "close"))
_LINES = 8
_MARKED = {
    "moved": "Your note moves with its words",
    "changed": "Your note's words have changed",
    "uncertain": "Your note may belong here",
    "lost": "Your note's words are gone",
}
_FIELDS = {"published": "date", "url": "address"}


@dataclass(frozen=True, slots=True)
class Row:
    """Something that differs: what it is, the words, and where they stand in the open version."""

    head: str
    words: Content
    at: Span | None


def rows_of(comparison: Comparison, *, new_is_open: bool = False) -> Iterator[Row]:
    """Notes on changed words first, then details, then the text in reading order."""
    for mark in comparison.marks:
        if mark.touched:
            yield _marked(mark, comparison, mark.new.span if new_is_open else mark.old.span)
    for detail in comparison.details:
        yield _detail(detail)
    old, new = comparison.old.text, comparison.new.text
    for change in comparison.changes:
        before = change.old.of(old) if change.old else ""
        after = change.new.of(new) if change.new else ""
        words = edited(difference(before, after))
        at = change.new if new_is_open else change.old
        yield Row(f"Paragraph {change.kind}", words, at)


def _marked(mark: MarkedChange, comparison: Comparison, at: Span | None) -> Row:
    selector = mark.annotation.selector
    old = selector.exact if selector else ""
    new = mark.new.span.of(comparison.new.text) if mark.new.span else ""
    words = edited(difference(old, new))
    if mark.annotation.note:
        words = Content.assemble(words, "\n", (f"* {safe(mark.annotation.note)}", "$note"))
    return Row(_MARKED.get(mark.new.state.value, "Your note"), words, at)


def _detail(detail: DetailChange) -> Row:
    words = edited(difference(detail.old, detail.new))
    return Row(f"The {_FIELDS.get(detail.field, detail.field)} has changed", words, None)


class ChangeRows(RowList[Row]):
    """A row for everything that differs."""

    gap = 1

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__(id="change-list")
        self.items = rows

    def _body(self, index: int, width: int) -> list[Content]:
        return folded(self.items[index].words, width - 2, _LINES)

    def lines_of(self, index: int, width: int) -> int:
        return 1 + len(self._body(index, width))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        head = plain_line(self.items[index].head).stylize("bold")
        return [head, *(Content.assemble("  ", line) for line in self._body(index, width))]

    def words_of(self, index: int) -> str:
        return f"{self.items[index].head} {self.items[index].words.plain}"


class CompareVersions(Finder[Literal["take"] | Span | None]):
    """Hands back "take" for the new version, the span to go to in the open one, or None.

    With `since`, the day on which the old version was read, the new one is open already.
    """

    BINDINGS = [  # noqa: RUF012
        Binding("n", "take", "Take the new version", show=False, id="compare.take"),
        Binding("R", "close", "Close", show=False, id="compare.close"),
    ]

    def __init__(self, comparison: Comparison, since: str = "") -> None:
        rows = ChangeRows(list(rows_of(comparison, new_is_open=bool(since))))
        title = f"What has changed since you read it on {since}" if since else "Read again"
        super().__init__(title, rows, _KEYS_SINCE if since else _KEYS)
        self._summary, self._since = comparison.summary, since

    def body(self) -> ComposeResult:
        yield Static(safe(self._summary), markup=False, id="change-summary")
        yield from super().body()

    def action_take(self) -> None:
        if not self._since:
            self.dismiss("take")

    def choose(self, index: int) -> None:
        span = self.rows.items[index].at
        if span is not None:
            self.dismiss(span)
