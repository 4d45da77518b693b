"""The reading screen: composes page, panels and status lines, and gives each key to its part."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from reader.model import Article
from reader.ui import messages as asked
from reader.ui.jobs import Called, Jobs
from reader.ui.keys import Count, bindings
from reader.ui.page.page import Page
from reader.ui.panels.notes import NotesPanel
from reader.ui.panels.side import SidePanel
from reader.ui.prompt import Prompt
from reader.ui.screens.arriving import Arriving
from reader.ui.screens.copying import Copying
from reader.ui.screens.desk import Clock, Desk
from reader.ui.screens.finding import Finding
from reader.ui.screens.folding import Folding
from reader.ui.screens.going import Going
from reader.ui.screens.marking import Marking
from reader.ui.screens.program import Program
from reader.ui.screens.selecting import Selecting
from reader.ui.screens.telling import Messages
from reader.ui.session import Session
from reader.ui.status import Status, StatusLines
from reader.ui.title import TitleLine
from reader.workspace import Workspace

_EXTENDING = frozenset({"sentence", "paragraph", "section", "quote", "entity", "of_speaker"})


class ReadingScreen(Screen[None]):
    """Shows one article as soon as it is open. Actions have the names that `keys.py` lists."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (155, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (14, "-low"), (20, "-tall")]  # noqa: RUF012
    AUTO_FOCUS = "Page"

    def __init__(
        self, workspace: Workspace, opening: Future[Article], clock: Clock = datetime.now
    ) -> None:
        super().__init__()
        self._workspace, self._opening, self._clock = workspace, opening, clock
        self.jobs = Jobs(self)
        self.messages = Messages()
        self._count = Count()
        self._prefix = ""
        self.desk: Desk | None = None
        self.page = Page(id="page", measure=workspace.settings.width)
        self.side, self.notes = SidePanel(id="side"), NotesPanel(id="notes")
        self.title_line, self.status, self.prompt = TitleLine(), StatusLines(), Prompt()

    def compose(self) -> ComposeResult:
        yield self.title_line
        with Horizontal(id="middle"):
            yield self.side
            yield self.page
            yield self.notes
        yield self.status
        yield self.prompt

    def on_mount(self) -> None:
        if self._opening.done():
            self._opened(Session(self._opening.result()))
            return
        self.status.show(Status(working="opening…"))
        self.jobs.run(lambda: Session(self._opening.result()), self._opened, self._not_opened)

    def _opened(self, session: Session) -> None:
        desk = self.desk = Desk(self, self._workspace, session, self._clock)
        self.going, self.selecting = Going(desk), Selecting(desk)
        self.marking, self.copying = Marking(desk), Copying(desk)
        self.finding, self.folding = Finding(desk), Folding(desk)
        self.program = Program(desk, self.marking, self.going)
        article = session.article
        at = min(self._workspace.state.place(article.id), max(0, len(article.text) - 1))
        self.title_line.show(article.metadata)
        self.page.open(article, session.structure, session.sentences, session.wrapper, at=at)
        self.folding.fit(self.app.size.width)
        self.page.moved = desk.settle
        desk.show_found()
        self.app.title = self.program.title()
        Arriving(desk).start(at)

    def _not_opened(self, error: Exception) -> None:
        """There is nothing to show: the command line says why, after the screen is gone."""
        self.app.exit(error)

    @property
    def typed(self) -> str:
        """The count or prefix that is being typed."""
        return self._count.text + self._prefix

    def step(self, direction: int) -> int:
        """`direction` times the number that was typed."""
        return direction * (self._count.take() or 1)

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Numbers and the second key of a prefix are taken here, before the bindings."""
        if self.desk is None or self.prompt.is_open:
            return
        if self.messages.now or self.typed:
            self.messages.now = ""
            self.call_later(self.desk.tell)
        prefix, self._prefix = self._prefix, ""
        if prefix:
            self._second_key(prefix, event)
        elif self._count.feed(event.character):
            event.stop()
            event.prevent_default()
            self.desk.tell()

    def _second_key(self, prefix: str, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        key = event.character or event.key
        if prefix == "'" and key == "'":
            self.going.swap()
        elif prefix == "i" and key in "qspe":
            self.selecting.take(key)
        elif prefix in ("m", "'") and len(key) == 1 and "a" <= key <= "z":
            (self.going.set_mark if prefix == "m" else self.going.to_mark)(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the article is open only leaving works; while something is typed, nothing."""
        if action in ("quit", "suspend"):
            return True
        if self.prompt.is_open and action not in ("leave",):
            return False
        return self.desk is not None or not hasattr(self, f"action_{action}")

    def action_prefix(self, what: str) -> None:
        self._prefix = {"jump": "'", "mark": "m"}[what]
        self._tell()

    def action_lines(self, direction: int) -> None:
        if self.selecting.active:
            self.selecting.extend("line", self.step(direction))
        else:
            self.going.lines(self.step(direction))

    def action_pages(self, direction: int) -> None:
        self.going.pages(self.step(direction))

    def action_halves(self, direction: int) -> None:
        self.going.halves(self.step(direction))

    def action_top(self) -> None:
        self._count.take()
        self.going.top()

    def action_bottom(self) -> None:
        self.going.bottom(self._count.take())

    def action_travel(self, where: str, direction: int) -> None:
        step = self.step(direction)
        if self.selecting.active and where in _EXTENDING:
            self.selecting.move(where, step)
        elif where == "hit":
            self.going.follow(self.finding.next(step))
        else:
            self.going.travel(where, step)

    def action_older(self) -> None:
        if self.selecting.active:
            self.selecting.swap_ends()
        else:
            self.going.older()

    def action_visual(self) -> None:
        if self.selecting.active:
            self.selecting.stop()
        else:
            self.selecting.start()

    def action_extend(self, unit: str, direction: int) -> None:
        self.selecting.extend(unit, self.step(direction))

    def action_search(self) -> None:
        self.finding.open()

    def action_leave(self) -> None:
        """esc: out of what was begun last."""
        self._count.take()
        if self.desk is None:
            return
        if not self.page.has_focus:
            self.folding.to_text()
        elif self.selecting.active:
            self.selecting.stop()
        elif len(self.desk.session.hits):
            self.finding.clear()

    def action_highlight(self) -> None:
        self.marking.highlight()

    def action_note(self) -> None:
        self.marking.note()

    def action_tag(self) -> None:
        self.marking.tag()

    def action_repeat(self) -> None:
        self.marking.repeat()

    def action_delete(self) -> None:
        self.marking.delete()

    def action_undo(self) -> None:
        self.marking.undo()

    def action_redo(self) -> None:
        self.marking.redo()

    def action_save_again(self) -> None:
        self.marking.save_again()

    def action_open(self) -> None:
        self.marking.open()

    def action_copy(self) -> None:
        self.copying.words()

    def action_copy_quote(self) -> None:
        self.copying.quote()

    def action_cite(self) -> None:
        self.copying.citation()

    def action_panel(self, name: str) -> None:
        if name == "side" and self.selecting.active:
            self.selecting.swap_ends()
        else:
            self.folding.toggle(name)

    def action_next_panel(self, direction: int) -> None:
        self.folding.next(direction)

    def action_shown(self) -> None:
        self.program.choose_shown()

    def action_details(self) -> None:
        if self.selecting.active:
            self._prefix = "i"
            self._tell()
        else:
            self.program.details()

    def action_removed(self) -> None:
        self.program.removed()

    def action_theme(self) -> None:
        self.program.choose_theme()

    def action_messages(self) -> None:
        self.program.show_messages()

    def action_help(self) -> None:
        self.program.help()

    def action_palette(self) -> None:
        self.program.palette()

    def action_suspend(self) -> None:
        self.program.suspend()

    def action_quit(self) -> None:
        if self.desk is None:
            self.app.exit()
        else:
            self.program.quit()

    def _tell(self) -> None:
        if self.desk is not None:
            self.desk.tell()

    # Messages

    @on(Called)
    def _run_called(self, event: Called) -> None:
        event.call()

    @on(Page.Pointed)
    def _pointed(self, event: Page.Pointed) -> None:
        self._with_desk(lambda _: self.going.point(event.offset, event.chain, event.on_text))

    @on(Page.Dragged)
    def _dragged(self, event: Page.Dragged) -> None:
        self._with_desk(lambda _: self.selecting.drag(event.start, event.end))

    @on(events.Resize)
    def _resized(self, event: events.Resize) -> None:
        self._with_desk(lambda _: self.folding.fit(event.size.width))

    @on(Prompt.Changed)
    def _typed(self, event: Prompt.Changed) -> None:
        self.finding.type(event.text)

    @on(Prompt.Entered)
    def _entered(self, event: Prompt.Entered) -> None:
        self.page.focus()
        self.finding.enter(event.text)

    @on(Prompt.Cancelled)
    def _cancelled(self) -> None:
        self.page.focus()
        self.finding.cancel()

    @on(Prompt.Recalled)
    def _recalled(self, event: Prompt.Recalled) -> None:
        self.finding.recall(event.step)

    @on(asked.GoTo)
    def _go_to(self, event: asked.GoTo) -> None:
        if event.what == "section":
            self.going.to_section(event.span)
        else:
            self.going.to_span(event.span)
        self.folding.to_text()

    @on(asked.PickSpeaker)
    def _pick_speaker(self, event: asked.PickSpeaker) -> None:
        self.going.pick(event.speaker)
        if event.speaker is not None:
            self.folding.to_text()

    @on(asked.ToggleGroup)
    def _toggle_group(self, event: asked.ToggleGroup) -> None:
        self.program.toggle_group(event.group)

    @on(asked.OpenNote)
    def _open_note(self, event: asked.OpenNote) -> None:
        self._with_desk(lambda desk: self.going.follow(desk.travel.to_note(event.note)))
        self.folding.to_text()
        if event.edit:
            self.marking.note()

    @on(asked.LeavePanel)
    def _leave_panel(self) -> None:
        self.folding.to_text()

    def _with_desk(self, act: Callable[[Desk], None]) -> None:
        if self.desk is not None:
            act(self.desk)
