"""What the panels ask of the reading screen."""

from __future__ import annotations

from textual.message import Message

from reader.model import Span


class GoToSection(Message):
    """Jump to the section that begins with `span`."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span


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
