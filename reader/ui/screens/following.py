"""What another window saves appears here by itself."""

from __future__ import annotations

from reader.ui.screens.desk import Desk
from reader.ui.screens.saving import Kept, Saver

SECONDS_BETWEEN_LOOKS = 1.0


class Following:
    """Looks at the store now and then, off the screen's thread; nothing is read while nothing has
    changed in it."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        self._desk, self._saver = desk, saver
        self._looking = False
        desk.screen.set_interval(SECONDS_BETWEEN_LOOKS, self.look)
        self.look()

    def look(self) -> None:
        if self._looking or self._desk.saves.waiting:
            return
        self._looking = True
        self._desk.jobs.run(self._saver.look_if_changed, self._looked, lambda _: self._looked(None))

    def _looked(self, kept: Kept | None) -> None:
        self._looking = False
        if kept is not None and not self._desk.saves.waiting:
            self._saver.follow(kept)
