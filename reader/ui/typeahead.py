"""Keys that are typed ahead act in the order in which they were typed."""

from __future__ import annotations

import time
from collections import deque
from functools import partial
from typing import TypeVar

from textual import events
from textual.app import App

Result = TypeVar("Result")

_BURST = 0.04
"""Keys closer together than this many seconds were pasted, sent by a program or held down."""
_ROUNDS = 6
"""How often every queue is emptied before the next key: a key passes from the widget that has the
focus up to the app, one queue at a time, and what it opens then asks for the focus."""
_PATIENCE = 0.5
"""Seconds after which the next key no longer waits: a widget that is going away answers nobody."""


class TypeAhead(App[Result]):
    """An app in which each key finds what the keys before it have opened.

    Textual hands keys on at once, so that of `/word` the letters arrive before the line that `/`
    opens has the focus, and act as commands. Here a key that comes right behind another waits
    until that one is done with.
    """

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[events.Key] = deque()
        self._last_key = 0.0
        self._turn = 0

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        now = time.monotonic()
        burst, self._last_key = now - self._last_key < _BURST, now
        if not self._held and not burst:
            await super().on_event(event)
            return
        self._held.append(event)
        if len(self._held) == 1:
            self._settle()

    def _settle(self) -> None:
        """Let the next key go once the one before is done with, or after a while."""
        self._turn += 1
        self._round(self._turn, _ROUNDS)
        self.set_timer(_PATIENCE, partial(self._release, self._turn))

    def _round(self, turn: int, rounds: int) -> None:
        """Go once through the queue of every widget on screen, then on with the next round."""
        if turn != self._turn:
            return
        left = 1

        def passed() -> None:
            nonlocal left
            left -= 1
            if left:
                return
            if rounds:
                self.call_later(self._round, turn, rounds - 1)
            else:
                self.call_later(self._release, turn)

        for widget in [*self.screen.walk_children(with_self=True)]:
            left += widget.call_later(passed)
        passed()

    async def _release(self, turn: int) -> None:
        """Hand on the key that has waited longest."""
        if turn != self._turn:
            return
        self._turn += 1
        await super().on_event(self._held[0])
        self._held.popleft()
        self._last_key = time.monotonic()
        if self._held:
            self._settle()
