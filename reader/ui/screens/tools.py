"""The parts of the reading screen that its first paint does without.

Importing this module brings in all dialogs and panels, which takes as long as a first paint does;
so it is imported behind one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from reader.resources import styles
from reader.ui.panels.notes import NotesPanel
from reader.ui.panels.side import SidePanel
from reader.ui.screens.copying import Copying
from reader.ui.screens.desk import Desk
from reader.ui.screens.detailing import Detailing
from reader.ui.screens.finding import Finding
from reader.ui.screens.folding import Folding
from reader.ui.screens.following import Following
from reader.ui.screens.going import Going
from reader.ui.screens.history import History
from reader.ui.screens.linking import Linking
from reader.ui.screens.marking import Marking
from reader.ui.screens.placing import Placing
from reader.ui.screens.program import Program
from reader.ui.screens.saving import Saver
from reader.ui.screens.settling import Settling
from reader.ui.screens.versions import Versions
from reader.ui.style.look import SHEETS
from reader.ui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from reader.ui.places import Places


class Tools:
    """Search, notes, copies and dialogs for one desk."""

    def __init__(self, desk: Desk, going: Going, folding: Folding, places: Places) -> None:
        self._desk, self._folding = desk, folding
        self.prompt = Prompt()
        self.saver = Saver(desk)
        self.following = Following(desk, self.saver)
        self.marking = Marking(desk, self.saver)
        self.placing = Placing(desk, self.saver)
        self.linking = Linking(desk, self.marking, self.placing)
        self.versions = Versions(desk, self.saver, going, places)
        self.history = History(desk, self.saver, self.versions)
        self.settling = Settling(desk, self.saver)
        self.detailing = Detailing(desk, self.saver)
        self.copying = Copying(desk, self.settling, self.detailing)
        self.finding = Finding(desk, self.prompt)
        self.program = Program(desk)

    async def furnish(self, screen: Screen[None]) -> None:
        """Mount what has a place on the screen."""
        app = screen.app
        sheets = [styles() / sheet for sheet in SHEETS]
        if not all(app.stylesheet.has_source(str(sheet)) for sheet in sheets):
            app.stylesheet.read_all(sheets)
            app.refresh_css(animate=False)
        await screen.mount(self.prompt)
        await self._folding.furnish(SidePanel(id="side-panel"), NotesPanel(id="notes-panel"))
