"""Panels: which are open, and which has the keys."""

from __future__ import annotations

from textual.widget import Widget

from reader.ui.panels.notes import NotesPanel
from reader.ui.panels.side import SidePanel
from reader.ui.screens.desk import Desk

SIDE_FITS, BOTH_FIT = 115, 155
"""Columns from which the side panel, and both panels, are open without being asked for."""


class Folding:
    """Opens and closes panels; what the user chose holds until the window changes class."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._chosen: dict[str, bool] = {}
        self._class = -1

    @property
    def _panels(self) -> dict[str, SidePanel | NotesPanel]:
        return {"side": self._desk.screen.side, "notes": self._desk.screen.notes}

    def fit(self, width: int) -> None:
        """Open the panels that there is room for."""
        room = (width >= 100) + (width >= SIDE_FITS) + (width >= BOTH_FIT)
        if room != self._class:
            self._class = room
            self._chosen.clear()
        for name, least in (("side", SIDE_FITS), ("notes", BOTH_FIT)):
            self._set(name, self._chosen.get(name, width >= least))

    def _set(self, name: str, is_open: bool) -> None:
        panel = self._panels[name]
        if not is_open and panel.has_focus_within:
            self.to_text()
        panel.set_class(is_open, "-open")

    def toggle(self, name: str) -> None:
        """Open and enter a panel; close it when it has the keys."""
        panel = self._panels[name]
        if panel.has_class("-open") and panel.has_focus_within:
            self._chosen[name] = False
            self._set(name, False)
            return
        if not panel.has_class("-open"):
            if self._desk.screen.has_class("-narrow"):
                for other in self._panels:
                    self._set(other, False)
            self._chosen[name] = True
            self._set(name, True)
        panel.focus_list()

    def next(self, step: int) -> None:
        """Give the keys to the next open panel, or back to the text."""
        open_now = [panel for panel in self._panels.values() if panel.has_class("-open")]
        ring: list[Widget] = [self._desk.page, *open_now]
        if len(ring) == 1:
            self._desk.say("No panel is open. o opens the outline and speakers, p the notes.")
            return
        here = next((i for i, part in enumerate(ring) if part.has_focus_within), 0)
        there = ring[(here + step) % len(ring)]
        if isinstance(there, (SidePanel, NotesPanel)):
            there.focus_list()
        else:
            self.to_text()

    def to_text(self) -> None:
        """Give the keys back to the text; a panel that lies over it closes."""
        if self._desk.screen.has_class("-narrow"):
            for panel in self._panels.values():
                panel.remove_class("-open")
            self._chosen.clear()
        self._desk.page.focus()

    def close_over(self) -> None:
        """After a jump from a panel that lies over the text, show the text."""
        if self._desk.screen.has_class("-narrow"):
            self.to_text()
