"""Visual mode: a selection between two ends, one of which the motions move."""

from __future__ import annotations

from collections.abc import Callable

from reader.model import Span
from reader.ui import keys
from reader.ui.article.focus import Focus, FocusKind, sentence_focus
from reader.ui.article.travel import Answer, Move
from reader.ui.screens.desk import Desk, ToPlace
from reader.ui.screens.going import word_at

OBJECTS = "qspewa"
_THERE_ARE = f"There is none here. {keys.OBJECTS}: quote, sentence, paragraph, name, word, note."


class Selecting:
    """The selection while it is made. `fixed` is the end that stays, `moving` the other one, which
    is a focus of its own: motions go on from there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._fixed = Span(0, 0)
        self._end = sentence_focus(self._fixed)

    @property
    def _moving(self) -> Span:
        return self._end.span

    @_moving.setter
    def _moving(self, span: Span) -> None:
        self._end = sentence_focus(span)

    @property
    def active(self) -> bool:
        return self._desk.focus.kind is FocusKind.SELECTION

    def turn(self) -> None:
        """Select what is in focus; of a note in focus the words can be made more or less. Select
        nothing when something is selected."""
        if self.active:
            self.stop()
        else:
            self._begin()
            self._show()

    def _begin(self) -> None:
        focus = self._desk.focus
        self._fixed, self._end = focus.span, focus
        attaching = self._desk.to_place is not None and self._desk.to_place.attaching
        mark = self._desk.session.marks.get(focus.note or "")
        if mark is not None and not attaching:
            self._fixed = Span(focus.span.start, focus.span.start)
            self._moving = Span(focus.span.end, focus.span.end)
            self._desk.to_place = ToPlace(mark.annotation)
        elif not attaching:
            self._desk.to_place = None

    def leave(self) -> bool:
        """Out of the selection, or of what it was for; False when there is neither."""
        to_place = self._desk.to_place
        if self.active:
            self.stop()
        elif to_place is not None and to_place.attaching:
            self._desk.to_place = None
            self._desk.say("The note stays as it was.")
        else:
            return False
        return True

    def stop(self) -> None:
        to_place = self._desk.to_place
        if to_place is not None and not to_place.attaching:
            self._desk.to_place = None
        start = self._desk.focus.span.start
        self._desk.settle(sentence_focus(self._desk.session.sentences.at(start)))

    def drag(self, start: int, end: int) -> None:
        """The mouse selects from one offset to another."""
        if not self.active:
            self._desk.to_place = None
        self._fixed, self._moving = Span(start, start), Span(end, end)
        if start != end:
            self._desk.settle(Focus(FocusKind.SELECTION, (self._span,)))

    @property
    def _span(self) -> Span:
        return self._up_to(self._moving)

    def _up_to(self, moving: Span) -> Span:
        ends = (*self._fixed, *moving)
        return Span(min(ends), max(ends))

    @property
    def cursor(self) -> int:
        """The offset at the end that moves, where the terminal's own cursor stands."""
        span = self._span
        if self._desk.focus.span != span or self._moving.start < self._fixed.start:
            return self._desk.focus.span.start
        return span.end

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

    def move(self, ask: Callable[[], Answer]) -> None:
        """Move the end to where `ask` leads from there; a step that adds nothing is taken twice,
        such as the one from a sentence to the quote that it is."""
        self._adopt()
        travel = self._desk.travel
        kept, travel.focus = travel.focus, self._end
        answer = ask()
        if isinstance(answer, Move) and self._up_to(answer.focus.span) == self._span:
            travel.focus = answer.focus
            answer = ask()
        travel.focus = kept
        if isinstance(answer, str):
            self._desk.say(answer)
            return
        if answer.message:
            self._desk.say(answer.message)
        self._end = answer.focus
        self._show()

    def to(self, offset: int) -> None:
        """Move the end to the character at `offset`."""
        self._adopt()
        offset = min(offset, len(self._desk.session.article.text))
        self._moving = Span(offset, offset)
        self._show()

    def to_edge(self, where: str, step: int) -> None:
        """Move the end to the end of this paragraph or section, then of the next ones; backward,
        to their starts."""
        self._adopt()
        structure = self._desk.session.structure
        at = self._moving.end - 1 if step > 0 else self._moving.start
        if where == "paragraph":
            count, index = structure.paragraph_count, (structure.paragraph_number(at) or 0) - 1
        else:
            count, index = len(structure.sections), structure.section_index(at)

        def edge(index: int) -> int:
            sections, number = structure.sections, index + 1
            span = structure.paragraph(number) if where == "paragraph" else sections[index].span
            words = span.of(self._desk.session.article.text).rstrip()
            return span.start if step < 0 else span.start + len(words)

        within = index >= 0 and (at < edge(index) - 1 if step > 0 else at > edge(index))
        to = max(0, min(index + step - within * (1 if step > 0 else -1), count - 1))
        if count and (edge(to) > at + 1 if step > 0 else edge(to) < at):
            self.to(edge(to))
        else:
            self._desk.say(f"This is the {'last' if step > 0 else 'first'} {where}.")

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
            before, at = at, move(at, 1 if step > 0 else -1)
            if at == before:
                break
        if not backward:
            self._fixed = Span(self._fixed.start, self._fixed.start)
        else:
            self._fixed = Span(self._fixed.end, self._fixed.end)
        self._moving = Span(at, at)
        if not self._span.size:
            self._moving = word_at(self._desk.session.article.text, max(0, at - 1))
        self._scroll_to_end()
        self._show()

    def _scroll_to_end(self) -> None:
        """Scroll no more than it takes to see the line of the moving end."""
        page, at = self._desk.page, self._moving.start
        line = page.lines.line_at(max(self._fixed.start, at - 1) if at > self._fixed.start else at)
        if line < page.top:
            page.scroll_lines(line)
        elif line >= page.top + page.height:
            page.scroll_lines(line - page.height + 1)

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
            return lines.ends[len(lines) - 1] if step > 0 else lines.starts[0]
        return min(lines.starts[to] + column, lines.ends[to])

    def take(self, what: str) -> None:
        """Select what the letter says, at the end that moves: quote, sentence, paragraph, name
        (entity), word, or what the annotation stands on."""
        self._adopt()
        found = self._object(what)
        if found is None:
            self._desk.advise(_THERE_ARE)
            return
        self._fixed = self._moving = found
        self._show()

    def _object(self, what: str) -> Span | None:
        session, end = self._desk.session, self._moving
        at = end if end.size else Span(max(0, end.start - 1), max(1, end.end))
        here = at.start
        if what == "q":
            index = session.utterance_at(here)
            return session.quotes.span(index) if index is not None else None
        if what == "s":
            return session.sentences.at(here)
        if what == "p":
            number = session.structure.paragraph_number(here)
            return session.structure.paragraph(number) if number else None
        if what == "e":
            index = session.entities.next(here)
            span = session.entities.span(index) if index is not None else None
            return span if span and span.start < at.end else None
        if what == "w":
            text = session.article.text
            letters = (place for place in range(*at) if text[place].isalnum())
            return word_at(text, next(letters, here))
        return next((row.span for row in session.notes_at(at)), None)
