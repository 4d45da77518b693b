"""One annotation, whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.content import Content

from reader.model import AnchorState
from reader.text.difference import difference
from reader.text.sanitise import one_line
from reader.ui.article.reading import NoteRow
from reader.ui.dialogs.lines import TextDialog
from reader.ui.edits import edited
from reader.ui.key_names import with_keys
from reader.ui.plain import plain

Wish = Literal["edit", "tags", "delete"]

_KEYS = (
    ("card.edit", "edit"),
    ("card.tags", "tags"),
    ("card.delete", "delete"),
    ("row.next row.previous", "scroll"),
    ("dialog.close", "close"),
)
_STATES = {
    AnchorState.EXACT: "",
    AnchorState.MOVED: "Its words stand elsewhere in this version; the note moved with them.",
    AnchorState.CHANGED: "This quote was edited after you saved it. "
    "{review} accepts the new words.",
    AnchorState.UNCERTAIN: "It may not belong here: the words are like those saved, not the same. "
    "{review} settles it.",
    AnchorState.LOST: "Its words are not in this version of the article. "
    "{review} attaches it to others.",
}


class NoteCard(TextDialog[Wish | None]):
    """A note with its words, tags and state; hands back what to do with it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,e", "wish('edit')", "Edit this note", show=False, id="card.edit"),
        Binding("t", "wish('tags')", "Its tags", show=False, id="card.tags"),
        Binding("D", "wish('delete')", "Delete it", show=False, id="card.delete"),
        Binding("q,enter", "cancel", "Close", show=False, id="card.close"),
    ]

    def __init__(self, row: NoteRow, keymap: Mapping[str, str]) -> None:
        parts = [
            _words(row),
            plain(row.note),
            Content.styled(" ".join(f"#{one_line(tag, 80)}" for tag in row.tags), "$tag"),
            Content.styled("✓ speaker confirmed by you" if row.settled else "", "$quiet"),
            Content.styled(with_keys(_STATES[row.state], keymap), "$unsure"),
        ]
        shown = [part for part in parts if part]
        spaced = [line for part in shown for line in (part, Content(""))][:-1]
        nothing = [Content("A highlight, without note or tags.")]
        super().__init__(_title(row), spaced or nothing, _KEYS)

    def action_wish(self, wish: Wish) -> None:
        self.dismiss(wish)


def _words(row: NoteRow) -> Content:
    """The words it was made on, with what was edited in them since."""
    if row.now:
        return edited(difference(row.words, row.now))
    words = one_line(row.words, 2000).strip("“”")
    return Content.styled(f"“{words}”" if words else "", "$quiet")


def _title(row: NoteRow) -> str:
    kind = {"*": "Note", "#": "Tags"}.get(row.symbol, "Highlight")
    return " · ".join(part for part in (kind, row.who, row.where) if part)
