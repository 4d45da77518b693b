"""The note editor."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from reader.text.sanitise import one_line, sanitise
from reader.text.tags import tag_words
from reader.ui.dialogs.ask import Answer, Ask
from reader.ui.dialogs.dialog import Dialog
from reader.ui.dialogs.external import EditorError, edit_outside
from reader.ui.dialogs.note_area import NoteArea

# Half of the time within which a draft must be on disk, so that writing it has the other half.
DRAFT_SECONDS = 1.0

# Border, the article's words, tags, a sentence, and the keys with the line above them.
_FRAME = 7
_TALLEST = 12

_KEYS = (
    ("note.save", "save"),
    ("note.line", "new line"),
    ("note.outside", "your editor"),
    ("note.cancel", "cancel"),
)
_UNSAVED = (
    Answer("s", "save", "save"),
    Answer("d", "discard", "discard"),
)


class NoteEditor(Dialog[str | None]):
    """Writes or changes a note; hands back its text, or None when it shall stay as it was.

    `about` says what it is on, `words` are the article's words. `keep` is called with what is
    written at most a second after a key; it must not block. `draft` is what was kept of a note
    that was never saved: it is offered in place of `note`. `avoid` are the first and last screen
    row of the words: the editor keeps out of their way.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+enter,f2", "save", "Save", show=False, id="note.save"),
        Binding(
            "ctrl+j,shift+enter,alt+enter",
            "new_line",
            "Start a line",
            show=False,
            id="note.line",
        ),
        Binding("ctrl+o", "outside", "Own editor", show=False, id="note.outside"),
        Binding("escape", "cancel", "Cancel", show=False, id="note.cancel"),
    ]

    def __init__(
        self,
        about: str,
        words: str,
        note: str,
        keep: Callable[[str], None] | None = None,
        *,
        draft: str | None = None,
        avoid: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(f"Note · {about}" if about else "Note", _KEYS)
        self._words, self._note, self._keep = words, note, keep
        self._draft = None if draft == note else draft
        self._avoid = avoid
        self._timer: Timer | None = None

    def body(self) -> ComposeResult:
        if self._words:
            yield Static(Content(one_line(self._words, 400)), id="note-words")
        yield NoteArea(sanitise(self._note if self._draft is None else self._draft).text)
        yield Static(id="note-tags", markup=False)
        yield Static(id="note-says", markup=False)

    def on_mount(self) -> None:
        self._place(self.size.height)
        self._show_tags()
        if self._draft is not None:
            self._say("This was written before and not saved. To throw it away, cancel.")
        self.area.focus()

    def on_resize(self, event: events.Resize) -> None:
        self._place(event.size.height)

    @property
    def area(self) -> NoteArea:
        return self.query_one(NoteArea)

    @property
    def changed(self) -> bool:
        return self.area.text.rstrip() != self._note.rstrip()

    def _place(self, height: int) -> None:
        """Lie below the words, or above them when they are in the lower half; fit the screen."""
        self.area.styles.max_height = min(max(height - _FRAME, 2), _TALLEST)
        middle = sum(self._avoid) / 2 if self._avoid else 0
        self.set_class(middle > height / 2, "-top")

    def _say(self, sentence: str) -> None:
        says = self.query_one("#note-says", Static)
        says.update(sentence)
        says.set_class(bool(sentence), "-on")

    def _show_tags(self) -> None:
        tags = tag_words(self.area.text)
        line = self.query_one("#note-tags", Static)
        line.update("Tags in it: " + " ".join(f"#{tag}" for tag in tags))
        line.set_class(bool(tags), "-on")

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._show_tags()
        self._say("")
        if self._keep is not None and self._timer is None:
            self._timer = self.set_timer(DRAFT_SECONDS, self._keep_draft)

    def keep_now(self) -> None:
        """Keep what is written, without waiting for the next time."""
        if self._keep is not None and self.is_mounted:
            self._keep(self.area.text)

    def _keep_draft(self) -> None:
        self._timer = None
        if self._keep is not None:
            self._keep(self.area.text)

    def _close(self, result: str | None) -> None:
        if self._timer is not None:
            self._timer.stop()
        self.dismiss(result)

    def action_save(self) -> None:
        text = sanitise(self.area.text).text.rstrip()
        self._close(text if text or self._note else None)

    def action_new_line(self) -> None:
        self.area.type("\n")

    def action_cancel(self) -> None:
        if self.changed:
            self.app.push_screen(
                Ask("The note is not saved.", _UNSAVED, back="write on"), self._answered
            )
        else:
            self._close(None)

    def _answered(self, answer: str | None) -> None:
        if answer == "save":
            self.action_save()
        elif answer == "discard":
            self._close(None)

    def action_outside(self) -> None:
        """Write in the user's own editor, which has the terminal until it ends."""
        try:
            with self.app.suspend():
                text = edit_outside(self.area.text, os.environ)
        except SuspendNotSupported:
            self._say("Your editor cannot be opened from here.")
        except EditorError as error:
            self._say(str(error))
        else:
            self.area.replace_all(text)
