"""An article opened from a list: to the words that the list points at, and back to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.model import Span
from reader.ui.article.focus import sentence_focus
from reader.ui.article.travel import Move
from reader.ui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.ui.lists.trail import Goal, Trail
    from reader.ui.places import Places


_USUAL_LINE = 60
"""Characters of text in a line, short last lines of paragraphs counted in."""


class Visiting:
    """Knows the list that one came from."""

    def __init__(self, desk: Desk, places: Places, trail: Trail | None) -> None:
        self._desk, self._places, self.trail = desk, places, trail
        self._goal = trail.goal if trail else None
        self._landed = False
        self._asked: int | None = None
        desk.arrived = self.land

    def first(self, place: int, height: int) -> int:
        """The offset to open the article at: about a third of a screen of so many lines before
        the words that the list points at; without any, `place`, where it was left."""
        article, goal = self._desk.session.article, self._goal
        span = goal.span_in(article) if goal is not None else None
        if span is not None:
            place = max(0, span.start - _USUAL_LINE * (height // 3))
        return min(place, max(0, len(article.text) - 1))

    def land(self) -> None:
        """Put the focus on the words that the list points at: once they are on screen, and again
        as annotations and quotes arrive, until the reader has gone elsewhere."""
        desk, goal = self._desk, self._goal
        if goal is None or goal.span is None:
            return
        span = goal.span_in(desk.session.article)
        if span is None:
            self._goal = None
            desk.say("These words are not in this version of the article.")
        elif not self._landed or desk.focus.span.overlaps(span):
            self._landed = True
            move = self._move(goal, span)
            desk.page.bring_into_view(move.show)
            desk.settle(move.focus)
        else:
            self._goal = None

    def _move(self, goal: Goal, span: Span) -> Move:
        """To the annotation, else to the utterance, else to the sentence with what was sought."""
        desk = self._desk
        session = desk.session
        if goal.annotation is not None:
            answer = desk.travel.to_note(goal.annotation)
            if isinstance(answer, Move):
                return answer
        index = session.utterance_at(span.start)
        if index is not None and not goal.terms:
            return desk.travel.to_quote(index)
        words = session.sentences.at(_first_term(goal.terms, session.article.text, span))
        return Move(sentence_focus(words), words)

    @property
    def can_return(self) -> bool:
        """Whether '' leads back to the list: one came from it and has not jumped since."""
        return self.trail is not None and self._desk.jumps.none

    def article(self, by: int) -> None:
        """Open the article `by` on in the list."""
        desk, trail = self._desk, self.trail
        if trail is None:
            desk.advise(
                "No list to go through. {library} opens the library, {bank} finds in all articles."
            )
            return
        # One that could not be opened is passed over the next time.
        asked = trail.at if self._asked is None else self._asked
        at = replace(trail, at=asked if (asked - trail.at) * by > 0 else trail.at).step(by)
        if at is None:
            desk.say(f"This is the {'last' if by > 0 else 'first'} article of the list.")
        else:
            self._asked = at
            self._places.visit(trail, at)


def _first_term(terms: tuple[str, ...], text: str, span: Span) -> int:
    """Where the first of the words sought stands in `span`; its start when none does."""
    inside = span.of(text).casefold()
    found = [at for term in terms if (at := inside.find(term.casefold())) >= 0]
    return min(span.start + min(found, default=0), span.end - 1)
