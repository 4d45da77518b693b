"""What is known about the article, and the line in which it is filled in."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input

from reader.model import Article
from reader.model.structure import Structure
from reader.text.sanitise import one_line
from reader.ui.dialogs.dialog import Dialog, Hints
from reader.ui.lines import fold_words
from reader.ui.plain import safe
from reader.ui.widgets.filter import FilterInput, FilterLine
from reader.ui.widgets.rows import RowList

_KEYS = (
    ("row.choose", "fill in"),
    ("details.note", "note"),
    ("details.tags", "tags"),
    ("details.state", "state"),
    ("row.next row.previous", "move"),
    ("dialog.close", "close"),
)
_TYPING = (("enter", "save"), ("filter.close", "cancel"))
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


OWN = ("note", "tags", "state")
"""Rows that are the user's own, and are filled in elsewhere."""
_NOTE_LINES = 6


@dataclass(frozen=True, slots=True)
class About:
    """What the library knows of an article: its state, the user's note and tags (names, ids) on
    the whole of it, the fields of the metadata that the user set, and what said the others ("the
    page", "the file")."""

    state: str = "new"
    note: str = ""
    tags: tuple[str, ...] = ()
    tag_ids: frozenset[str] = frozenset()
    edited: tuple[str, ...] = ()
    said_by: str = ""


class Detail(NamedTuple):
    """A row: `field` is that of the metadata or one of OWN, "" where the user can change nothing;
    `source` says where the value comes from."""

    label: str
    value: str
    source: str = ""
    field: str = ""
    guessed: bool = False


class Filled(NamedTuple):
    """What the user wrote for a field of the metadata; the words are empty for one of OWN, which
    is to be changed."""

    field: str
    words: str


def details(article: Article, about: About) -> list[Detail]:
    """What is known about `article`, an empty value where nothing is."""
    known, version = article.metadata, article.version
    structure = Structure(version)
    words = len(version.text.split())
    length = f"{words:,} words in {structure.paragraph_count} paragraphs"

    def detail(label: str, field: str, value: str | None) -> Detail:
        guessed = field in known.guessed and bool(value)
        fillable = field if field in _HELP else ""
        return Detail(label, value or "", _source(field, value, guessed, about), fillable, guessed)

    tags = " ".join(f"#{one_line(tag, 80)}" for tag in about.tags)
    return [
        detail("Title", "title", known.title),
        detail("Authors", "authors", "; ".join(known.authors)),
        detail("Published", "published", known.published),
        detail("Site", "site", known.site),
        detail("Newspaper", "newspaper", "yes" if known.newspaper else "no"),
        detail("URL", "url", known.url),
        Detail("Your note", about.note, field="note"),
        Detail("Your tags", tags, field="tags"),
        # As in the library: what is open is not new, whoever marked it.
        Detail("State", "done" if about.state == "done" else "reading", field="state"),
        Detail("Retrieved", known.retrieved or ""),
        Detail("Language", known.language),
        Detail("Length", length),
        *(Detail("Notice", notice) for notice in version.notices),
        Detail("Id", article.id),
    ]


def _source(field: str, value: str | None, guessed: bool, about: About) -> str:
    """Where the value of a field comes from, in words."""
    if field in about.edited:
        return "set by you"
    if guessed:
        return "? a guess"
    if not value or field == "newspaper":
        return ""
    return f"said by {about.said_by}" if about.said_by else ""


class DetailRows(RowList[Detail]):
    """A detail a row: its name, and beside it what is known, marked where that is a guess."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,f", "scroll(1)", "Page down", show=False, id="details.page_down"),
        Binding("b", "scroll(-1)", "Page up", show=False, id="details.page_up"),
    ]

    def __init__(self, rows: Sequence[Detail]) -> None:
        super().__init__(id="text-rows")
        self.items = rows

    def key_of(self, index: int) -> Hashable:
        return self.items[index].field or index

    def lines_of(self, index: int, width: int) -> int:
        return len(self.draw(index, width))

    def selectable(self, index: int) -> bool:
        return bool(self.items[index].field)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        most = _NOTE_LINES if row.field == "note" else _MOST_LINES
        value = fold_words(safe(row.value), width - _LABEL, most) or [_missing(row)]
        inks = ["" if row.value else "$quiet"] * len(value)
        if row.field == "tags" and row.value:
            inks = ["$tag"] * len(value)
        label = row.label.ljust(_LABEL)
        lines = [
            Content.assemble((label if not n else " " * _LABEL, "$quiet"), (line, ink))
            for n, (line, ink) in enumerate(zip(value, inks, strict=True))
        ]
        if row.source:
            source = Content.styled(row.source, "$unsure" if row.guessed else "$quiet")
            gap = 2 if lines[-1].cell_length + 2 + source.cell_length <= width else 0
            before = lines.pop() if gap else Content(" " * _LABEL)
            lines.append(Content.assemble(before, " " * gap, source))
        return lines

    def action_scroll(self, step: int) -> None:
        self.scroll_relative(y=step * max(self.size.height - 1, 1), animate=False)


def _missing(row: Detail) -> str:
    return "none yet" if row.field in OWN else "not known"


class Details(Dialog[Filled | None]):
    """What is known of an article and where it comes from, with the user's own note, tags and
    state; hands back what the user filled in or wants to change, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,i", "cancel", "Close", show=False, id="details.close"),
        Binding("a", "own('note')", "Note on this article", show=False, id="details.note"),
        Binding("t", "own('tags')", "Tags of this article", show=False, id="details.tags"),
        Binding("s", "own('state')", "Done, or not", show=False, id="details.state"),
    ]

    def __init__(self, article: Article, about: About | None = None, at: str = "") -> None:
        super().__init__("Details of this article", _KEYS)
        self.rows = DetailRows(details(article, about or About()))
        fields = [row.field for row in self.rows.items]
        self._at = fields.index(at) if at and at in fields else 0

    def body(self) -> ComposeResult:
        yield self.rows
        yield FilterLine(FilterInput(max_length=8_000), sign=">")

    def show(self, article: Article, about: About) -> None:
        """Show what has become known; the cursor stays."""
        self.rows.set_items(details(article, about))

    def on_mount(self) -> None:
        self.rows.stand_on(self._at)
        self.rows.focus()

    @on(RowList.Chosen)
    def _row_chosen(self, event: RowList.Chosen) -> None:
        """Write what is known into the line, to be changed there."""
        event.stop()
        row, line = self.rows.items[event.index], self.query_one(FilterLine)
        if row.field in OWN:
            self.action_own(row.field)
            return
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
        if self.rows.item is not None:
            self.dismiss(Filled(self.rows.item.field, event.value))

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

    def action_own(self, field: str) -> None:
        self.dismiss(Filled(field, ""))
