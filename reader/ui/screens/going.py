"""Moving: lines and pages scroll, everything else jumps; selecting with the keyboard."""

from __future__ import annotations

from reader.model import Span
from reader.text.sanitise import one_line
from reader.ui.article.focus import Focus, FocusKind, sentence_focus
from reader.ui.article.reading import UNKNOWN_SPEAKER
from reader.ui.article.travel import Answer, Move
from reader.ui.page.page import Page
from reader.ui.screens.desk import Desk

_OVERLAP = 2
"""Lines of the last page that stay on screen when paging, so that the eye finds its place."""


class Going:
    """Takes the reader to other places and remembers the ones left."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def lines(self, step: int) -> None:
        if self._desk.page.scroll_lines(self._desk.page.top + step):
            self._desk.settle()

    @property
    def page(self) -> int:
        """The lines of a page, but for those that stay on screen when it is turned."""
        return max(1, self._desk.page.height - _OVERLAP)

    @property
    def half(self) -> int:
        """The lines of half a page."""
        return max(1, self._desk.page.height // 2)

    def scroll(self, by: int) -> None:
        """Scroll by so many lines, or say that there are no more."""
        page = self._desk.page
        if page.scroll_lines(page.top + by):
            self._desk.settle()
        else:
            self._desk.say("This is the end." if by > 0 else "This is the top.")

    def top(self) -> None:
        self._to_line(0)

    def bottom(self) -> None:
        self._to_line(self._desk.page.last_top)

    def _to_line(self, line: int) -> None:
        self.leave_place()
        self._desk.page.scroll_lines(line)
        page, sentences = self._desk.page, self._desk.session.sentences
        seen = page.seen()
        backward = sentences.backward(seen.end) if line else sentences.forward(seen.start)
        nearest = next((s for s in backward if seen.contains(s)), None)
        self._desk.settle(sentence_focus(nearest) if nearest else None)

    def follow(self, answer: Answer, *, remember: bool = True) -> None:
        """Go where `answer` says, or say why not."""
        desk = self._desk
        if isinstance(answer, str):
            desk.say(answer)
            return
        if remember:
            self.leave_place()
        if answer.message:
            desk.messages.say(answer.message)
        self._go(answer)

    def _go(self, move: Move) -> None:
        desk = self._desk
        desk.page.bring_into_view(move.show, at_top=move.at_top)
        desk.settle(move.focus)

    def to_span(self, span: Span, *, at_top: bool = False) -> None:
        """Jump to any span; its first sentence gets the focus."""
        words = self._desk.session.sentences.at(span.start)
        self.follow(Move(sentence_focus(words), span, at_top=at_top))

    def to_section(self, span: Span) -> None:
        """Jump to the section that begins with `span`."""
        travel, session = self._desk.travel, self._desk.session
        index = session.structure.section_index(span.start)
        opening = sentence_focus(travel.opening_words(index))
        self.follow(Move(opening, session.structure.sections[index].span, at_top=True))

    def pick(self, speaker: int | None) -> None:
        """Choose a speaker and go to their next words; None: choose nobody."""
        if speaker is None:
            self._desk.travel.chosen = None
            self._desk.show_focus()
        else:
            self.follow(self._desk.travel.pick(speaker))

    def point(self, at: Page.Pointed) -> None:
        """A click: the utterance, annotation or sentence there gets the focus; in the margin it
        picks the line's speaker, twice a word, three times the sentence."""
        desk, session, utterance = self._desk, self._desk.session, None
        if at.in_margin:
            utterance = session.utterance_at(at.offset)
        if utterance is not None:
            self._point_at_speaker(utterance)
        elif at.chain == 2 and at.on_text:
            desk.settle(_selected(word_at(session.article.text, at.offset)))
        elif at.chain >= 3 and at.on_text:
            desk.settle(_selected(session.sentences.at(at.offset)))
        else:
            self._point_once(at.offset, at.on_text)

    def _point_at_speaker(self, utterance: int) -> None:
        """Choose who said `utterance`, and go there; once more, to their next words."""
        desk, said = self._desk, self._desk.session.utterances[utterance]
        speaker = UNKNOWN_SPEAKER if said.speaker is None else said.speaker
        focus = desk.focus
        here = focus.kind is FocusKind.QUOTE and focus.index == utterance
        if here and desk.travel.chosen == speaker:
            self.follow(desk.travel.of_speaker(1))
        else:
            desk.travel.chosen = speaker
            desk.settle(desk.travel.to_quote(utterance).focus)

    def _point_once(self, offset: int, on_text: bool) -> None:
        desk = self._desk
        session = desk.session
        utterance = session.utterance_at(offset)
        here = Span(offset, offset + 1)
        notes = session.notes_at(here) if on_text else []
        if notes:
            answer = desk.travel.to_note(notes[-1].id)
            if isinstance(answer, Move):
                desk.settle(answer.focus)
        elif utterance is not None:
            desk.settle(desk.travel.to_quote(utterance).focus)
        else:
            desk.settle(sentence_focus(session.sentences.at(offset)))
        links = session.article.version.links
        link = next((link for link in links if on_text and link.span.overlaps(here)), None)
        if link is not None:
            desk.say(f"{desk.with_keys('{open}')} opens {one_line(link.url, 200)}")

    def _here(self) -> tuple[int, int]:
        return self._desk.focus.span.start, self._desk.page.seen().start

    def leave_place(self) -> None:
        self._desk.jumps.leave(self._here())

    def swap(self) -> None:
        """Back to before the last jump, and there again."""
        self._return(self._desk.jumps.swap(self._here()), "No jump to go back from yet.")

    def older(self) -> None:
        self._return(self._desk.jumps.back(self._here()), "No earlier place.")

    def set_mark(self, letter: str) -> None:
        self._desk.jumps.marks[letter] = self._here()
        self._desk.advise(f"Mark {letter} set. {{jump.back}}{letter} comes back here.")

    def to_mark(self, letter: str) -> None:
        place = self._desk.jumps.marks.get(letter)
        if place is not None:
            self.leave_place()
        otherwise = f"There is no mark {letter}. {{mark.set}}{letter} sets it."
        self._return(place, self._desk.with_keys(otherwise))

    def _return(self, place: tuple[int, int] | None, otherwise: str) -> None:
        desk = self._desk
        if place is None:
            desk.say(otherwise)
            return
        focus, top = place
        desk.page.scroll_lines(desk.page.lines.line_at(top))
        desk.settle(self._focus_at(focus))

    def resume(self) -> None:
        """Before the first paint: the focus where it was when the article was left, if that was
        the same text."""
        desk = self._desk
        at, length = desk.jumps.left or (0, -1)
        if length == len(desk.session.article.text):
            desk.travel.focus = self._focus_at(at)

    def _focus_at(self, offset: int) -> Focus:
        """The utterance that starts at `offset`, else the sentence there."""
        session = self._desk.session
        utterance = session.quotes.after(offset)
        if utterance < len(session.quotes) and session.quotes.span(utterance).start == offset:
            return self._desk.travel.to_quote(utterance).focus
        return sentence_focus(session.sentences.at(offset))


def _selected(span: Span) -> Focus:
    return Focus(FocusKind.SELECTION, (span,))


def word_at(text: str, offset: int) -> Span:
    """The word that holds `offset`: letters, digits, apostrophes and hyphens within. What is no
    part of a word stands alone."""
    start, end = offset, offset + 1
    if not _in_word(text, offset):
        return Span(start, end)
    while start > 0 and _in_word(text, start - 1):
        start -= 1
    while end < len(text) and _in_word(text, end):
        end += 1
    return Span(start, end)


def _in_word(text: str, at: int) -> bool:
    if at >= len(text):
        return False
    if text[at].isalnum():
        return True
    inside = text[at] in "'’-‐" and 0 < at < len(text) - 1
    return inside and text[at - 1].isalnum() and text[at + 1].isalnum()
