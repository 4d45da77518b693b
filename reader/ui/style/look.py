"""What every screen of the program shares: style sheets, themes, and no colours where none are
wanted."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any, ClassVar, TypeVar

from rich.console import RenderableType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.widget import Widget

from reader.resources import styles
from reader.text.sanitise import one_line
from reader.ui.key_names import with_keys
from reader.ui.keys import NO_KEY
from reader.ui.style.inks import Inks
from reader.ui.style.standing import Standing
from reader.ui.style.themes import complete, own_themes, usual_theme
from reader.ui.style.xterm import of_256
from reader.ui.typeahead import TypeAhead

SHEETS = ("reader.tcss", "panels.tcss", "dialogs.tcss", "library.tcss")

Result = TypeVar("Result")


class Look(TypeAhead[Result], inherit_bindings=False):
    """An app that looks like Reader. Textual's own keys would end it from wherever one is, unsaved
    words or not; here each screen says what leaves it."""

    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT: ClassVar[bool] = True
    CSS_PATH: ClassVar[list[str | PurePath]] = [styles() / sheet for sheet in SHEETS]

    def __init__(self, theme: str = "", keymap: Mapping[str, str] | None = None) -> None:
        self._no_color = NoColor()
        self._standing = Standing()
        self._inks: tuple[str, Inks] | None = None
        self._made_variables: tuple[str, dict[str, str]] = ("", {})
        super().__init__()
        self.keymap = dict(keymap or {})
        """The keys that the user chose, by the ids of what they do."""
        # Textual takes an empty one for no choice at all.
        self.set_keymap({id: keys or NO_KEY for id, keys in self.keymap.items()})
        for own in own_themes():
            self.register_theme(own)
        usual = usual_theme(os.environ, None if self.no_color else self.console.color_system)
        self.theme = theme if theme in self.available_themes else usual
        self.animation_level = "none"
        self.notices: list[str] = []
        """What there is to say about settings and look when the screen is there."""
        if theme and theme != self.theme:
            named = one_line(theme, 40)
            there_are = with_keys("{shown} lists those that there are.", self.keymap)
            self.notices.append(f"There is no theme “{named}”. {there_are}")

    def write_raw(self, sequence: str) -> None:
        """Send a sequence to the terminal as it is. Textual has no public way to do so."""
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()

    def stop_reading_keys(self) -> None:
        """End Textual's thread for keys. Where the terminal went away, the driver stumbles over
        switching the mouse off before it does so, and this process would wait for ever."""
        stop = getattr(self._driver, "exit_event", None)
        if isinstance(stop, threading.Event):
            stop.set()

    def on_mount(self) -> None:
        self.app_resume_signal.subscribe(self, lambda _: self._standing.forget(), immediate=True)

    def on_resize(self) -> None:
        self._standing.forget()

    def redraw(self) -> None:
        """Write all rows again, as when another program has written over them."""
        self._standing.forget()
        self.refresh(layout=True)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, self._standing.lessen(renderable))

    @property
    def inks(self) -> Inks:
        """The styles of what is drawn line by line, in the theme of now."""
        if self._inks is None or self._inks[0] != self.theme:
            inks = Inks(self.theme_variables, colors=not self.no_color, of_256=self._has_256)
            self._inks = self.theme, inks
        return self._inks[1]

    @property
    def _has_256(self) -> bool:
        """Whether the terminal has 256 colours and the theme is not of its first sixteen."""
        return self.console.color_system == "256" and not self.current_theme.ansi

    def get_line_filters(self) -> list[LineFilter]:
        """Under NO_COLOR Textual greys the colours; here they go, as the user asked."""
        return [
            self._no_color if isinstance(line_filter, Monochrome) else line_filter
            for line_filter in super().get_line_filters()
        ]

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        if self._made_variables[0] != self.theme:
            made = complete(variables)
            if self._has_256:
                made |= of_256({**variables, **made})
            self._made_variables = (self.theme, made)
        variables |= self._made_variables[1]
        self.theme_variables = variables
        return variables


def look_of(widget: Widget) -> Look[Any]:
    """The look of the app that `widget` is part of."""
    app = widget.app
    assert isinstance(app, Look)
    return app


def inks_of(widget: Widget) -> Inks:
    """The styles for a widget that draws its lines itself."""
    return look_of(widget).inks
