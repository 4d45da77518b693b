"""Visual mode: a selection between two ends, one of which the motions move."""

from __future__ import annotations

from collections.abc import Callable

from reader.model import Span
from reader.ui.focus import Focus, FocusKind, sentence_focus
from reader.ui.screens.desk import Desk, Placing
from reader.ui.screens.going import word_at
from reader.ui.travel import Answer


class Selecting:
    """The selection while it is made. `fixed` is the end that stays, `moving` the other one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._fixed = self._moving = Span(0, 0)

    @property
    def active(self) -> bool:
        return self._desk.focus.kind is FocusKind.SELECTION

    def start(self) -> None:
        """Select what is in focus; of a note in focus the words can be made more or less."""
        self._begin()
        self._show()

    def _begin(self) -> None:
        focus = self._desk.focus
        self._fixed = self._moving = focus.span
        attaching = self._desk.placing is not None and self._desk.placing.attaching
        mark = self._desk.session.marks.get(focus.note or "")
        if mark is not None and not attaching:
            self._fixed = Span(focus.span.start, focus.span.start)
            self._moving = Span(focus.span.end, focus.span.end)
            self._desk.placing = Placing(mark.annotation)
        elif not attaching:
            self._desk.placing = None

    def leave(self) -> bool:
        """Out of the selection, or of what it was for; False when there is neither."""
        placing = self._desk.placing
        if self.active:
            self.stop()
        elif placing is not None and placing.attaching:
            self._desk.placing = None
            self._desk.say("The note stays as it was.")
        else:
            return False
        return True

    def stop(self) -> None:
        placing = self._desk.placing
        if placing is not None and not placing.attaching:
            self._desk.placing = None
        start = self._desk.focus.span.start
        self._desk.settle(sentence_focus(self._desk.session.sentences.at(start)))

    def drag(self, start: int, end: int) -> None:
        """The mouse selects from one offset to another."""
        if not self.active:
            self._desk.placing = None
        self._fixed, self._moving = Span(start, start), Span(end, end)
        if start != end:
            self._desk.settle(Focus(FocusKind.SELECTION, (self._span,)))

    @property
    def _span(self) -> Span:
        ends = (*self._fixed, *self._moving)
        return Span(min(ends), max(ends))

    def _adopt(self) -> None:
        """Take over a selection that was made in another way, such as by a double click."""
        if self._desk.focus.span != self._span:
            self._fixed = self._moving = self._desk.focus.span

    def _show(self) -> None:
        desk = self._desk
        desk.page.bring_into_view(self._moving)
        desk.settle(Focus(FocusKind.SELECTION, (self._span,)))

    def swap_ends(self) -> None:
        self._adopt()
        self._fixed, self._moving = self._moving, self._fixed
        self._show()

    def move(self, where: str, step: int) -> None:
        """Move the end as the motion `where` of Travel would move the focus from there."""
        self._adopt()
        travel = self._desk.travel
        kept = travel.focus
        travel.focus = sentence_focus(self._moving)
        answer: Answer = getattr(travel, where)(step)
        travel.focus = kept
        if isinstance(answer, str):
            self._desk.say(answer)
        else:
            self._moving = answer.focus.span
            self._show()

    def extend(self, unit: str, step: int) -> None:
        """Move the end by a word or a line, starting a selection where there is none."""
        if not self.active:
            self._begin()
        else:
            self._adopt()
        backward = self._moving.start < self._fixed.start
        at = self._moving.start if backward else self._moving.end
        move: Callable[[int, int], int] = self._by_word if unit == "word" else self._by_line
        for _ in range(abs(step)):
            at = move(at, 1 if step > 0 else -1)
        if not backward:
            self._fixed = Span(self._fixed.start, self._fixed.start)
        else:
            self._fixed = Span(self._fixed.end, self._fixed.end)
        self._moving = Span(at, at)
        if not self._span.size:
            self._moving = word_at(self._desk.session.article.text, max(0, at - 1))
        self._show()

    def _by_word(self, at: int, step: int) -> int:
        text = self._desk.session.article.text
        if step > 0:
            while at < len(text) and text[at].isspace():
                at += 1
            while at < len(text) and not text[at].isspace():
                at += 1
        else:
            while at > 0 and text[at - 1].isspace():
                at -= 1
            while at > 0 and not text[at - 1].isspace():
                at -= 1
            while at > 0 and text[at - 1].isspace() and at > self._fixed.start:
                at -= 1
        return at

    def _by_line(self, at: int, step: int) -> int:
        lines = self._desk.page.lines
        line = lines.line_at(max(0, at - 1))
        column = at - lines.starts[line]
        to = line + step
        while 0 <= to < len(lines) and lines.is_blank(to):
            to += step
        if not 0 <= to < len(lines):
            return at
        return min(lines.starts[to] + column, lines.ends[to])

    def take(self, what: str) -> None:
        """Select the quote (q), sentence (s), paragraph (p) or name (e) at the focus."""
        desk, session = self._desk, self._desk.session
        here = desk.focus.span.start
        found: Span | None = None
        if what == "q":
            index = session.utterance_at(here)
            found = session.quotes.span(index) if index is not None else None
        elif what == "s":
            found = session.sentences.at(here)
        elif what == "p":
            number = session.structure.paragraph_number(here)
            found = session.structure.paragraph(number) if number else None
        elif what == "e":
            index = session.entities.next(here)
            span = session.entities.span(index) if index is not None else None
            found = span if span and span.start < desk.focus.span.end else None
        if found is None:
            desk.say("There is none here. iq is ip ie: quote, sentence, paragraph, name.")
            return
        self._fixed = self._moving = found
        self._show()
