"""The left panel: outline, speakers, and what the marks mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult

from reader.ui.article.reading import Place, Reading
from reader.ui.panels.marks import Groups, Legend
from reader.ui.panels.outline import Outline
from reader.ui.panels.panel import Head, Panel, Rows
from reader.ui.panels.requests import GoToSection, PickSpeaker, ToggleGroup
from reader.ui.panels.speakers import Speakers
from reader.ui.widgets.filter import FilterLine
from reader.ui.widgets.rows import RowList

_TALL = 26
_SHORT = 17


class SidePanel(Panel):
    """Outline and speakers, which the keys move through, above the legend and what is shown."""

    def compose(self) -> ComposeResult:
        yield FilterLine()
        yield Head("OUTLINE", "{panel.side}", id="outline-head")
        yield Outline(id="outline")
        yield Head("SPEAKERS", "quotes", id="speakers-head")
        yield Speakers(id="speakers")
        yield Head("MARKS IN THE MARGIN", id="legend-head")
        yield Legend(id="legend")
        yield Head("SHOWN", "{shown}", id="groups-head")
        yield Groups(id="groups")

    def on_resize(self, event: events.Resize) -> None:
        """Keep room for the speakers: what explains goes first."""
        self.set_class(event.size.height < _TALL, "-short")
        self.set_class(event.size.height < _SHORT, "-very-short")

    def lists(self) -> Sequence[Rows]:
        return self.query_one(Outline), self.query_one(Speakers)

    def show(self, reading: Reading) -> None:
        """Show what is known of the article now; the cursor stays on its row."""
        self.query_one(Outline).set_sections(reading.structure.sections)
        self.query_one(Speakers).set_reading(reading)
        count = len(reading.speakers)
        title = f"SPEAKERS  {count}" if count else "SPEAKERS"
        self.query_one("#speakers-head", Head).say(title, _state(reading))

    def follow(self, place: Place) -> None:
        """Mark the section being read and the chosen speaker."""
        free = not self.has_keys
        self.query_one(Outline).mark_current(place.section, reveal=free)
        self.query_one(Speakers).mark_picked(place.speaker, place.position, reveal=free)

    def shown(self, groups: Mapping[str, bool]) -> None:
        """Show which kinds of names are marked in the text."""
        self.query_one(Groups).set_groups(groups)

    def choose(self, rows: Rows, index: int) -> None:
        if isinstance(rows, Outline):
            self.post_message(GoToSection(rows.items[index].span))
        elif isinstance(rows, Speakers):
            speaker = rows.items[index].speaker
            self.post_message(PickSpeaker(None if speaker == rows.picked else speaker))

    @on(RowList.Edge)
    def _into_groups(self, event: RowList.Edge) -> None:
        groups = self.query_one(Groups)
        last = event.rows is self.query_one(Speakers) and event.rows.has_focus
        if event.step > 0 and last and groups.display:
            groups.focus(scroll_visible=False)

    @on(Groups.Left)
    def _out_of_groups(self, event: Groups.Left) -> None:
        event.stop()
        self.query_one(Speakers).focus(scroll_visible=False)

    @on(Groups.Turned)
    def _group_turned(self, event: Groups.Turned) -> None:
        event.stop()
        self.post_message(ToggleGroup(event.group))


def _state(reading: Reading) -> str:
    """What stands over the counts: their unit, or why there are none."""
    if reading.trouble:
        return "unavailable"
    if not reading.analysed:
        return "finding…"
    return "quotes" if reading.utterances else "no quotes found"
