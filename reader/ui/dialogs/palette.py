"""The command palette."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.widgets import Input

from reader.text.fuzzy import rank
from reader.ui.dialogs.finder import Finder
from reader.ui.key_names import Command
from reader.ui.lines import spread
from reader.ui.widgets.filter import FilterInput
from reader.ui.widgets.rows import RowList

_KEYS = (
    ("enter", "do it"),
    ("42", "go to ¶ 42"),
    ("filter.previous filter.next", "move"),
    ("filter.close", "close"),
)
_LONGEST_NUMBER = 7
_AS_IN_VIM = {"q": "quit", "q!": "quit", "wq": "quit", "x": "quit", "h": "help"}
"""What fingers type that have learnt another program; it stands first, and enter does it."""


class CommandList(RowList[Command]):
    """Every command with its key, the best matches first."""

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__(id="command-list")
        self._titles = [f"{command.title} {command.id}" for command in commands]
        self.items = commands

    def draw(self, index: int, width: int) -> Sequence[Content]:
        command = self.items[index]
        return [spread(Content(command.title), Content.styled(command.keys, "$accent-ink"), width)]

    def matching(self, query: str) -> Sequence[int]:
        found = rank(query, self._titles)
        meant = _AS_IN_VIM.get(query)
        named = [index for index, item in enumerate(self.items) if item.id == (meant or query)]
        return [*named, *(index for index in found if index not in named)]


class Palette(Finder[str | int | None]):
    """Every command, found by a few letters of its title; hands back the command's id, or a
    number when one was typed (the paragraph to go to)."""

    def __init__(self, commands: Sequence[Command]) -> None:
        line = FilterInput("a command, or the number of a paragraph")
        super().__init__("Commands", CommandList(commands), _KEYS, typing=line)

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        typed = event.value.strip().lstrip(":").strip()
        if typed.isascii() and typed.isdigit() and len(typed) <= _LONGEST_NUMBER:
            event.stop()
            event.prevent_default()
            self.dismiss(int(typed))

    def choose(self, index: int) -> None:
        self.dismiss(self.rows.items[index].id)
