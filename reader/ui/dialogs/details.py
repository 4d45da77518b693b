"""What is known about the article, and the line in which it is filled in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from reader.model import Article
from reader.model.structure import Structure
from reader.ui.dialogs.dialog import Dialog, Hints
from reader.ui.filter import FilterInput, FilterLine
from reader.ui.lines import fold_words
from reader.ui.plain import safe
from reader.ui.rows import RowList

_KEYS = (("enter", "fill in"), ("j k", "move"), ("esc", "close"))
_TYPING = (("enter", "save"), ("esc", "leave as it was"))
_HELP = {
    "title": "the title",
    "authors": "names as in the byline, with ; between",
    "published": "2020-01-03, or 2020-01, or 2020",
    "site": "the site or newspaper",
    "newspaper": "yes or no",
    "url": "https://…",
}
_LABEL = 12
_MOST_LINES = 40


class Detail(NamedTuple):
    """A row: `field` is that of the metadata, "" where the user can change nothing."""

    label: str
    value: str
    guessed: bool = False
    field: str = ""


class Filled(NamedTuple):
    """What the user wrote for a field of the metadata."""

    field: str
    words: str


def details(article: Article) -> list[Detail]:
    """What is known about `article`, an empty value where nothing is."""
    known, version = article.metadata, article.version
    structure = Structure(version)
    words = len(version.text.split())
    length = f"{words:,} words in {structure.paragraph_count} paragraphs"

    def detail(label: str, field: str, value: str | None) -> Detail:
        fillable = field if field in _HELP else ""
        return Detail(label, value or "", field in known.guessed, fillable)

    return [
        detail("Title", "title", known.title),
        detail("Authors", "authors", "; ".join(known.authors)),
        detail("Published", "published", known.published),
        detail("Site", "site", known.site),
        detail("Newspaper", "newspaper", "yes" if known.newspaper else "no"),
        detail("URL", "url", known.url),
        detail("Retrieved", "retrieved", known.retrieved),
        detail("Language", "language", known.language),
        Detail("Length", length),
        *(Detail("Notice", notice) for notice in version.notices),
        Detail("Id", article.id),
    ]


class DetailRows(RowList[Detail]):
    """A detail a row: its name, and beside it what is known, marked where that is a guess."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,f", "scroll(1)", "Page down", show=False, id="details.page_down"),
        Binding("b", "scroll(-1)", "Page up", show=False, id="details.page_up"),
    ]

    def __init__(self, rows: Sequence[Detail]) -> None:
        super().__init__(id="text-rows")
        self.items = rows

    def on_mount(self) -> None:
        self.set_items(self.items)

    def lines_of(self, index: int, width: int) -> int:
        return len(self.draw(index, width))

    def selectable(self, index: int) -> bool:
        return bool(self.items[index].field)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        value = fold_words(safe(row.value), width - _LABEL, _MOST_LINES)
        inks = ["" if row.value else "$quiet"] * max(len(value), 1)
        value = value or ["not known"]
        if row.guessed and row.value:
            value.append("? a guess")
            inks.append("$unsure")
        label = row.label.ljust(_LABEL)
        return [
            Content.assemble((label if not n else " " * _LABEL, "$quiet"), (line, ink))
            for n, (line, ink) in enumerate(zip(value, inks, strict=True))
        ]

    def action_scroll(self, step: int) -> None:
        self.scroll_relative(y=step * max(self.size.height - 1, 1), animate=False)


class Details(Dialog[Filled | None]):
    """Title, authors, date, site and URL of an article, with what is a guess; hands back the one
    that the user filled in, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,i", "cancel", "Close", show=False, id="details.close"),
    ]

    def __init__(self, article: Article, at: str = "") -> None:
        super().__init__("Details of this article", _KEYS)
        self.rows = DetailRows(details(article))
        fields = [row.field for row in self.rows.items]
        self._at = fields.index(at) if at and at in fields else 0

    def body(self) -> ComposeResult:
        yield self.rows
        yield FilterLine(FilterInput(max_length=8_000), sign=">")

    def on_mount(self) -> None:
        self.rows.stand_on(self._at)
        self.rows.focus()

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        """Write what is known into the line, to be changed there."""
        event.stop()
        row, line = self.rows.items[event.index], self.query_one(FilterLine)
        line.add_class("-open")
        self.rows.add_class("-lit")
        line.input.placeholder = _HELP[row.field]
        line.input.value = safe(row.value)
        line.input.cursor_position = len(line.input.value)
        line.input.focus()
        self.query_one(Hints).say(_TYPING)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        if self.rows.chosen is not None:
            self.dismiss(Filled(self.rows.items[self.rows.chosen].field, event.value))

    @on(FilterInput.Closed)
    def _line_closed(self, event: FilterInput.Closed) -> None:
        event.stop()
        self.query_one(FilterLine).remove_class("-open")
        self.rows.remove_class("-lit")
        self.rows.focus()
        self.query_one(Hints).say(_KEYS)

    @on(FilterInput.Step)
    def _line_stepped(self, event: FilterInput.Step) -> None:
        event.stop()
