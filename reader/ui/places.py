"""The screens of the program, one upon the other: articles, and lists of all articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from reader.model import Article
from reader.ui.jobs import reason
from reader.ui.key_names import with_keys
from reader.ui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from reader.bank import What
    from reader.ui.app import ReaderApp
    from reader.ui.lists.screen import ListScreen
    from reader.ui.lists.trail import Trail
    from reader.ui.saves import Saves

_LOOKS = 40
_BETWEEN_LOOKS = 0.05


class Places:
    """Goes from articles to lists and back. A list is made once and stays as it was left."""

    def __init__(self, app: ReaderApp) -> None:
        self._app = app
        self._lists: dict[str, ListScreen] = {}
        self._asked = 0
        self._lowest = 0

    @property
    def reading(self) -> ReadingScreen:
        """The article that lies uppermost."""
        stack = reversed(self._app.screen_stack)
        return next(screen for screen in stack if isinstance(screen, ReadingScreen))

    def begin_with(self, screen: ListScreen) -> None:
        """Show a list in place of the first article, which is never seen."""
        self._lowest = 1
        self._app.push_screen(screen)

    def go(self, name: str) -> None:
        """To the list of that name: a new one, or back to it where it lies below."""
        app = self._app
        self._asked += 1
        if name == "review" and not self.reading.is_open:
            first = "Open an article first: {review} looks at it and at all others."
            self.reading.messages.say(with_keys(first, app.keymap))
            return
        shown = self._lists.get(name)
        if shown is not None and shown in app.screen_stack:
            self._leave_for(app.screen_stack.index(shown))
            return
        self._keep_place()
        if shown is None:
            from reader.ui.lists.all import list_screen

            shown = self._lists[name] = list_screen(name, app.workspace, self, app.clock)
            app.install_screen(shown, name)
        app.push_screen(shown)

    def find(self, query: str, what: What = "quotes") -> None:
        """To the quote bank, with what `query` asks for in quotes, notes or text."""
        self.go("bank")
        shown = self._lists["bank"]
        ask = getattr(shown, "ask", None)
        if ask is not None:
            shown.call_after_refresh(ask, query, what)

    def to_article(self) -> None:
        """To the article that lies uppermost, from the lists upon it."""
        self._asked += 1
        self._leave_for(self._app.screen_stack.index(self.reading))

    def back(self) -> None:
        """To the screen below, or out of the program from the last one."""
        self._asked += 1
        if len(self._app.screen_stack) > self._lowest + 1:
            self._leave_for(len(self._app.screen_stack) - 2)
        else:
            self._when_saved(self._app.screen_stack, "Quit", self._quit)

    def _quit(self) -> None:
        self._keep_place()
        self._app.exit()

    def _leave_for(self, index: int) -> None:
        """Take all screens away that lie above the one with that index."""
        stack = self._app.screen_stack

        def leave() -> None:
            self._keep_place()
            while len(self._app.screen_stack) > index + 1:
                self._app.pop_screen()

        self._when_saved(stack[index + 1 :], "Leave", leave)

    def visit(self, trail: Trail, at: int) -> None:
        """Open an article of a list: upon it, or in the place of the one opened from it before."""
        app, screen = self._app, self._app.screen
        self._asked += 1
        asked = self._asked
        said: Any = screen.desk if isinstance(screen, ReadingScreen) else screen

        def opened(article: Article) -> None:
            trail.ended()
            if asked != self._asked:
                return
            said.messages.now = ""
            if isinstance(screen, ReadingScreen):
                self._when_saved([screen], "Leave", lambda: show(article))
            else:
                show(article)

        def show(article: Article) -> None:
            self._keep_place()
            going = replace(trail, at=at)
            made = ReadingScreen(app.workspace, _done(article), app.clock, app.places, going)
            made.messages = self.reading.messages
            if isinstance(screen, ReadingScreen):
                app.switch_screen(made)
            else:
                app.push_screen(made)
            trail.moved(at)

        def failed(error: Exception) -> None:
            trail.ended()
            said.say(reason(error))

        said.say("Opening…")
        said.jobs.run(lambda: trail.opens(at), opened, failed)

    def replace(self, screen: ReadingScreen, article: Article, at: int, message: str) -> None:
        """Show another version of the article on `screen` in its place, with the offset `at` at
        the top, and say `message` there."""
        app = self._app
        if app.screen is not screen:
            screen.messages.say(message)
            return
        self._keep_place()
        app.workspace.state.put_place(article.id, at)
        trail = screen.trail.resting() if screen.trail else None
        made = ReadingScreen(app.workspace, _done(article), app.clock, self, trail)
        made.messages = screen.messages
        made.messages.say(message)
        if app.screen_stack[0] is screen:
            # Textual cannot take the lowest screen away: it stays below, and nothing leads to it.
            self._lowest = 1
            app.push_screen(made)
        else:
            app.switch_screen(made)

    def _keep_place(self) -> None:
        """Remember where the reader is in the article on screen."""
        screen = self._app.screen
        if isinstance(screen, ReadingScreen) and screen.is_open:
            screen.keep_place()

    def _when_saved(
        self, screens: Sequence[Screen[Any]], what: str, then: Callable[[], None], looks: int = 0
    ) -> None:
        """Call `then` once everything is saved; the user may say that it shall be lost."""
        known: list[Saves | None] = [getattr(screen, "saves", None) for screen in screens]
        busy = [saves for saves in known if saves is not None and saves.unsaved]
        if not busy:
            then()
            return
        failed = next((saves.why for saves in busy if saves.failed), "")
        if not failed and looks < _LOOKS:
            self._app.set_timer(
                _BETWEEN_LOOKS, lambda: self._when_saved(screens, what, then, looks + 1)
            )
            return
        from reader.ui.dialogs.confirm import Confirm

        question = f"Not saved: {failed or 'Something is still being saved.'} {what} and lose it?"
        yes = f"{what.lower()} without saving"

        def answered(sure: bool | None) -> None:
            if sure:
                then()

        self._app.push_screen(Confirm(question, yes, "stay"), answered)


def _done(article: Article) -> Future[Article]:
    opening: Future[Article] = Future()
    opening.set_result(article)
    return opening
