"""What the movement keys do: scroll and jump, or move the end of the selection there is."""

from __future__ import annotations

from collections.abc import Callable

from reader.ui.article.travel import Answer
from reader.ui.screens.desk import Desk
from reader.ui.screens.going import Going
from reader.ui.screens.selecting import Selecting


class Moving:
    """Gives each movement to the part that it is for."""

    def __init__(self, desk: Desk, going: Going, selecting: Selecting) -> None:
        self._desk, self._going, self._selecting = desk, going, selecting

    def lines(self, step: int) -> None:
        if self._selecting.active:
            self._selecting.extend("line", step)
        else:
            self._going.lines(step)

    def pages(self, step: int) -> None:
        self._turn(step * self._going.page)

    def halves(self, step: int) -> None:
        self._turn(step * self._going.half)

    def _turn(self, lines: int) -> None:
        if self._selecting.active:
            self._selecting.extend("line", lines)
        else:
            self._going.scroll(lines)

    def top(self) -> None:
        if self._selecting.active:
            self._selecting.to(0)
        else:
            self._going.top()

    def bottom(self) -> None:
        if self._selecting.active:
            self._selecting.to(len(self._desk.session.article.text))
        else:
            self._going.bottom()

    def to_paragraph(self, number: int) -> None:
        self.follow(lambda: self._desk.travel.to_paragraph(number))

    def travel(self, where: str, step: int) -> None:
        """`step` of `where` on: the name of a method of Travel."""
        if self._selecting.active and where in ("paragraph", "section"):
            self._selecting.to_edge(where, step)
            return
        ask = getattr(self._desk.travel, where)
        self.follow(lambda: ask(step), remember=where != "sentence")

    def follow(self, ask: Callable[[], Answer], *, remember: bool = True) -> None:
        """Go where `ask` leads from the focus, or from the moving end of the selection."""
        if self._selecting.active:
            self._selecting.move(ask)
        else:
            self._going.follow(ask(), remember=remember)

    def to_mark(self, letter: str) -> None:
        marks = self._desk.jumps.marks
        if self._selecting.active and letter in marks:
            self._selecting.to(marks[letter][0])
        else:
            self._going.to_mark(letter)
