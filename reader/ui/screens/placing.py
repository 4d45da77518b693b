"""A note gets other words: longer, shorter, or quite others, by hand."""

from __future__ import annotations

from reader.model import Annotation, Span
from reader.text.sanitise import one_line
from reader.ui.article.focus import FocusKind
from reader.ui.article.travel import Move
from reader.ui.screens.desk import Desk, ToPlace
from reader.ui.screens.saving import Saver
from reader.ui.voice import BOTH_KEPT


class Placing:
    """Puts a note on the words that the user selects."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        self._desk, self._saver = desk, saver

    def attach(self, annotation: Annotation) -> None:
        """Let the user choose the words of a note, whose own are lost or not sure."""
        self._desk.to_place = ToPlace(annotation, attaching=True)
        words = annotation.selector.exact if annotation.selector else annotation.note
        keys = self._desk.with_keys("{visual} selects, {open} attaches.")
        self._desk.say(f"Where does “{one_line(words, 60)}” belong? {keys}")

    def take(self) -> bool:
        """The words in focus are those of the note; False when no note is being placed."""
        desk, to_place = self._desk, self._desk.to_place
        if to_place is None:
            return False
        if not to_place.attaching and desk.focus.kind is not FocusKind.SELECTION:
            desk.to_place = None
            return False
        span = _without_spaces(desk.focus.span, desk.session.article.text)
        mark = desk.session.marks.get(to_place.annotation.id)
        desk.to_place = None
        if mark is not None and mark.anchor.span == span and not to_place.attaching:
            desk.say("The note stands on these words already.")
        else:
            self._save(to_place, span)
        return True

    def _save(self, to_place: ToPlace, span: Span) -> None:
        desk, workspace, mark = self._desk, self._desk.workspace, to_place.annotation
        article = desk.session.article

        def work() -> Annotation:
            if to_place.attaching:
                return workspace.reviewing.attach(article, mark, span)
            return workspace.resize(mark, article, span)

        def done(now: Annotation) -> None:
            answer = desk.travel.to_note(now.id)
            if isinstance(answer, Move):
                desk.settle(answer.focus)
            if now.id != mark.id:
                desk.advise(BOTH_KEPT)
            else:
                desk.say_done("The note stands on these words now.")

        self._saver.save("the place of the note", work, done)


def _without_spaces(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.end - len(words) + len(words.rstrip())))
