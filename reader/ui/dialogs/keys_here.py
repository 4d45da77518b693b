"""The keys that work where the user is: those of the widget that has them, and of what it is in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input, TextArea

from reader.ui.dialogs.help import Help
from reader.ui.key_names import key_names

Rows = list[tuple[str, str, str]]


class KeysHere:
    """The bindings in force on a screen, under headings; what help hands back is an index here."""

    def __init__(self, screen: Screen[Any]) -> None:
        self._app = screen.app
        self._acts: dict[tuple[DOMNode, str, str], list[str]] = {}
        for key, (node, binding, enabled, _) in screen.active_bindings.items():
            ours = binding.id is not None or isinstance(node, (Input, TextArea))
            if ours and enabled and binding.description:
                self._acts.setdefault((node, binding.action, binding.description), []).append(key)

    def sections(self, heading: str, within: DOMNode) -> Sequence[Any]:
        """For help: what `within` and the widgets in it bind, from the outermost on; the keys of a
        line of text come last."""
        rows: dict[DOMNode, Rows] = {}
        for index, ((node, _, says), keys) in enumerate(self._acts.items()):
            if within in node.ancestors_with_self:
                keys = sorted(keys, key=len)
                rows.setdefault(node, []).append((key_names(keys), says, str(index)))
        parts: dict[str, Rows] = {heading: [], "Writing": []}
        for node in reversed(rows):
            typing = isinstance(node, (Input, TextArea))
            parts["Writing" if typing else heading] += rows[node]
        return [(title, lines) for title, lines in parts.items() if lines]

    async def run(self, choice: str) -> None:
        """Do what row `choice` says."""
        node, action, _ = list(self._acts)[int(choice)]
        await self._app.run_action(action, node)


def show_keys_of(screen: Screen[Any]) -> None:
    """Open help on the keys of a dialog."""
    here = KeysHere(screen)

    def chosen(choice: str | None) -> None:
        if choice is not None:
            screen.call_later(here.run, choice)

    screen.app.push_screen(Help(here.sections("Here", screen), marks=False), chosen)
