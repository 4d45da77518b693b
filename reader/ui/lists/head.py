"""The line at the top of a list: what it is, and how much is in it."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.text.sanitise import one_line
from reader.ui.lines import cut
from reader.ui.style.look import inks_of


class HeadLine(Widget):
    """A heading at the left and facts at the right; where there is no room for both, of the
    heading its first word stays, and the facts lose their end."""

    ALLOW_SELECT = False

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._heading, self._facts = heading, ""

    @property
    def facts(self) -> str:
        return self._facts

    def say(self, facts: str) -> None:
        """Say what is in the list now."""
        facts = one_line(facts)
        if facts != self._facts:
            self._facts = facts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width, inks = self.size.width, inks_of(self)
        heading = self._heading
        if cell_len(heading) + cell_len(self._facts) + 4 > width:
            heading = heading.split(" ")[0]
        heading = cut(heading, width - 2)
        facts = cut(self._facts, width - cell_len(heading) - 4)
        gap = max(0, width - 2 - cell_len(heading) - cell_len(facts))
        parts = ((" ", ""), (heading, "head"), (" " * gap, ""), (facts, "source"))
        strip = Strip([Segment(text, inks[name]) for text, name in parts])
        return strip.adjust_cell_length(width, inks[""])
