"""Questions with a key for each answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from reader.ui.dialogs.dialog import Dialog
from reader.ui.plain import safe


class Answer(NamedTuple):
    """`value` is handed back when the user presses `key`, or enter where it is the first."""

    key: str
    label: str
    value: str


class Ask(Dialog[str | None]):
    """A question. Enter gives the first answer, which must be one that loses nothing; esc None."""

    def __init__(self, question: str, answers: Sequence[Answer], *, back: str = "back") -> None:
        keys = [(answer.key, answer.label) for answer in answers]
        super().__init__("", (*keys, ("dialog.close", back)))
        self._question = question
        self._answers = {answer.key: answer for answer in answers}

    def body(self) -> ComposeResult:
        yield Static(safe(self._question), markup=False)

    def on_key(self, event: events.Key) -> None:
        answer = self._answers.get(event.character or "")
        if event.key == "enter":
            answer = next(iter(self._answers.values()))
        if answer is not None:
            event.stop()
            self.dismiss(answer.value)
