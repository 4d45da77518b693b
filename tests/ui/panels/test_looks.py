"""How the panels look. A change here is to be seen as a picture before it is blessed."""

from collections.abc import Callable

import pytest

from reader.ui.panels.notes import NotesPanel
from reader.ui.panels.side import SidePanel
from tests.ui.panels.material import GROUPS, Stage, place, reading

Compare = Callable[..., bool]


class Both(Stage):
    """Both panels with the text between them."""

    def __init__(self, theme: str = "") -> None:
        super().__init__(SidePanel(id="side"), NotesPanel(id="notes"), theme=theme)

    def on_mount(self) -> None:
        shown = reading()
        here = place(1, speaker=2, position=(2, 4), note="n2")
        side, notes = self.query_one(SidePanel), self.query_one(NotesPanel)
        side.styles.display = notes.styles.display = "block"
        side.show(shown)
        side.shown(GROUPS)
        notes.show(shown)
        side.follow(here)
        notes.follow(here)


def test_the_panels(snap_compare: Compare) -> None:
    assert snap_compare(Both(), terminal_size=(120, 40))


def test_the_panels_without_colours(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Both()

    async def stand_on_a_speaker(pilot: object) -> None:
        app.query_one(SidePanel).lists()[1].focus()

    assert snap_compare(app, terminal_size=(100, 24), run_before=stand_on_a_speaker)
