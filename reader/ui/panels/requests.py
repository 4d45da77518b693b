"""What the panels ask of the reading screen. What is said to the user is `screens/telling.py`."""

from __future__ import annotations

from textual.message import Message

from reader.model import Span


class GoTo(Message):
    """Jump to `span`, as a row was chosen; `what` is "section", "note" or "removed"."""

    def __init__(self, span: Span, what: str) -> None:
        super().__init__()
        self.span, self.what = span, what


class PickSpeaker(Message):
    """Choose the speaker with this index (None: choose nobody) and jump to the next utterance."""

    def __init__(self, speaker: int | None) -> None:
        super().__init__()
        self.speaker = speaker


class ToggleGroup(Message):
    """Show or hide the entities of a group, by its name on screen ("People")."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self.group = group


class OpenNote(Message):
    """Jump to the annotation with this id; `edit` opens its editor as well."""

    def __init__(self, note: str, edit: bool = False) -> None:
        super().__init__()
        self.note, self.edit = note, edit


class LeavePanel(Message):
    """Give the keys back to the text."""
