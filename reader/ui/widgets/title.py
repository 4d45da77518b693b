"""The title line: what is being read, and where it is from."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.model import Metadata
from reader.text.sanitise import one_line
from reader.ui.style.look import inks_of

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


_NO_BYLINE = "no byline: i"
_ROOMY = 120


class TitleLine(Widget):
    """A running head: the title at the left while it is not on the page itself, site and date at
    the right, and where there is room that a byline is missing, which citations need."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title, self._source, self._missing = "", "", ""
        self._needed = True

    def show(self, metadata: Metadata) -> None:
        self._title = one_line(metadata.title) or "Untitled"
        self._source = source_line(metadata)
        self._missing = "" if metadata.authors else _NO_BYLINE
        self.refresh()

    def need_title(self, needed: bool) -> None:
        """Whether the title has to be said here."""
        if needed != self._needed:
            self._needed = needed
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width, inks = self.size.width, inks_of(self)
        base = inks[""]
        source = self._source if cell_len(self._source) <= width // 2 else ""
        if width >= _ROOMY:
            source = " · ".join(filter(None, (source, self._missing)))
        room = width - 2 - (cell_len(source) + 2 if source else 0)
        title = self._title if self._needed else ""
        if cell_len(title) > room:
            title = set_cell_size(title, max(0, room - 1)).rstrip() + "…"
        gap = max(0, width - 2 - cell_len(title) - cell_len(source))
        strip = Strip(
            [
                Segment(" ", base),
                Segment(title, inks["head"]),
                Segment(" " * gap, base),
                Segment(source, inks["source"]),
            ]
        )
        return strip.adjust_cell_length(width, base)


def source_line(metadata: Metadata) -> str:
    """Site, authors' absence aside, and date: "VOA News · Jan 3, 2020"; a guessed date has a ?"""
    date = show_date(metadata.published)
    if date and "published" in metadata.guessed:
        date += "?"
    return " · ".join(one_line(part, 60) for part in (metadata.site, date) if part)


def show_date(published: str | None) -> str:
    """An ISO date as people read it, as much of it as is known."""
    parts = (published or "")[:10].split("-")
    if not parts[0].isdigit():
        return ""
    if len(parts) < 2 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return parts[0]
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) < 3 or not parts[2].isdigit():
        return f"{month} {parts[0]}"
    return f"{month} {int(parts[2])}, {parts[0]}"
