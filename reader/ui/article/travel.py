"""Where each movement key leads: pure decisions upon a session, a focus and a count."""

from __future__ import annotations

from dataclasses import dataclass

from reader.model import BlockKind, Span
from reader.ui.article.focus import Focus, FocusKind, sentence_focus
from reader.ui.article.movement import Targets
from reader.ui.article.reading import UNKNOWN_SPEAKER
from reader.ui.article.session import Session


@dataclass(frozen=True, slots=True)
class Move:
    """A new focus. `show` is what has to be on screen, `at_top` that it goes to the top row;
    `message` is said when the key led no further than this."""

    focus: Focus
    show: Span
    at_top: bool = False
    message: str = ""


Answer = Move | str
"""Where to go, or a sentence on why there is nowhere to go."""


class Travel:
    """Decides where movement leads. `chosen` is the speaker whose words `s` goes through."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.focus = sentence_focus(self._first_sentence())
        self.chosen: int | None = None

    def _first_sentence(self) -> Span:
        session = self._session
        if session.structure.paragraph_count:
            return session.sentences.at(session.structure.paragraph(1).start)
        return session.sentences.at(0)

    @property
    def here(self) -> int:
        return self.focus.span.start

    def section(self, step: int) -> Answer:
        """`step` sections on or back; back goes first to the start of this one."""
        sections = self._session.structure.sections
        index = self._session.structure.section_index(self.here)
        if step < 0 and self.here > self.opening_words(index).start:
            step += 1
        to = max(0, min(index + step, len(sections) - 1))
        if to == index and step != 0 and (step > 0 or self.here == self.opening_words(0).start):
            return "This is the last section." if step > 0 else "This is the first section."
        return Move(sentence_focus(self.opening_words(to)), sections[to].span, at_top=True)

    def opening_words(self, section: int) -> Span:
        """The first sentence of a section's first paragraph, else of its first block."""
        session = self._session
        span = session.structure.sections[section].span
        blocks = session.article.blocks
        within = blocks.within(span)
        body = (i for i in within if blocks.kind(i) is BlockKind.PARAGRAPH)
        block = next(body, within[0] if within else None)
        return span if block is None else session.sentences.in_block(block)[0]

    def paragraph(self, step: int) -> Answer:
        """`step` paragraphs on or back; back goes first to the start of this one."""
        structure = self._session.structure
        number = structure.paragraph_number(self.here) or 0
        if step < 0 and number and self.here > self._paragraph_words(number).start:
            step += 1
        to = number + step
        if to < 1 or to > structure.paragraph_count:
            if structure.paragraph_count == 0:
                return "This text has no paragraphs."
            to = max(1, min(to, structure.paragraph_count))
            if to == number:
                return f"This is the {'last' if step > 0 else 'first'} paragraph."
        return self.to_paragraph(to)

    def to_paragraph(self, number: int) -> Answer:
        """¶ `number`, from 1."""
        count = self._session.structure.paragraph_count
        if not 1 <= number <= count:
            return f"There is no ¶ {number}. The last one is ¶ {count}."
        words = self._paragraph_words(number)
        return Move(sentence_focus(words), words)

    def _paragraph_words(self, number: int) -> Span:
        start = self._session.structure.paragraph(number).start
        return self._session.sentences.at(start)

    def sentence(self, step: int) -> Answer:
        """`step` sentences on or back."""
        finder, start = self._session.sentences, self.here
        found = finder.forward(start + 1) if step > 0 else finder.backward(start)
        last = None
        for _, span in zip(range(abs(step)), found, strict=False):
            last = span
        if last is None:
            return f"This is the {'last' if step > 0 else 'first'} sentence."
        return Move(sentence_focus(last), last)

    def quote(self, step: int) -> Answer:
        """`step` utterances on or back."""
        if not self._session.utterances:
            return self._no_quotes()
        to = self._step(self._session.quotes, FocusKind.QUOTE, step)
        if to is None:
            return "No more quotes." if step > 0 else "No quotes before this."
        return self.to_quote(to)

    def to_quote(self, index: int) -> Move:
        utterance = self._session.utterances[index]
        focus = Focus(FocusKind.QUOTE, utterance.pieces, index)
        return Move(focus, utterance.span)

    def of_speaker(self, step: int) -> Answer:
        """The chosen speaker's utterance `step` on or back; chooses a speaker if none is."""
        session = self._session
        if not session.utterances:
            return self._no_quotes()
        if self.chosen is None:
            answer = self._choose()
            if answer is not None:
                return answer
        assert self.chosen is not None
        theirs = session.of_speaker(self.chosen)
        on = None
        if self.focus.kind is FocusKind.QUOTE and self.focus.index is not None:
            utterance = session.utterances[self.focus.index]
            speaker = UNKNOWN_SPEAKER if utterance.speaker is None else utterance.speaker
            if speaker == self.chosen:
                on = theirs.after(utterance.span.start)
        to = _stepped(theirs, self.here, step, on)
        if to is None:
            name = session.speaker_name(self.chosen)
            return f"{'Nothing more' if step > 0 else 'Nothing before this'} by {name}."
        return self.to_quote(theirs.name(to))

    def _choose(self) -> Answer | None:
        """Choose the speaker of the focused quote, else of the next known one, going there."""
        session = self._session
        if self.focus.kind is FocusKind.QUOTE and self.focus.index is not None:
            speaker = session.utterances[self.focus.index].speaker
            if speaker is not None:
                self.chosen = speaker
                return None
        first = session.quotes.after(self.here)
        order = [*range(first, len(session.utterances)), *range(first)]
        for index in order:
            speaker = session.utterances[index].speaker
            if speaker is not None:
                self.chosen = speaker
                return self.to_quote(index)
        return "Nobody is known to have said any of these quotes."

    def pick(self, speaker: int) -> Answer:
        """Choose `speaker` and go to the next utterance by them, from the top again at the end."""
        self.chosen = speaker
        theirs = self._session.of_speaker(speaker)
        if not len(theirs):
            return f"Nothing by {self._session.speaker_name(speaker)}."
        to = theirs.next(self.here)
        return self.to_quote(theirs.name(to if to is not None else 0))

    def entity(self, step: int) -> Answer:
        """The name `step` on or back among those that are shown."""
        entities = self._session.entities
        if not len(entities):
            reading = self._session.reading
            return "No names are shown." if reading.analysed else "No names found yet."
        to = self._step(entities, FocusKind.NAME, step)
        if to is None:
            return "No more names." if step > 0 else "No names before this."
        span = entities.span(to)
        return Move(Focus(FocusKind.NAME, (span,), to), span)

    def note(self, step: int) -> Answer:
        """The annotation `step` on or back; overlapping ones come one after the other."""
        notes, rows = self._session.notes, self._session.reading.notes
        if not len(notes):
            return "No notes here yet."
        on = None
        if self.focus.kind is FocusKind.NOTE:
            ids = [rows[notes.name(place)].id for place in range(len(notes))]
            on = ids.index(self.focus.note) if self.focus.note in ids else None
        to = _stepped(notes, self.here, step, on)
        if to is None:
            return "No more notes." if step > 0 else "No notes before this."
        return self.to_note(rows[notes.name(to)].id)

    def to_note(self, note: str) -> Answer:
        row = next((row for row in self._session.reading.notes if row.id == note), None)
        if row is None:
            return "That note is gone."
        if row.span is None:
            return "The words of that note are not in this text."
        return Move(Focus(FocusKind.NOTE, (row.span,), note=note), row.span)

    def hit(self, step: int) -> Answer:
        """The match `step` on or back, going round at the ends."""
        hits = self._session.hits
        if not len(hits):
            return "No matches."
        targets = Targets()
        targets.starts, targets.ends = hits.starts, hits.ends
        to = self._step(targets, FocusKind.HIT, step)
        message = ""
        if to is None:
            to = 0 if step > 0 else len(hits) - 1
            message = f"Search goes on from the {'top' if step > 0 else 'end'}."
        return Move(self.hit_focus(to), hits.span(to), message=message)

    def hit_focus(self, index: int) -> Focus:
        return Focus(FocusKind.HIT, (self._session.hits.span(index),), index)

    def _step(self, targets: Targets, kind: FocusKind, step: int) -> int | None:
        on = self.focus.index if self.focus.kind is kind else None
        return _stepped(targets, self.here, step, on)

    def _no_quotes(self) -> str:
        reading = self._session.reading
        if reading.trouble:
            return reading.trouble
        return "No quotes found." if reading.analysed else "Still finding quotes…"


def _stepped(targets: Targets, here: int, step: int, on: int | None) -> int | None:
    """The target `step` on or back; the outermost one when there are not so many."""
    if step > 0:
        return targets.next(here, step, on)
    return targets.previous(here, -step, on)
