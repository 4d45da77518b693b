"""What the controllers of the reading screen share: one article, its page, its state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.geometry import Region

from reader.model import Annotation, Metadata, Span
from reader.ui.article.focus import Focus, FocusKind, Jumps, after_scroll, sentence_focus
from reader.ui.article.layers import Layer, Rank
from reader.ui.article.reading import NoteRow, Place
from reader.ui.article.session import Found, Session
from reader.ui.article.travel import Travel
from reader.ui.page.page import Page
from reader.ui.saves import Clock, Saves
from reader.ui.screens import telling
from reader.ui.voice import Voice
from reader.ui.widgets.status import Status
from reader.workspace import Workspace

if TYPE_CHECKING:
    from reader.ui.screens.reading import ReadingScreen

_LESSON = 20
"""Keys that are used before the hint of the first run goes away."""


@dataclass(frozen=True, slots=True)
class ToPlace:
    """A note that is being given other words: other edges from a selection, or, `attaching`,
    whatever is in focus when enter is pressed."""

    annotation: Annotation
    attaching: bool = False


class Desk(Voice):
    """One article on the reading screen. Controllers change the session or the travel and then
    call `settle`, `show_found` or `tell`; everything drawn follows from here."""

    def __init__(
        self, screen: ReadingScreen, workspace: Workspace, session: Session, clock: Clock
    ) -> None:
        self.screen, self.workspace, self.session = screen, workspace, session
        self.jobs = screen.jobs
        self.messages = screen.messages
        self.page: Page = screen.page
        self.travel = Travel(session)
        self.jumps = Jumps()
        self.jumps.bring_back(workspace.state.jumps(session.article.id))
        self.saves = Saves(self.jobs, clock, self.say, self.tell)
        self.query = ""
        self.to_place: ToPlace | None = None
        self._out_of_sight: tuple[Focus, Focus] | None = None
        self.arrived: Callable[[], None] = lambda: None
        self._lesson = 0 if workspace.state.get("greeted", False) else _LESSON

    @property
    def focus(self) -> Focus:
        return self.travel.focus

    def settle(self, focus: Focus | None = None) -> None:
        """Give the focus to `focus` (else keep it) as far as it is on screen, and show it."""
        self._out_of_sight = None
        if focus is not None:
            self.travel.focus = focus
        self._keep_in_sight()
        self.show_focus()

    def reflowed(self) -> None:
        """The page has another size: what it is too small for now has the focus again once it is
        large enough."""
        wanted, instead = self._out_of_sight or (self.focus, self.focus)
        if self.focus != instead:
            wanted = self.focus
        self.travel.focus = wanted
        self._keep_in_sight()
        self._out_of_sight = (wanted, self.focus) if self.focus != wanted else None
        self.show_focus()

    def _keep_in_sight(self) -> None:
        seen = self.page.seen()
        if seen.size:
            self.travel.focus = after_scroll(self.focus, seen, self.session.sentences)

    def show_focus(self) -> None:
        """Draw the focus where it is now, and let panels and status lines follow."""
        focus = self.focus
        self.page.show_focus(focus.pieces, self._layers())
        self.point()
        place = self._place()
        self.screen.folding.follow(place)
        self.tell()

    def point(self) -> None:
        """Put the terminal's own cursor on the focus: magnifiers and braille lines follow it. What
        else has the keys has the cursor too."""
        has_keys = self.screen.is_current and self.screen.focused in (self.page, None)
        selecting = self.focus.kind is FocusKind.SELECTION
        at = self.screen.selecting.cursor if selecting else self.focus.span.start
        if has_keys and (cell := self.page.cell_of(at)):
            self.screen.app.cursor_position = cell
            # It goes to the terminal with what is drawn next.
            self.page.refresh(Region(0, cell.y - self.page.region.y, 1, 1))

    def show_found(self) -> None:
        """Draw the page again after the analysis, the annotations or what is shown changed."""
        session = self.session
        self.page.show_layers(self._layers(), session.margin)
        self.screen.folding.show()
        self.show_focus()

    def _layers(self) -> list[tuple[Rank, Layer]]:
        focus = self.focus
        selection = focus.span if focus.kind is FocusKind.SELECTION else None
        hit = focus.span if focus.kind is FocusKind.HIT else None
        marked = () if selection or hit else focus.pieces
        return self.session.layers(marked, hit, selection)

    def _place(self) -> Place:
        session, focus, chosen = self.session, self.focus, self.travel.chosen
        here = focus.span.start
        notes = session.notes_at(focus.span)
        return Place(
            section=session.structure.section_index(here),
            paragraph=session.structure.paragraph_number(here),
            focus=focus.span,
            on_screen=self.page.seen(),
            speaker=chosen,
            position=None if chosen is None else telling.speaker_position(session, chosen, focus),
            note=focus.note or (notes[0].id if notes else None),
        )

    @property
    def message_room(self) -> int:
        """The cells that a message has on the status line."""
        width, tail = self.screen.size.width, len(self.saves.last) + 2
        return width - 2 - (tail if self.saves.last and tail <= width // 3 else 0)

    def tell(self) -> None:
        """Bring the title line and the status lines up to date."""
        session, focus, seen = self.session, self.focus, self.page.seen()
        again = self.with_keys("{review} tries again.")
        self.screen.title_line.need_title(session.title is None or seen.start > session.title.start)
        self.screen.status.show(
            Status(
                place=telling.place_parts(session, seen, focus, self.keymap),
                focus=telling.describe(session, focus, self.query),
                speaker=telling.chosen_speaker(session, self.travel.chosen, focus),
                note=telling.note_line(self._notes_here(), self.keymap),
                message=self.messages.now,
                unsaved=f"{self.saves.why} {again}" if self.saves.why else "",
                saved=self.saves.told,
                working=self._working(),
                count=self.screen.typed,
                hints=telling.hints(self._mode(), self.keymap),
            )
        )

    def _notes_here(self) -> list[NoteRow]:
        """The notes on what is in focus, the one in focus first."""
        focus = self.focus
        return sorted(self.session.notes_at(focus.span), key=lambda row: row.id != focus.note)

    def _working(self) -> str:
        reading = self.session.reading
        return "" if reading.analysed or reading.trouble else "finding quotes…"

    def _mode(self) -> str:
        if self.screen.folding.has_keys:
            return "panel"
        if self.to_place is not None and self.to_place.attaching:
            return "attach"
        if self.focus.kind is FocusKind.SELECTION:
            return "resize" if self.to_place else "select"
        if len(self.session.hits):
            return "search"
        return "first" if self._lesson else ""

    def learn(self) -> None:
        """A key was used: those that are taught on the first run make room after a while."""
        self._lesson = max(0, self._lesson - 1)

    def take(self, found: Found, *, whole: bool) -> None:
        """Lay a new analysis over the text; what is in focus and who is chosen stays so."""
        session, travel = self.session, self.travel
        self._out_of_sight = None
        chosen = travel.chosen
        name = session.speaker_name(chosen) if chosen is not None and chosen >= 0 else None
        session.take(found, whole=whole)
        if name is not None:
            speakers = session.reading.analysis.speakers
            travel.chosen = next((i for i, s in enumerate(speakers) if s.name == name), None)
        travel.focus = self._same_focus()
        self.show_found()

    def take_details(self, metadata: Metadata) -> None:
        """Show what is known about the article now."""
        self.session.set_metadata(metadata)
        self.screen.title_line.show(metadata)
        self.screen.app.title = telling.window_title(self.session.article)

    def _same_focus(self) -> Focus:
        """The focus as the session knows it now: utterances and names are counted anew."""
        focus, session = self.focus, self.session
        span = focus.span
        if focus.kind is FocusKind.QUOTE:
            index = session.quotes.after(span.start)
            if index < len(session.utterances) and session.quotes.span(index).start == span.start:
                return self.travel.to_quote(index).focus
        elif focus.kind is FocusKind.NAME:
            index = session.entities.after(span.start)
            if index < len(session.entities) and session.entities.span(index) == span:
                return Focus(FocusKind.NAME, (span,), index)
        elif focus.kind is FocusKind.NOTE:
            row = next((row for row in session.reading.notes if row.id == focus.note), None)
            if row is not None and row.span is not None:
                return Focus(FocusKind.NOTE, (row.span,), note=row.id)
        else:
            return focus
        return sentence_focus(session.sentences.at(span.start))

    def refocus(self) -> None:
        """After annotations or shown names changed: keep the focus if it is still there."""
        self._out_of_sight = None
        self.travel.focus = self._same_focus()
        self.show_found()

    def screen_row_of(self, span: Span) -> tuple[int, int]:
        """The first and last row of the whole screen that show `span`."""
        lines, top = self.page.lines, self.page.top
        offset = self.page.region.y - top
        return lines.line_at(span.start) + offset, lines.last_line_of(span) + offset


def keep_place(desk: Desk) -> None:
    """Remember where the reader is, and that Reader was used."""
    state = desk.workspace.state
    seen = desk.page.seen()
    state.put_place(desk.session.article.id, seen.start, seen.end)
    kept = desk.jumps.kept(desk.focus.span.start, len(desk.session.article.text))
    state.put_jumps(desk.session.article.id, kept)
    state.put("greeted", True)
