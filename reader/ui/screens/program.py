"""What concerns the whole program: help, palette, messages, what is shown, themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from reader.analysis.labels import Group
from reader.ui.article.session import GROUPS
from reader.ui.dialogs.choose import Choose
from reader.ui.dialogs.help import Help
from reader.ui.dialogs.keys_here import KeysHere
from reader.ui.dialogs.lines import Lines
from reader.ui.dialogs.palette import Palette
from reader.ui.dialogs.themes import ThemePicker
from reader.ui.key_names import commands, help_rows
from reader.ui.keys import all_keys
from reader.ui.screens.desk import Desk
from reader.ui.style.themes import own_themes


class Program:
    """Dialogs and actions that are about no span of the text."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._app = desk, desk.screen.app

    def help(self) -> None:
        """The keys of the panel that has them, if one has, then those of the text."""
        screen = self._desk.screen
        here = KeysHere(screen)
        panel = screen.folding.panel_with_keys
        inside = [] if panel is None else here.sections("In this panel", panel)

        def chosen(choice: str | None) -> None:
            if choice is not None and choice.isdigit():
                self._app.call_later(here.run, choice)
            else:
                self._run(choice)

        self._app.push_screen(Help([*inside, *help_rows(self._desk.keymap)]), chosen)

    def palette(self) -> None:
        self._app.push_screen(Palette(commands(self._desk.keymap)), self._run)

    def _run(self, choice: str | int | None) -> None:
        """Run the command with this id, or go to the paragraph with this number."""
        if isinstance(choice, int):
            self._desk.screen.moving.to_paragraph(choice)
            return
        key = next((key for key in all_keys() if key.id == choice), None)
        if key is not None:
            self._app.call_later(self._desk.screen.run_action, key.action)

    def tell(self, sentences: Sequence[str]) -> None:
        """Say something about the program itself."""
        for sentence in sentences:
            self._desk.say(sentence)

    def show_messages(self) -> None:
        log = list(self._desk.messages.log)
        self._app.push_screen(Lines("Messages", log or ["No messages yet."], end=True))

    def choose_shown(self) -> None:
        """Turn kinds of names on and off, set lines apart or straight, choose a theme."""
        viewing = self._desk.screen.viewing
        turns: list[Callable[[], None]]
        turns = [partial(self.toggle_group, group.value) for group in GROUPS]
        turns += [viewing.space, viewing.justify]

        def options() -> list[str]:
            shown, layout = self._desk.session.shown, self._desk.page.wanted
            lines = {"Lines set apart": layout.spaced, "Straight right edge": layout.justify}
            boxes = {group.value: shown[group] for group in GROUPS} | lines
            rows = [f"{'■' if on else '□'} {name}" for name, on in boxes.items()]
            return [*rows, f"Theme: {self._app.theme}"]

        def turn(index: int) -> list[str] | None:
            if index >= len(turns):
                return None
            turns[index]()
            return options()

        def closed(index: int | None) -> None:
            if index is not None:
                self.choose_theme()

        self._app.push_screen(Choose("What is shown", options(), turn), closed)

    def toggle_group(self, name: str) -> None:
        group = Group(name)
        session = self._desk.session
        session.show_group(group, not session.shown[group])
        self._desk.refocus()
        self._desk.say(f"{name} {'shown' if session.shown[group] else 'not shown'}.")

    def choose_theme(self) -> None:
        """Try on themes; esc brings the one of now back."""
        before = self._app.theme
        own = [theme.name for theme in own_themes()]
        others = sorted(set(self._app.available_themes) - set(own))

        def use(name: str | None) -> None:
            self._app.theme = name or before
            if name:
                self._desk.workspace.state.put("theme", name)

        self._app.push_screen(ThemePicker([*own, *others], before), use)
