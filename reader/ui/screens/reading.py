"""The reading screen: composes page, panels and status lines, and gives each key to its part."""

from __future__ import annotations

import gc
from collections.abc import Callable
from concurrent.futures import Future
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal

from reader.model import Article
from reader.ui.article.session import Session
from reader.ui.jobs import Called, Jobs
from reader.ui.keys import bindings
from reader.ui.page.page import Page
from reader.ui.panels import requests as asked
from reader.ui.saves import Clock, Saves
from reader.ui.screens.arriving import Arriving, prepare
from reader.ui.screens.count import Count
from reader.ui.screens.desk import Desk
from reader.ui.screens.fetching import Fetching
from reader.ui.screens.folding import Folding
from reader.ui.screens.going import Going
from reader.ui.screens.moving import Moving
from reader.ui.screens.selecting import OBJECTS, Selecting
from reader.ui.screens.telling import window_title
from reader.ui.screens.viewing import Viewing, usual_layout
from reader.ui.screens.visiting import Visiting
from reader.ui.style.look import look_of
from reader.ui.style.sized import SizedScreen
from reader.ui.voice import Messages
from reader.ui.widgets.status import StatusLines
from reader.ui.widgets.title import TitleLine
from reader.workspace import Workspace

if TYPE_CHECKING:
    from reader.ui.lists.trail import Trail
    from reader.ui.places import Places
    from reader.ui.screens.tools import Tools


