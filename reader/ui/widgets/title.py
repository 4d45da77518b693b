"""The line at the top of a screen: what is on it, and facts about that."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.model import Metadata
from reader.text.dates import show_date
from reader.text.sanitise import one_line
from reader.ui.key_names import with_keys
from reader.ui.lines import cut
from reader.ui.style.look import inks_of, look_of

_NO_BYLINE = "no byline: {details}"
_ROOMY = 118


class HeadLine(Widget):
    """Words at the left and facts at the right."""

    ALLOW_SELECT = False

    def parts(self, width: int) -> tuple[str, str]:
        """The words and the facts as they fit into `width` cells together."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        width, inks = self.size.width, inks_of(self)
        left, right = self.parts(width - 2)
        gap = " " * max(0, width - 2 - cell_len(left) - cell_len(right))
        parts = ((" ", ""), (left, "head"), (gap, ""), (right, "source"))
        strip = Strip([Segment(text, inks[name]) for text, name in parts])
        return strip.adjust_cell_length(width, inks[""])


class TitleLine(HeadLine):
    """What is being read: its title while that is not on the page itself, site and date, and where
    there is room that a byline is missing, which citations need."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title, self._source, self._missing = "", "", ""
        self._needed = True

    def show(self, metadata: Metadata) -> None:
        self._title = one_line(metadata.title) or "Untitled"
        self._source = source_line(metadata)
        self._missing = "" if metadata.authors else with_keys(_NO_BYLINE, look_of(self).keymap)
        self.refresh()

    def need_title(self, needed: bool) -> None:
        """Whether the title has to be said here."""
        if needed != self._needed:
            self._needed = needed
            self.refresh()

    def parts(self, width: int) -> tuple[str, str]:
        source = self._source if cell_len(self._source) <= width // 2 else ""
        if width >= _ROOMY:
            source = " · ".join(filter(None, (source, self._missing)))
        room = width - (cell_len(source) + 2 if source else 0)
        return cut(self._title if self._needed else "", room), source


def source_line(metadata: Metadata) -> str:
    """Site and date: "VOA News · Jan 3, 2020"; a guessed date has a ?"""
    date = show_date(metadata.published)
    if date and "published" in metadata.guessed:
        date += "?"
    return " · ".join(one_line(part, 60) for part in (metadata.site, date) if part)
