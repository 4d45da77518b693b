"""What all dialogs share: a framed box over the page, a line of keys, and esc to close."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from reader.text.sanitise import one_line
from reader.ui.key_names import hints
from reader.ui.keys import Key, keys_of
from reader.ui.style.look import look_of
from reader.ui.widgets.status import Hint, fitting

Result = TypeVar("Result")
Keys = Sequence[Hint]


async def hand_to_dialog(box: Widget, event: events.Key) -> bool:
    """Whether the dialog around `box` binds the key; if so it acts here and now.

    Keys may come faster than they are handled. A priority binding would act before the letters
    typed ahead of it are in the box, a message only after those typed behind it.
    """
    typed = event.is_printable and box.check_consume_key(event.key, event.character)
    bound = None if typed else box.screen.active_bindings.get(event.key)
    if bound is None or bound.node is not box.screen:
        return False
    event.stop()
    event.prevent_default()
    await box.screen.run_action(bound.binding.action)
    return True


class Hints(Widget):
    """The keys that work here on one line, as many as fit: (ids parted by spaces, what they do),
    the ids of bindings on the same screen. Words that are no ids stand for themselves."""

    def __init__(self, keys: Keys) -> None:
        super().__init__()
        self._keys = keys

    def say(self, keys: Keys) -> None:
        self._keys = keys
        self.refresh()

    def render(self) -> Content:
        shown = hints(self._keys, look_of(self).keymap, _keys_on(self.screen))
        return Content("  ").join(
            Content.assemble((key, "bold $accent-ink"), " ", (what, "$quiet"))
            for key, what in fitting(shown, self.content_size.width)
        )


def _keys_on(screen: Screen[Any]) -> Iterator[Key]:
    """The keys of a screen and of all that is on it."""
    for node in screen.walk_children(with_self=True):
        for kind in type(node).__mro__:
            yield from keys_of(vars(kind).get("BINDINGS", ()))


class Dialog(ModalScreen[Result]):
    """A box over the page. Subclasses say what is in it (`body`)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q", "cancel", "Close", show=False, id="dialog.close"),
        Binding("question_mark,f1", "keys", "These keys", show=False, id="dialog.help"),
        Binding(
            "ctrl+z",
            "app.suspend_process",
            "Back to the shell for a while",
            show=False,
            id="dialog.suspend",
        ),
    ]

    def __init__(self, title: str, keys: Keys = (("dialog.close", "close"),)) -> None:
        super().__init__()
        self._heading, self._hints = title, keys

    def compose(self) -> ComposeResult:
        box = Vertical(classes="box")
        if self._heading:
            box.border_title = Content(one_line(self._heading, 200))
        with box:
            yield from self.body()
            yield Hints(self._hints)

    def body(self) -> ComposeResult:
        """The widgets between title and keys."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        self.dismiss(None)

    def action_keys(self) -> None:
        """Help on the keys of this dialog; what shows them is a dialog itself."""
        from reader.ui.dialogs.keys_here import show_keys_of

        show_keys_of(self)

    def on_click(self, event: events.Click) -> None:
        """A click beside the box closes, as esc does."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.action_cancel()
