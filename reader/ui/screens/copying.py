"""Copies: the words, a Markdown quote, a citation of what is in focus."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from reader.citation import STYLES
from reader.model import Utterance
from reader.ui.article.focus import FocusKind
from reader.ui.article.reading import UNKNOWN_SPEAKER
from reader.ui.copies import Copy, copy_of, tell_copy, terminal_of
from reader.ui.dialogs.cite import Answer, CitationPicker
from reader.ui.dialogs.copy import CopyView
from reader.ui.jobs import reason
from reader.ui.screens.desk import Desk
from reader.ui.screens.detailing import FIELDS_BY_WORD, Detailing
from reader.ui.screens.telling import describe
from reader.workspace.citations.choice import CiteChoice

if TYPE_CHECKING:
    from reader.citation import Citation
    from reader.clipboard import Copied
    from reader.ui.screens.settling import Settling
    from reader.workspace.citations.citing import Citable, What

_MARKDOWN = CiteChoice("markdown", "", "plain")


class Copying:
    """Puts things on the user's clipboard, and tells the truth about it."""

    def __init__(self, desk: Desk, settling: Settling, detailing: Detailing) -> None:
        self._desk, self._settling, self._detailing = desk, settling, detailing

    def words(self) -> None:
        """The words in focus, as they stand in the article."""
        desk = self._desk
        text = desk.focus.span.of(desk.session.article.text)
        terminal = self._to_terminal()
        desk.read(
            lambda: desk.workspace.copy(text, None, terminal=terminal),
            lambda copied: self._say(copied, Copy(text, "the words")),
        )

    def quote(self) -> None:
        """The words in focus as a Markdown quote, with who said them and where."""
        focus = self._desk.focus
        self._cite(self._passages() or (focus.span,), _MARKDOWN)

    def citation(self) -> None:
        """What is in focus, cited as chosen last."""
        what = self._passages()
        self._cite(what, self._chosen(what))

    def choose(self) -> None:
        """Choose style, form and markup, copy at once, and cite like this from now on."""
        desk, what = self._desk, self._passages()
        citations = desk.workspace.citations
        ready = _Ready(desk, what)

        def preview(style: str, form: str, done: Answer) -> None:
            desk.jobs.run(
                lambda: ready.get().cite(style, form), done, lambda error: done(reason(error))
            )

        def chosen(choice: CiteChoice | str | None) -> None:
            if isinstance(choice, CiteChoice):
                citations.remember(choice, of_passage=bool(what))
                self._cite(what, choice)
            elif choice == "details":
                self._detailing.open(self.choose)

        styles = list(STYLES.values())
        picker = CitationPicker(self._about(what), styles, preview, self._chosen(what))
        desk.screen.app.push_screen(picker, chosen)

    def last(self) -> None:
        """Show the last copy again, this run's or an earlier one's."""
        desk, copies = self._desk, self._desk.workspace.copies

        def show(text: str) -> None:
            if text:
                where = f" It is in {copies.file}." if copies.file else ""
                desk.screen.app.push_screen(CopyView(text, f"The last copy.{where}"))
            else:
                desk.say("Nothing has been copied yet.")

        desk.read(copies.last, show)

    def _passages(self) -> tuple[What, ...]:
        """What a citation is of: the utterance in focus or round it, all that a selection
        touches, the article's own words in a selection; nothing means the article."""
        session, focus = self._desk.session, self._desk.focus
        if focus.kind is FocusKind.QUOTE and focus.index is not None:
            return (session.utterances[focus.index],)
        touched = tuple(
            one for one in session.utterances if any(p.overlaps(focus.span) for p in one.pieces)
        )
        if focus.kind is FocusKind.SELECTION:
            return touched or (focus.span,)
        return touched[:1]

    def _chosen(self, what: tuple[What, ...]) -> CiteChoice:
        return self._desk.workspace.citations.choice(of_passage=bool(what))

    def _about(self, what: tuple[What, ...]) -> str:
        """What the picker says it cites: "quote 1 · Robert Manning · ¶2"."""
        session = self._desk.session
        if not what:
            return "the article"
        if len(what) > 1:
            return f"{len(what)} quotes"
        (one,) = what
        if not isinstance(one, Utterance):
            return describe(session, self._desk.focus)
        paragraph = session.structure.paragraph_number(one.span.start)
        speaker = session.speaker_name(UNKNOWN_SPEAKER if one.speaker is None else one.speaker)
        return f"quote {one.number} · {speaker}" + (f" · ¶{paragraph}" if paragraph else "")

    def _cite(self, what: tuple[What, ...], choice: CiteChoice) -> None:
        """Make and copy a citation, once the user has been asked about speakers not sure."""
        self._settling.make_sure(what, lambda agreed: self._make(agreed, choice))

    def _make(self, what: tuple[What, ...], choice: CiteChoice) -> None:
        """Make and copy a citation, off the screen's thread."""
        desk = self._desk
        ready, terminal = _Ready(desk, what), self._to_terminal()

        def work() -> tuple[Citation, Copied]:
            made = ready.get().cite(choice.style, choice.form or None)
            citations = desk.workspace.citations
            return made, citations.copy(made, choice.markup, terminal=terminal)

        desk.read(work, lambda done: self._cited(*done, choice))

    def _cited(self, made: Citation, copied: Copied, choice: CiteChoice) -> None:
        copy = copy_of(made, choice)
        what = copy.what
        if choice.markup != "plain":
            what += f" as {choice.markup.replace('html', 'HTML').replace('markdown', 'Markdown')}"
        self._say(copied, copy._replace(what=what, remarks=self._remarks(made)))

    def _remarks(self, made: Citation) -> list[str]:
        """What must be known of a citation, with the key that fills in what is missing."""
        remarks = list(made.remarks)
        if any(word in FIELDS_BY_WORD for word in made.missing):
            place = next(n for n, remark in enumerate(remarks) if remark.startswith("Not known"))
            remarks.insert(place + 1, self._desk.with_keys("{details} fills it in."))
        return remarks

    def _say(self, copied: Copied, copy: Copy) -> None:
        """Say in one line how it went; the list of messages has all of it."""
        desk = self._desk
        tell_copy(desk.screen.app, desk.say, desk.message_room, copied, copy)

    def _to_terminal(self) -> Callable[[str], None]:
        return terminal_of(self._desk.screen.app, self._desk.jobs)


class _Ready:
    """What is to be cited, made ready when it is first needed, in whatever thread that is."""

    def __init__(self, desk: Desk, what: tuple[What, ...]) -> None:
        self._workspace, self._what, self._lock = desk.workspace, what, Lock()
        self._article = desk.session.article
        self._analysis = desk.session.reading.analysis
        self._made: Citable | None = None

    def get(self) -> Citable:
        with self._lock:
            if self._made is None:
                citations = self._workspace.citations
                self._made = citations.ready(self._article, self._analysis, self._what)
            return self._made
