"""What stands on the terminal, so that a row that has not changed is not written again."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.control import Control
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

Row = tuple[int, Iterable[Strip]]


class Standing:
    """The rows of the terminal as they were last written.

    Textual writes the whole screen when a widget comes or goes, several times while a dialog
    opens, and for ever while a cursor blinks in one. That is slow on a slow line, and work for the
    terminal. Here an update shrinks to the rows that are new.
    """

    def __init__(self) -> None:
        self._rows: dict[int, str] = {}

    def forget(self) -> None:
        """Nothing is known of what stands there: the size has changed, or somebody else wrote."""
        self._rows.clear()

    def lessen(self, update: RenderableType | None) -> RenderableType | None:
        """`update` without what stands there already when it is written."""
        if isinstance(update, LayoutUpdate):
            return _New(self._rows, list(enumerate(update.strips, update.region.y)), None)
        if isinstance(update, ChopsUpdate):
            return _New(self._rows, *_apart(update))
        return update


def _apart(update: ChopsUpdate) -> tuple[list[Row], ChopsUpdate | None]:
    """The rows that `update` draws from edge to edge, and what is left of it."""
    whole: list[Row] = []
    rest = []
    for row, start, end in update.spans:
        strips = [strip for strip in update.chops[row].values() if strip is not None]
        of_all = len(strips) == len(update.chops[row])
        if of_all and start <= 0 and end >= update.chop_ends[row][-1]:
            whole.append((row, strips))
        else:
            rest.append((row, start, end))
    return whole, ChopsUpdate(update.chops, rest, update.chop_ends) if rest else None


class _New(CompositorUpdate):
    """Those of `whole` rows that differ from `standing`, which is kept up when they are written,
    and the stretches of rows in `parts` as they are."""

    def __init__(
        self, standing: dict[int, str], whole: list[Row], parts: ChopsUpdate | None
    ) -> None:
        self._standing, self._whole, self._parts = standing, whole, parts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield self.render_segments(console)

    def render_segments(self, console: Console) -> str:
        new = []
        for row, strips in self._whole:
            drawn = Strip.join(strips).simplify().render(console)
            if self._standing.get(row) != drawn:
                self._standing[row] = drawn
                new += [Control.move_to(0, row).segment.text, drawn]
        if self._parts is not None:
            for row, _, _ in self._parts.spans:
                self._standing.pop(row, None)
            new.append(self._parts.render_segments(console))
        return "".join(new)
