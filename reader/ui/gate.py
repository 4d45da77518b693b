"""Keys typed at a dialog that is still opening: held back until it can take them."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

from textual import events
from textual.app import App

_OPENING_SECONDS = 0.5
_LOOK_AGAIN_SECONDS = 0.01


class Gate:
    """Holds keys, in their order, while the screen on top is new and nothing in it has focus."""

    def __init__(self, app: App[Any], hand_on: Callable[[events.Key], Awaitable[None]]) -> None:
        self._app, self._hand_on = app, hand_on
        self._held: list[events.Key] = []
        self._top: object = None
        self._since = 0.0

    def hold(self, event: events.Key) -> bool:
        """Whether the key is kept for later."""
        if not self._held and not self._is_opening():
            return False
        if not self._held:
            self._app.set_timer(_LOOK_AGAIN_SECONDS, self._release)
        self._held.append(event)
        return True

    def _is_opening(self) -> bool:
        stack = self._app.screen_stack
        top = stack[-1] if len(stack) > 1 else None
        if top is not self._top:
            self._top, self._since = top, time.monotonic()
        if top is None or top.focused is not None or (top.is_mounted and not top.focus_chain):
            return False
        return time.monotonic() - self._since < _OPENING_SECONDS

    async def _release(self) -> None:
        if not self._app.screen_stack:
            self._held.clear()
        while self._held and not self._is_opening():
            await self._hand_on(self._held.pop(0))
        if self._held:
            self._app.set_timer(_LOOK_AGAIN_SECONDS, self._release)
