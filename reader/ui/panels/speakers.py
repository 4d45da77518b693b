"""The speakers of an article, with what each said counted."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual.content import Content

from reader.model import Utterance
from reader.ui.article.initials import UNKNOWN
from reader.ui.article.reading import UNKNOWN_SPEAKER, Reading, SpeakerRow
from reader.ui.lines import fold_words, spread
from reader.ui.plain import plain_line, safe
from reader.ui.widgets.rows import RowList

COLOURS = 6
_INDENT = 3
_ROLE_LINES = 2


class Speakers(RowList[SpeakerRow]):
    """One speaker a row, who speaks most first: initials, name, count, and the role below.

    Statements that nobody could be found for stand last, as "Unknown".
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._picked: int | None = None
        self._position: tuple[int, int] | None = None
        self._utterances: tuple[Utterance, ...] | None = None
        self._rows: tuple[SpeakerRow, ...] = ()
        self._colours: dict[int, int] = {}
        self._names: dict[int, str] = {}
        self._places: dict[int, int] = {}

    def set_reading(self, reading: Reading) -> None:
        if reading.utterances is self._utterances and reading.speakers is self._rows:
            return
        self._utterances, self._rows = reading.utterances, reading.speakers
        rows = sorted(reading.speakers, key=lambda row: -row.utterances)
        counted = sum(row.utterances for row in rows if row.speaker != UNKNOWN_SPEAKER)
        nobodys = len(reading.utterances) - counted
        if nobodys > 0 and all(row.speaker != UNKNOWN_SPEAKER for row in rows):
            rows.append(SpeakerRow(UNKNOWN_SPEAKER, UNKNOWN, "Unknown", "", nobodys))
        self._colours = {
            row.speaker: number % COLOURS + 1 for number, row in enumerate(reading.speakers)
        }
        known = reading.analysis.speakers
        self._names = {
            row.speaker: " ".join(known[row.speaker].names)
            for row in rows
            if 0 <= row.speaker < len(known)
        }
        self._places = {row.speaker: place for place, row in enumerate(rows)}
        self.set_items(rows)

    def mark_picked(
        self, speaker: int | None, position: tuple[int, int] | None, *, reveal: bool
    ) -> None:
        """Show `speaker` as chosen, with its `position` ("2/4"); `reveal` scrolls it into view."""
        if (speaker, position) == (self._picked, self._position):
            return
        moved = speaker != self._picked
        changed = {self._places.get(s) for s in (self._picked, speaker) if s is not None}
        self._picked, self._position = speaker, position
        self.redraw(*(place for place in changed if place is not None))
        place = None if speaker is None else self._places.get(speaker)
        if reveal and moved and place is not None:
            self.reveal(place)

    @property
    def picked(self) -> int | None:
        return self._picked

    def lines_of(self, index: int, width: int) -> int:
        return 1 + len(self._role(index, width))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        picked = row.speaker == self._picked
        name = plain_line(row.name, 200)
        left = Content.assemble(
            plain_line(row.initials, 2).stylize(self._colour(row.speaker)),
            " ",
            name.stylize("bold") if picked else name,
            ("" if row.sure else " ?", "bold $unsure"),
        )
        role = (Content(" " * _INDENT + line) for line in self._role(index, width))
        return [spread(left, self._count(row), width), *(line.stylize("$quiet") for line in role)]

    def _count(self, row: SpeakerRow) -> Content:
        if row.speaker != self._picked:
            return Content.styled(str(row.utterances), "$quiet")
        if self._position is None:
            return Content.styled(f"▸ {row.utterances}", "bold $accent-ink")
        return Content.styled("▸ {}/{}".format(*self._position), "bold $accent-ink")

    def _colour(self, speaker: int) -> str:
        number = self._colours.get(speaker)
        return "bold $quiet" if number is None else f"bold $speaker-{number}"

    def _role(self, index: int, width: int) -> list[str]:
        role = self.items[index].role
        return fold_words(safe(role), width - _INDENT, _ROLE_LINES) if role else []

    def key_of(self, index: int) -> Hashable:
        return self.items[index].name

    def current(self) -> int | None:
        return None if self._picked is None else self._places.get(self._picked)

    def words_of(self, index: int) -> str:
        row = self.items[index]
        return f"{row.name} {row.role} {self._names.get(row.speaker, '')}"
