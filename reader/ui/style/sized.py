"""Screens that look another way in windows of another size."""

from __future__ import annotations

from textual.screen import Screen

from reader.ui.style.look import look_of


class SizedScreen(Screen[None]):
    """Has the classes of its width and height from its first frame on. Textual gives them after
    it, and what depends on them would jump."""

    VERTICAL_BREAKPOINTS = [(0, "-flat"), (14, "-low"), (20, "-tall")]  # noqa: RUF012

    def on_compose(self) -> None:
        width, height = self.app.size
        self._has(width, self.HORIZONTAL_BREAKPOINTS)
        self._has(height, self.VERTICAL_BREAKPOINTS)

    def action_redraw(self) -> None:
        look_of(self).redraw()

    def _has(self, cells: int, points: list[tuple[int, str]] | None) -> None:
        self.add_class(*[name for least, name in sorted(points or []) if cells >= least][-1:])
