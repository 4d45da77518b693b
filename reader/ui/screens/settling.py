"""Who said what: the user confirms it, changes it, makes quotes and gives them other edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.analysis.labels import Group, group_of
from reader.model import Settled, Span, Utterance
from reader.text.fold import fold
from reader.text.sanitise import one_line
from reader.ui.article.focus import FocusKind
from reader.ui.article.margin import is_unsure
from reader.ui.article.session import Session
from reader.ui.dialogs.ask import Answer, Ask
from reader.ui.dialogs.choose import Choose
from reader.ui.dialogs.who import Asked, Who, WhoChoice
from reader.ui.screens.desk import Desk
from reader.ui.screens.saving import Saver
from reader.ui.screens.telling import describe
from reader.ui.voice import TAKES_BACK

Words = Utterance | Span

_NAMING = frozenset({Group.PEOPLE, Group.ORGANISATIONS})
_MOST_NAMES, _MOST_WORDS = 500, 8


class Settling:
    """Asks the user about the utterance in focus, or the selection, and saves the answer."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        self._desk, self._saver = desk, saver

    def who(self) -> None:
        """Ask who said what is in focus; a selection becomes a quote, or the edge of one."""
        desk, span = self._desk, self._desk.focus.span
        here = [u for u in desk.session.utterances if any(p.overlaps(span) for p in u.pieces)]
        if desk.focus.kind is FocusKind.QUOTE and desk.focus.index is not None:
            self.ask(desk.session.utterances[desk.focus.index])
        elif desk.focus.kind is FocusKind.SELECTION:
            self._selected(span, here)
        elif here:
            self.ask(here[0])
        else:
            desk.advise(
                "No quote here. {quote.next} goes to the next one; {visual} selects words to "
                "make one."
            )

    def ask(self, utterance: Utterance) -> None:
        """Ask who said `utterance`."""
        desk = self._desk
        rows = {row.speaker: row for row in desk.session.reading.speakers}
        now = None if utterance.speaker is None else rows[utterance.speaker]
        asked = Asked(
            about=self._about(utterance),
            words=utterance.pieces[0].of(desk.session.article.text),
            now=now,
            these=now.utterances if now else 0,
            confirmed=utterance.settled,
            sure=not is_unsure(utterance),
        )
        self._open(asked, lambda choice: self._settle(utterance, choice))

    def _selected(self, span: Span, here: list[Utterance]) -> None:
        """A selection: a quote of its own where none is; else the user says what is meant."""
        desk = self._desk
        if not span.of(desk.session.article.text).strip():
            desk.say("There are no words in the selection.")
        elif not here:
            self._ask_new(span)
        elif here[0].span == span:
            self.ask(here[0])
        else:
            self._ask_which(span, here[0])

    def _ask_which(self, span: Span, utterance: Utterance) -> None:
        acts = (
            lambda: self._move_edge(utterance, span),
            lambda: self.ask(utterance),
            lambda: self._ask_new(span),
        )
        options = (
            "Just what is selected is the quote",
            "Who said the quote",
            "What is selected is a quote of its own",
        )
        title = f"The selection overlaps {self._about(utterance)}"
        self._desk.screen.app.push_screen(
            Choose(title, options), lambda index: None if index is None else acts[index]()
        )

    def _ask_new(self, span: Span) -> None:
        desk = self._desk
        words = span.of(desk.session.article.text)
        asked = Asked(describe(desk.session, desk.focus), words, is_quote=False)
        self._open(asked, lambda choice: self._make_quote(span, choice.name or None))

    def _open(self, asked: Asked, act: Callable[[WhoChoice], None]) -> None:
        session = self._desk.session
        speakers = sorted(session.reading.speakers, key=lambda row: -row.utterances)
        dialog = Who(asked, speakers, other_names(session))
        self._desk.screen.app.push_screen(
            dialog, lambda choice: None if choice is None else act(choice)
        )

    def make_sure(self, what: Sequence[Words], then: Callable[[tuple[Words, ...]], None]) -> None:
        """Go on with `then` if the speakers of `what` are sure, or if the user says so; they may
        be left out instead, or settled first."""
        unsure = [one for one in what if isinstance(one, Utterance) and is_unsure(one)]
        if not unsure:
            then(tuple(what))
            return
        speaker = unsure[0].speaker
        name = "" if speaker is None else self._desk.session.speaker_name(speaker)
        answers = (
            Answer("enter", "cite", "cite"),
            Answer("w", "change", "change"),
            Answer("n", "without a name", "nameless"),
        )

        def done(answer: str | None) -> None:
            if answer == "cite":
                then(tuple(what))
            elif answer == "change":
                self.ask(unsure[0])
            elif answer == "nameless":
                then(tuple(nameless(one) if one in unsure else one for one in what))

        question = f"Not sure that {one_line(name, 80)} said this."
        self._desk.screen.app.push_screen(Ask(question, answers), done)

    def _settle(self, utterance: Utterance, choice: WhoChoice) -> None:
        desk, session = self._desk, self._desk.session
        article, settle = session.article, desk.workspace.settling
        now = utterance.speaker
        those = [utterance]
        if choice.all:
            those = [one for one in session.utterances if one.speaker == now]
        if choice.settled is Settled.SAME_PERSON and now is not None:
            also = session.speaker_name(now)
            if fold(choice.name) == fold(also):
                desk.say(f"That is the name they have: {also}.")
                return
            self._save(
                lambda: settle.same_person(article, choice.name, also),
                f"{choice.name} and {also} are one speaker.",
            )
        elif choice.settled is Settled.SPEAKER:
            words = f"all {len(those)}" if len(those) > 1 else "this"
            self._save(
                lambda: settle.speaker(article, those, choice.name), f"{choice.name} said {words}."
            )
        elif choice.settled is Settled.UNKNOWN:
            self._save(lambda: settle.unknown(article, those), "The speaker is unknown.")
        else:
            said = "Not a quote." if len(those) == 1 else f"None of the {len(those)} is a quote."
            self._save(lambda: settle.not_quotes(article, those), said)

    def _make_quote(self, span: Span, name: str | None) -> None:
        article, settle = self._desk.session.article, self._desk.workspace.settling
        said = f"A quote by {name} now." if name else "A quote now; its speaker is unknown."
        self._save(lambda: settle.quote(article, span, name), said)

    def _move_edge(self, utterance: Utterance, span: Span) -> None:
        article, settle = self._desk.session.article, self._desk.workspace.settling
        piece = next(piece for piece in utterance.pieces if piece.overlaps(span))
        self._save(
            lambda: settle.edge(article, piece, span), "The quote is just what was selected."
        )

    def _save(self, work: Callable[[], Span | None], said: str) -> None:
        """Save; a quote that was made or changed gets the focus."""
        desk = self._desk

        def done(span: Span | None) -> None:
            desk.messages.say(f"{said} {desk.with_keys(TAKES_BACK)}")
            index = None if span is None else desk.session.utterance_at(span.start)
            if index is not None:
                desk.settle(desk.travel.to_quote(index).focus)

        self._saver.save("who said this", work, done)

    def _about(self, utterance: Utterance) -> str:
        session = self._desk.session
        number = session.structure.paragraph_number(utterance.span.start)
        return f"quote {utterance.number}" + (f" · ¶{number}" if number else "")


def nameless(what: Words) -> Words:
    """An utterance as one whose speaker is not known."""
    return replace(what, speaker=None, confidence=0.0) if isinstance(what, Utterance) else what


def other_names(session: Session) -> list[str]:
    """People and organisations that the article names beside its speakers, the most named first.

    A part of a speaker's name, such as the last name, stands for that speaker.
    """
    analysis, text = session.reading.analysis, session.article.text
    known = {fold(name) for s in analysis.speakers for name in (s.name, *s.names)}
    parts = {part for name in known for part in _parts(name)}
    entities = analysis.entities
    counts: Counter[str] = Counter()
    for index in range(len(entities)):
        if group_of(entities.label(index)) in _NAMING:
            counts[one_line(entities.span(index).of(text))] += 1
    return [name for name, _ in counts.most_common(_MOST_NAMES) if fold(name) not in parts]


def _parts(name: str) -> Iterator[str]:
    """Every run of words in `name`, itself included."""
    words = name.split()[:_MOST_WORDS]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield " ".join(words[start:end])
