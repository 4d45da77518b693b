"""Keys that are typed ahead act in the order in which they were typed."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from textual import events
from textual.app import App
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

Result = TypeVar("Result")

_BURST = 0.04
"""Keys closer together than this many seconds were pasted, sent by a program or held down."""
_ROUNDS = 6
"""How often every queue is emptied before the next key: a key passes from the widget that has the
focus up to the app, one queue at a time, and what it opens then asks for the focus."""
_PATIENCE = 0.5
"""Seconds after which the next key no longer waits: a widget that is going away answers nobody."""
_OPENING = 3.0
"""Seconds that keys wait for a screen that is coming, such as a list that is being read."""
_LOOK = 0.01
"""Seconds between looks at it: what it waits for may be at work in a thread of this process."""


class TypeAhead(App[Result]):
    """An app in which each key finds what the keys before it have opened.

    Textual hands keys on at once, so that of `/word` the letters arrive before the line that `/`
    opens has the focus, and act as commands. Here a key that `take_key` does not act on at once
    waits until the one before is done with, and until the screen on top can take it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key] = deque()
        self._last_key = 0.0
        self._turn = 0
        self._top: object = None
        self._top_since = 0.0
        self._typed_into: Widget | None = None

    async def take_key(self, event: events.Key) -> bool:
        """Act on `event` here and now, before anything else is looked at; False leaves it to
        Textual."""
        return False

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        # When it was typed counts, not how long what the key before does has taken.
        burst, self._last_key = event.time - self._last_key < _BURST, event.time
        if not self._held:
            if await self.take_key(event):
                return
            if self._is_typing(event) or (not burst and not self._is_coming()):
                await self._hand_on(event)
                return
        self._held.append(event)
        if len(self._held) == 1:
            self._settle()

    def follow(self, keys: Sequence[events.Key]) -> None:
        """Let `keys`, which somebody kept back, act before any that come, each once what the one
        before has opened can take it."""
        if keys:
            self._held.extendleft(reversed(keys))
            self._settle()

    def _is_typing(self, event: events.Key) -> bool:
        """Whether a letter follows a letter in a line of input: nothing can have changed."""
        return (
            event.is_printable
            and self._typed_into is not None
            and (self._typed_into is self.focused)
        )

    async def _hand_on(self, event: events.Key) -> None:
        """Hand a key on to Textual."""
        focused = self.focused
        typed = event.is_printable and isinstance(focused, Input)
        self._typed_into = focused if typed else None
        await super().on_event(event)

    def _is_coming(self) -> bool:
        """Whether the screen on top is new, and nothing in it has the focus yet, or says that it
        `holds_keys`, as it is about to show what the key before changed; not for ever."""
        stack = self.screen_stack
        top = stack[-1] if len(stack) > 1 else None
        coming = top is not None and (_is_opening(top) or getattr(top, "holds_keys", False))
        if top is not self._top or not coming:
            self._top, self._top_since = top, time.monotonic()
        return coming and time.monotonic() - self._top_since < _OPENING

    def _settle(self) -> None:
        """Let the next key go once the one before is done with, or after a while."""
        self._turn += 1
        self._round(self._turn, _ROUNDS)
        self.set_timer(_PATIENCE, partial(self._give_up, self._turn))

    async def _give_up(self, turn: int) -> None:
        """Let the next key go though nobody has answered, unless a screen is opening."""
        if turn == self._turn and self._is_coming():
            self.set_timer(_PATIENCE, partial(self._give_up, turn))
        else:
            await self._release(turn)

    def _round(self, turn: int, rounds: int) -> None:
        """Go once through the queue of every widget on screen, then on with the next round."""
        if turn != self._turn or not self.screen_stack:
            return
        left = 1

        def passed() -> None:
            nonlocal left
            left -= 1
            if left:
                return
            if rounds:
                self.call_later(self._round, turn, rounds - 1)
            elif self._is_coming():
                self.set_timer(_LOOK, partial(self._round, turn, 0))
            else:
                self.call_later(self._release, turn)

        for widget in [*self.screen.walk_children(with_self=True)]:
            left += widget.call_later(passed)
        passed()

    async def _release(self, turn: int) -> None:
        """Hand on the key that has waited longest."""
        if turn != self._turn or not self.screen_stack:
            return
        self._turn += 1
        if not await self.take_key(self._held[0]):
            await self._hand_on(self._held[0])
        self._held.popleft()
        while self._held and self._is_typing(self._held[0]):
            await self._hand_on(self._held.popleft())
        self._last_key = time.monotonic()
        if self._held:
            self._settle()


def _is_opening(screen: Screen[object]) -> bool:
    """Whether nothing on it has the focus yet."""
    return screen.focused is None and not (screen.is_mounted and not screen.focus_chain)
