"""A dialog over some text, and what it handed back."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tests.ui.host import Host

OPEN = object()


class Over(Host):
    """Shows `dialog` over a page; `result` is what it closed with, OPEN until then."""

    def __init__(self, dialog: Screen[Any], theme: str = "") -> None:
        super().__init__(theme)
        self.dialog = dialog
        self.result: Any = OPEN

    def compose(self) -> ComposeResult:
        yield Static("The text of the page goes on.\n" * 80, markup=False)

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self._has_closed)

    def _has_closed(self, result: Any) -> None:
        self.result = result

    def lines(self) -> list[str]:
        """What is on screen, line by line."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]

    def inside(self) -> list[str]:
        """What is in the dialog's frame, line by line."""
        box = self.screen.query_one(".box").content_region
        strips = self.screen._compositor.render_strips()[box.y : box.bottom]
        return [strip.crop(box.x, box.right).text.strip() for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(self.lines())
