"""The right panel: what the user marked and wrote, in reading order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from itertools import accumulate
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from reader.model import AnchorState, Span
from reader.text.sanitise import one_line
from reader.ui.article.reading import NoteRow, Place, Reading
from reader.ui.key_names import with_keys
from reader.ui.lines import cut, fold_words, spread
from reader.ui.panels.panel import Head, Panel, Rows
from reader.ui.panels.requests import OpenNote
from reader.ui.plain import plain_line, safe
from reader.ui.style.look import look_of
from reader.ui.style.tag_colors import ink_of
from reader.ui.widgets.filter import FilterLine
from reader.ui.widgets.rows import RowList

NOTE_LINES = 4
_KEY = "{panel.notes}"
_NONE = (
    "None yet. {note} writes one on what the next key acts on; {tag} tags it, {highlight} marks it."
)
_INDENT = 2
_STATES = {
    AnchorState.MOVED: "moved with its words",
    AnchorState.CHANGED: "its words have changed",
    AnchorState.UNCERTAIN: "? not sure that it stands here",
    AnchorState.LOST: "? lost: its words are not in this text",
}
_SETTLED = "✓ speaker confirmed by you"
_INKS = {"*": "bold $note", "#": "bold $tag"}


class Notes(RowList[NoteRow]):
    """A note a row: where and on whom, its words, the note's first lines, tags, and its state."""

    gap = 1

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._current: str | None = None
        self._places: dict[str, int] = {}

    def set_notes(self, notes: Sequence[NoteRow]) -> None:
        placed = [row for row in notes if row.span is not None]
        rows = placed + [row for row in notes if row.span is None]
        self._places = {row.id: place for place, row in enumerate(rows)}
        self.set_items(rows)

    def mark_current(self, note: str | None) -> int | None:
        """Put the `▸` at `note`; returns its index when it is another one than before."""
        if note == self._current:
            return None
        changed = [self._places.get(n) for n in (self._current, note) if n is not None]
        self._current = note
        self.redraw(*(place for place in changed if place is not None))
        return None if note is None else self._places.get(note)

    def lines_of(self, index: int, width: int) -> int:
        row = self.items[index]
        return (
            1
            + bool(row.words)
            + len(self._note(row, width))
            + bool(row.tags)
            + row.settled
            + (row.state in _STATES)
        )

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row, room, pad = self.items[index], width - _INDENT, " " * _INDENT
        lines = [self._first(row, width)]
        if row.words:
            words = cut(f"“{_unquoted(one_line(row.words, 300))}", room - 1)
            lines.append(Content.styled(f"{pad}{words}”", "$quiet"))
        lines += (Content(pad + line) for line in self._note(row, width))
        if row.tags:
            tags = " ".join(f"#{one_line(tag, 80)}" for tag in row.tags)
            ink = ink_of(row.color, look_of(self).theme_variables) or "$tag"
            lines.append(Content.styled(pad + cut(tags, room), ink))
        if row.settled:
            lines.append(Content.styled(pad + cut(_SETTLED, room), "$quiet"))
        if row.state in _STATES:
            lines.append(Content.styled(pad + cut(_STATES[row.state], room), "$unsure"))
        return lines

    def _first(self, row: NoteRow, width: int) -> Content:
        here = row.id == self._current
        left = Content.assemble(
            ("▸" if here else row.symbol, "$accent-ink" if here else _INKS.get(row.symbol, "bold")),
            " ",
            (f"{row.where}  " if row.where else "", "bold"),
            plain_line(row.who, 200),
        )
        return spread(left, Content(""), width)

    def _note(self, row: NoteRow, width: int) -> list[str]:
        return fold_words(safe(row.note), width - _INDENT, NOTE_LINES) if row.note else []

    def key_of(self, index: int) -> Hashable:
        return self.items[index].id

    def current(self) -> int | None:
        return None if self._current is None else self._places.get(self._current)

    def words_of(self, index: int) -> str:
        row = self.items[index]
        tags = " ".join(f"#{tag}" for tag in row.tags)
        return f"{row.who} {row.words} {row.note} {tags}"


def _unquoted(words: str) -> str:
    return words.strip('“”"')


class NotesPanel(Panel):
    """The notes of the article; its heading counts those on words that are on screen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "edit", "Edit this note", show=False, id="notes.edit"),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._starts: list[int] = []
        self._reach: list[int] = []
        self._on_screen = Span(0, 0)

    def compose(self) -> ComposeResult:
        yield FilterLine()
        yield Head("NOTES HERE", _KEY, id="notes-head")
        yield Notes(id="notes-list")
        yield Static(
            with_keys(_NONE, look_of(self).keymap),
            id="notes-none",
            markup=False,
        )

    def lists(self) -> Sequence[Rows]:
        return (self.query_one(Notes),)

    def show(self, reading: Reading) -> None:
        """Show the annotations; the cursor stays on its row."""
        rows = self.query_one(Notes)
        rows.set_notes(reading.notes)
        self.set_class(not reading.notes, "-none")
        spans = [row.span for row in rows.items if row.span is not None]
        self._starts = [span.start for span in spans]
        self._reach = list(accumulate((span.end for span in spans), max))
        self._count()

    def follow(self, place: Place) -> None:
        """Mark the note at the focus, and keep the notes of what is on screen in sight."""
        rows, free = self.query_one(Notes), not self.has_keys
        current = rows.mark_current(place.note)
        if place.on_screen != self._on_screen:
            self._on_screen = place.on_screen
            self._count()
            if free and self._starts:
                first = bisect_right(self._reach, place.on_screen.start)
                rows.reveal(min(first, len(self._starts) - 1), top=True)
        if current is not None and free:
            rows.reveal(current)

    def _count(self) -> None:
        screen = self._on_screen
        # Counted by what a span reaches, so that the one around others counts for them too.
        first = bisect_right(self._reach, screen.start)
        here = max(bisect_left(self._starts, screen.end) - first, 0)
        every = len(self.query_one(Notes).items)
        self.query_one("#notes-head", Head).say(
            "NOTES HERE", f"{here} of {every}  {_KEY}" if every else _KEY
        )

    def choose(self, rows: Rows, index: int) -> None:
        self.post_message(OpenNote(rows.items[index].id))

    def action_edit(self) -> None:
        row = self.query_one(Notes).item
        if row is not None:
            self.post_message(OpenNote(row.id, edit=True))
