"""The status lines: what is unsaved, what was said, what is in focus, where the reader is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.text.sanitise import one_line
from reader.ui.lines import cut
from reader.ui.style.look import inks_of

Text = tuple[str, str]
"""A stretch of a status line: its words and the name of its style."""

Hint = tuple[str, str]
"""Keys, and what they do; nothing where the keys say it themselves."""

_HINT_GAP = 2
_PARTED = " ── "


@dataclass(frozen=True, slots=True)
class Status:
    """What the status lines say. `count` is the number being typed; `saved` says when and where
    the last save went; `working` what is still going on ("finding quotes…")."""

    place: tuple[str, ...] = ()
    focus: str = ""
    speaker: str = ""
    note: str = ""
    message: str = ""
    unsaved: str = ""
    saved: str = ""
    working: str = ""
    count: str = ""
    hints: tuple[Hint, ...] = ()


class StatusLines(Widget):
    """Draws a `Status` in as many lines as the screen can spare: two to four, and only what must
    be read in a single one."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._status = Status()

    @property
    def status(self) -> Status:
        return self._status

    def show(self, status: Status) -> None:
        if status != self._status:
            self._status = status
            self.refresh()

    def render_line(self, y: int) -> Strip:
        status, height = self._status, self.size.height
        if height == 1:
            return self._line([self._urgent(status) or ("", "")], [(status.count, "key")])
        if y == 0:
            return self._rule(status)
        if y == height - 1 and height >= 4:
            return self._line(_hints(status, self.size.width), [])
        focus: Text = (f"→ {status.focus}" if status.focus else "", "said")
        if height <= 2:
            return self._message_or(focus, status)
        if y == 1:
            return self._message_or((status.note, "note"), status)
        return self._line([focus], [(status.speaker, "quiet")])

    def _urgent(self, status: Status) -> Text | None:
        """What must be read now: that something is not saved, then the last message."""
        if status.unsaved:
            return f"NOT SAVED: {status.unsaved}", "unsaved"
        return (status.message, "message") if status.message else None

    def _message_or(self, usual: Text, status: Status) -> Strip:
        """What must be read now, with what is beside it as long as it can be read whole; else what
        stands here usually."""
        urgent = self._urgent(status)
        side = _side(status)
        if urgent:
            taken = cell_len(one_line(urgent[0])) + sum(
                cell_len(text) + 2 for text, _ in side if text
            )
            if taken > self.size.width - 2:
                side = side[:1]
        return self._line([urgent or usual], side)

    def _rule(self, status: Status) -> Strip:
        """The parts of the place. The first is cut, to a third of the width, before the next two
        go; what does not fit then is left out."""
        width, inks = self.size.width, inks_of(self)
        rule = inks["line"]
        segments = [Segment("── ", rule)]
        used = 3
        parts = [one_line(part) for part in status.place]
        needed = sum(cell_len(part) + len(_PARTED) for part in parts[1:3])
        for index, part in enumerate(parts):
            parted = _PARTED if index else ""
            room = width - used - len(parted) - 2
            if not index:
                part = cut(part, max(room - needed, min(room, width // 3)))
            elif cell_len(part) > room:
                break
            segments += [Segment(parted, rule), Segment(part, inks["place"])]
            used += len(parted) + cell_len(part)
        segments.append(Segment(" " + "─" * max(0, width - used - 1), rule))
        return Strip(segments).adjust_cell_length(width, rule)

    def _line(self, left: Sequence[Text], right: Sequence[Text]) -> Strip:
        """One line with its left part cut rather than its right one, if that leaves half of it."""
        width = self.size.width
        ends = [(one_line(text), name) for text, name in right if text]
        tail = sum(cell_len(text) + 2 for text, _ in ends)
        if tail > width // 3:
            ends, tail = [], 0
        inks = inks_of(self)
        base = inks[""]
        segments, room = [Segment(" ", base)], width - 2 - tail
        for text, name in left:
            shown = cut(text if text == " " else one_line_kept(text), room)
            segments.append(Segment(shown, inks[name]))
            room -= cell_len(shown)
        segments.append(Segment(" " * max(0, room), base))
        for text, name in ends:
            segments += [Segment("  ", base), Segment(text, inks[name])]
        return Strip(segments).adjust_cell_length(width, base)


class ListStatus(StatusLines):
    """The same for a screen that shows a list: where one is, what was said, and the keys."""

    def render_line(self, y: int) -> Strip:
        status, height = self.status, self.size.height
        if y == 0 and not status.place:
            line = inks_of(self)["line"]
            return Strip([Segment("─" * self.size.width, line)])
        if y == 0:
            return self._rule(status)
        if y == height - 1 and height >= 3:
            return self._line(_hints(status, self.size.width), [])
        return self._message_or((status.note, "note"), status)


def one_line_kept(text: str) -> str:
    """`text` as one safe line with the spaces round it kept."""
    inner = one_line(text)
    before = " " * (len(text) - len(text.lstrip(" ")))
    after = " " * (len(text) - len(text.rstrip(" "))) if inner else ""
    return before + inner + after


def _side(status: Status) -> list[Text]:
    return [(status.count, "key"), (status.working, "quiet"), (status.saved, "quiet")]


def _hints(status: Status, width: int) -> list[Text]:
    shown: list[Text] = []
    for keys, words in fitting(status.hints, width - 2):
        shown += [(keys, "key"), (f" {words}  " if words else " ", "quiet")]
    return [*shown[:-1], (shown[-1][0].rstrip(), "quiet")] if shown else []


def fitting(hints: Sequence[Hint], width: int) -> list[Hint]:
    """As many of `hints` as fit whole, the most needed first; always the last one, which says how
    to leave, or leads to all keys."""
    if not hints:
        return []
    *most, last = hints
    room = width - _hint_cells(last)
    kept = []
    for hint in most:
        cells = _hint_cells(hint) + (_HINT_GAP if hint[1] else 1)
        if cells <= room:
            kept.append(hint)
            room -= cells
    return [*kept, last]


def _hint_cells(hint: Hint) -> int:
    return cell_len(hint[0]) + (cell_len(hint[1]) + 1 if hint[1] else 0)