class ReadingScreen(SizedScreen):
    """Shows one article as soon as it is open. Actions have the names that `keys.py` lists.

    What the first paint does without (`tools`) is fetched behind it; keys that need it wait.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-medium"), (155, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = "Page"

    desk: Desk
    going: Going
    selecting: Selecting
    moving: Moving
    folding: Folding
    viewing: Viewing
    visiting: Visiting

    def __init__(
        self,
        workspace: Workspace,
        opening: Future[Article],
        clock: Clock,
        places: Places,
        trail: Trail | None = None,
    ) -> None:
        super().__init__()
        self._places, self.trail = places, trail
        self._workspace, self._opening, self._clock = workspace, opening, clock
        self.jobs = Jobs(self)
        self.messages = Messages()
        self.is_open = False
        self.tools: Tools | None = None
        self._waiting: list[Callable[[Tools], None]] = []
        self._early: list[events.Key] = []
        self._actions: dict[str, str] | None = None
        self.fetching = Fetching(self)
        self._count = Count()
        self._prefix = ""
        self.page = Page(usual_layout(workspace.settings), id="page")
        self.title_line, self.status = TitleLine(), StatusLines()
        self._side, self._notes = Container(id="side"), Container(id="notes")

    def compose(self) -> ComposeResult:
        yield self.title_line
        with Horizontal(id="middle"):
            yield self._side
            yield self.page
            yield self._notes
        yield self.status

    def on_mount(self) -> None:
        self.app.app_resume_signal.subscribe(self, self._resumed)
        self._workspace.progress = self.fetching.progress
        if self._opening.done():
            self._opened(self._prepare())
            return
        self.fetching.opening()
        self.jobs.run(self._prepare, self._opened, self._not_opened)

    def _prepare(self) -> Session:
        return prepare(self._workspace, self._opening.result())

    def _resumed(self, _: object) -> None:
        """Back from ctrl+z: the terminal is empty, so all is drawn again."""
        self.app.refresh(layout=True)

    def _opened(self, session: Session) -> None:
        desk = self.desk = Desk(self, self._workspace, session, self._clock)
        self.going, self.selecting = Going(desk), Selecting(desk)
        self.moving = Moving(desk, self.going, self.selecting)
        self.folding = Folding(desk, self._side, self._notes)
        self.viewing = Viewing(desk, self.folding)
        self.visiting = Visiting(desk, self._places, self.trail)
        article = session.article
        at = self.visiting.first(self._workspace.state.place(article.id), self.app.size.height)
        self.title_line.show(article.metadata)
        self.page.open(article, session.structure, session.sentences, at=at)
        self.page.moved, self.page.reflowed = desk.settle, desk.reflowed
        self.is_open = True
        self.folding.fit(self.app.size.width)
        self.viewing.restore()
        self.going.resume()
        desk.show_found()
        self.app.title = window_title(article)
        self.call_after_refresh(self._after_first_paint, at)

    def on_screen_resume(self) -> None:
        """Back from a list or a dialog, which may have changed what is noted here."""
        if self.tools is not None:
            self.tools.following.look()
            self.call_after_refresh(self.desk.point)

    def _not_opened(self, error: Exception) -> None:
        """There is nothing to show: the command line says why, after the screen is gone."""
        self.app.exit(error)

    def _after_first_paint(self, at: int) -> None:
        if not gc.isenabled():
            # What is here now stays: looking through it again would only hold up keys.
            gc.freeze()
            gc.enable()
        self.visiting.land()
        Arriving(self.desk).start(at)
        notices = look_of(self).notices
        while notices:
            self.desk.say(notices.pop(0))

        def fetch() -> type[Tools]:
            from reader.ui.screens.tools import Tools

            return Tools

        self.jobs.run(fetch, self._bring, self._not_opened)

    def _bring(self, tools: type[Tools]) -> None:
        self.call_later(self._furnish, tools(self.desk, self.going, self.folding, self._places))

    async def _furnish(self, tools: Tools) -> None:
        await tools.furnish(self)
        self.tools = tools
        waiting, early, self._waiting, self._early = self._waiting, self._early, [], []
        for use in waiting:
            use(tools)
        look_of(self).follow(early)

    def use(self, act: Callable[[Tools], None]) -> None:
        """Do something with the tools, as soon as they are there."""
        if self.tools is None:
            self._waiting.append(act)
        else:
            act(self.tools)

    @property
    def saves(self) -> Saves | None:
        """What was saved here; nothing can be before the article is open."""
        return self.desk.saves if self.is_open else None

    @property
    def typed(self) -> str:
        """The count, or the first of two keys, that is being typed."""
        first = self.desk.with_keys(f"{{{self._prefix}}}") if self._prefix else ""
        return self._count.text + first

    def step(self, direction: int) -> int:
        """`direction` times the number that was typed."""
        return direction * (self._count.take() or 1)

    async def take_key(self, event: events.Key) -> bool:
        """Act on a key meant for the text; False leaves it to Textual.

        Keys may come faster than they are handled. Textual hands each from the page up to the
        app before it acts on it, by when the next one is on its way to the wrong place; here
        each has acted before the next one is looked at.
        """
        if self.messages.now:
            self.messages.now = ""
            self.call_later(self._tell)
        if not self.is_open and event.key == "ctrl+c":
            self.action_leave()
        if not self.is_open or self.focused not in (self.page, None):
            return False
        if self._waiting:
            self._early.append(event)
        elif self._prefix:
            prefix, self._prefix = self._prefix, ""
            self._second_key(prefix, event)
            self._tell()
        elif self._count.feed(event.character):
            self._tell()
        else:
            action = self._action_of(event.key)
            if action is not None:
                self.desk.learn()
                await self.run_action(action)
            if self._count.take() is not None:
                self._tell()  # A number is for the next key alone, of use to it or not.
            return action is not None
        return True

    def _action_of(self, key: str) -> str | None:
        """The action that `key` is bound to, by default or by the user's settings."""
        if self._actions is None:
            bound = self.active_bindings.items()
            self._actions = {k: b.binding.action for k, b in bound if b.node is self}
        return self._actions.get(key)

    def _second_key(self, prefix: str, event: events.Key) -> None:
        """The key behind the one with the id `prefix`."""
        key = event.character or event.key
        if prefix == "jump.back" and self._action_of(event.key) == "prefix('jump.back')":
            self._places.back() if self.visiting.can_return else self.going.swap()
        elif prefix == "details" and key in OBJECTS:
            self.selecting.take(key)
        elif prefix != "details" and len(key) == 1 and "a" <= key <= "z":
            (self.going.set_mark if prefix == "mark.set" else self.moving.to_mark)(key)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before the article is open only leaving works."""
        if action in ("quit", "leave", "suspend"):
            return True
        return self.is_open or not hasattr(self, f"action_{action}")

    def action_do(self, part: str, what: str) -> None:
        """What one of the parts or the tools does, both by their names."""
        if hasattr(self, part):
            getattr(getattr(self, part), what)()
        else:
            self.use(lambda tools: getattr(getattr(tools, part), what)())

    def action_step(self, part: str, what: str, direction: int) -> None:
        """The same for what one of the parts does so many times as was typed."""
        getattr(getattr(self, part), what)(self.step(direction))

    def action_prefix(self, key: str) -> None:
        self._prefix = key
        self.desk.tell()

    def action_bottom(self) -> None:
        number = self._count.take()
        if number is None:
            self.moving.bottom()
        else:
            self.moving.to_paragraph(number)

    def action_travel(self, where: str, direction: int) -> None:
        step = self.step(direction)
        if where == "hit":
            self.use(lambda tools: self.moving.follow(lambda: tools.finding.next(step)))
        else:
            self.moving.travel(where, step)

    def action_extend(self, unit: str, direction: int) -> None:
        self.selecting.extend(unit, self.step(direction))

    def action_leave(self) -> None:
        """esc: out of what was begun last."""
        if not self.is_open:
            self.app.exit()
            return
        self._count.take()
        if self.focused is not self.page:
            self.folding.to_text()
        elif self.selecting.leave():
            return
        elif len(self.desk.session.hits):
            self.use(lambda tools: tools.finding.clear())
        elif not (self.tools and self.tools.versions.stop()):
            self.viewing.leave_alone()

    def action_panel(self, name: str) -> None:
        if name == "side" and self.selecting.active:
            self.selecting.swap_ends()
        else:
            self.use(lambda _: self.folding.toggle(name))

    def action_next_panel(self, direction: int) -> None:
        self.use(lambda _: self.folding.next(direction))

    def action_details(self) -> None:
        if self.selecting.active:
            self.action_prefix("details")
        else:
            self.action_do("detailing", "open")

    def action_go(self, name: str) -> None:
        self.use(lambda _: self._places.go(name))

    def action_suspend(self) -> None:
        if self.is_open:
            self.keep_place()
        self.app.action_suspend_process()

    def keep_place(self) -> None:
        """Remember where the reader is in this article, and how it is looked at."""
        self.viewing.keep()

    def action_quit(self) -> None:
        self._places.back()

    @on(Called)
    def _run_called(self, event: Called) -> None:
        event.call()

    @on(Page.Pointed)
    def _pointed(self, event: Page.Pointed) -> None:
        self.going.point(event)

    @on(Page.Dragged)
    def _dragged(self, event: Page.Dragged) -> None:
        self.selecting.drag(event.start, event.end)

    def on_descendant_focus(self) -> None:
        if self.is_open:
            self.desk.tell()
            self.call_after_refresh(self.desk.point)

    def _tell(self) -> None:
        if self.is_open:
            self.desk.tell()

    @on(events.Resize)
    def _resized(self, event: events.Resize) -> None:
        if self.is_open:
            self.folding.fit(event.size.width)

    @on(asked.GoToSection)
    def _go_to_section(self, event: asked.GoToSection) -> None:
        self.folding.to_text()
        self.going.to_section(event.span)

    @on(asked.PickSpeaker)
    def _pick_speaker(self, event: asked.PickSpeaker) -> None:
        if event.speaker is not None:
            self.folding.to_text()
        self.going.pick(event.speaker)

    @on(asked.ToggleGroup)
    def _toggle_group(self, event: asked.ToggleGroup) -> None:
        self.use(lambda tools: tools.program.toggle_group(event.group))

    @on(asked.OpenNote)
    def _open_note(self, event: asked.OpenNote) -> None:
        self.folding.to_text()
        self.use(lambda tools: tools.marking.visit(event.note, self.going, edit=event.edit))

    @on(asked.LeavePanel)
    def _leave_panel(self) -> None:
        self.folding.to_text()
