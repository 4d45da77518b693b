"""Panels: which are open, and which has the keys.

The places for the panels are there from the first paint on, so that nothing jumps when the panels
themselves arrive.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.containers import Container
from textual.widget import Widget

from reader.ui.article.reading import Place
from reader.ui.screens.desk import Desk
from reader.ui.screens.telling import group_states

if TYPE_CHECKING:
    from reader.ui.panels.notes import NotesPanel
    from reader.ui.panels.side import SidePanel

SIDE_FITS, BOTH_FIT = 115, 155
"""Columns from which the side panel, and both panels, are open without being asked for."""


class Folding:
    """Opens and closes panels; what the user chose holds until the window changes class."""

    def __init__(self, desk: Desk, side: Container, notes: Container) -> None:
        self._desk = desk
        self._slots = {"side": side, "notes": notes}
        self._side: SidePanel | None = None
        self._notes: NotesPanel | None = None
        self._chosen: dict[str, bool] = {}
        self._class = -1

    async def furnish(self, side: SidePanel, notes: NotesPanel) -> None:
        """Put the panels into their places."""
        await self._slots["side"].mount(side)
        await self._slots["notes"].mount(notes)
        self._side, self._notes = side, notes
        self._desk.show_found()

    def show(self) -> None:
        """Let open panels show what the session knows now."""
        session = self._desk.session
        if self._side is not None and self._is_open("side"):
            self._side.show(session.reading)
            self._side.shown(group_states(session))
        if self._notes is not None and self._is_open("notes"):
            self._notes.show(session.reading)

    def follow(self, place: Place) -> None:
        """Let open panels mark where the reader is."""
        if self._side is not None and self._is_open("side"):
            self._side.follow(place)
        if self._notes is not None and self._is_open("notes"):
            self._notes.follow(place)

    def fit(self, width: int) -> None:
        """Open the panels that there is room for."""
        room = (width >= 100) + (width >= SIDE_FITS) + (width >= BOTH_FIT)
        if room != self._class:
            self._class = room
            self._chosen.clear()
        for name, least in (("side", SIDE_FITS), ("notes", BOTH_FIT)):
            self._set(name, self._chosen.get(name, width >= least))

    @property
    def chosen(self) -> dict[str, bool]:
        """The panels that the user opened or closed in a window of this class."""
        return dict(self._chosen)

    def choose(self, panels: Mapping[str, bool]) -> None:
        """Open and close panels as they were chosen for this article before."""
        known = {name: is_open for name, is_open in panels.items() if name in self._slots}
        if not self._narrow:
            self._chosen.update(known)
            for name, is_open in known.items():
                self._set(name, is_open)

    @property
    def has_keys(self) -> bool:
        """Whether a panel has the keys."""
        return self.panel_with_keys is not None

    @property
    def panel_with_keys(self) -> Widget | None:
        """The place of the panel that has the keys."""
        return next((slot for slot in self._slots.values() if slot.has_focus_within), None)

    def _is_open(self, name: str) -> bool:
        return self._slots[name].has_class("-open")

    def _set(self, name: str, is_open: bool) -> None:
        slot = self._slots[name]
        if is_open == self._is_open(name):
            return
        if not is_open and slot.has_focus_within:
            self._desk.page.focus()
        slot.set_class(is_open, "-open")
        if is_open:
            self._desk.show_found()

    @property
    def _narrow(self) -> bool:
        return self._desk.screen.has_class("-narrow")

    def toggle(self, name: str) -> None:
        """Open and enter a panel; close it when it has the keys."""
        if self._is_open(name) and self._slots[name].has_focus_within:
            self._chosen[name] = False
            self._set(name, False)
            return
        self._desk.screen.remove_class("-alone")
        if not self._is_open(name):
            if self._narrow:
                for other in self._slots:
                    self._set(other, False)
            self._chosen[name] = True
            self._set(name, True)
        self._enter(name)

    def _enter(self, name: str) -> None:
        panel = self._side if name == "side" else self._notes
        if panel is not None:
            panel.focus_list()

    def next(self, step: int) -> None:
        """Give the keys to the next open panel, or back to the text."""
        ring = ["", *(name for name in self._slots if self._is_open(name))]
        if len(ring) == 1:
            self._desk.advise(
                "No panel is open. {panel.side} opens the outline and speakers, {panel.notes} the "
                "notes."
            )
            return
        parts: dict[str, Widget] = {"": self._desk.page, **self._slots}
        here = next((i for i, name in enumerate(ring) if parts[name].has_focus_within), 0)
        name = ring[(here + step) % len(ring)]
        if name:
            self._enter(name)
        else:
            self.to_text()

    def to_text(self) -> None:
        """Give the keys back to the text; a panel that lies over it closes."""
        self._desk.page.focus()
        if self._narrow:
            self._chosen.clear()
            for name in self._slots:
                self._set(name, False)
