"""Copies: the words, a Markdown quote, a citation of what is in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.model import Span, Utterance
from reader.ui.dialogs.copy import CopyView
from reader.ui.focus import FocusKind
from reader.ui.screens.desk import Desk, reason

if TYPE_CHECKING:
    from reader.citation import Citation
    from reader.clipboard import Copied


class Copying:
    """Puts things on the user's clipboard, and tells the truth about it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def words(self) -> None:
        """The words in focus, as they stand in the article."""
        self._copy(self._desk.focus.span.of(self._desk.session.article.text), None, "the words")

    def quote(self) -> None:
        self._cite("markdown")

    def citation(self) -> None:
        self._cite(None)

    def _cite(self, style: str | None) -> None:
        desk = self._desk
        article, analysis, what = desk.session.article, desk.session.reading.analysis, self._what()
        desk.jobs.run(
            lambda: desk.workspace.cite(article, analysis, what, style=style),
            self._made,
            lambda error: desk.say(reason(error)),
        )

    def _made(self, citation: Citation) -> None:
        name = "Markdown quote" if citation.style == "markdown" else citation.style
        form = citation.form.value
        what = name if citation.style == "markdown" else f"{name.upper()} {form}"
        remarks = " ".join(citation.remarks)
        self._copy(citation.plain, citation.html, what, remarks)

    def _what(self) -> Utterance | Span:
        """What a citation is of: the utterance in focus or round it, else the article's words."""
        session, focus = self._desk.session, self._desk.focus
        if focus.kind is FocusKind.QUOTE and focus.index is not None:
            return session.utterances[focus.index]
        touched = (u for u in session.utterances if any(p.overlaps(focus.span) for p in u.pieces))
        return next(touched, focus.span)

    def _copy(self, text: str, html: str | None, what: str, remarks: str = "") -> None:
        desk = self._desk

        def copy() -> Copied:
            return desk.workspace.copy(text, html, terminal=self._to_terminal)

        desk.jobs.run(
            copy,
            lambda copied: self._copied(copied, text, what, remarks),
            lambda error: desk.say(reason(error)),
        )

    def _copied(self, copied: Copied, text: str, what: str, remarks: str) -> None:
        desk = self._desk
        said = f"{copied.message.rstrip('.')}: {what}." if copied.way else copied.message
        desk.say(" ".join(filter(None, [said, remarks])))
        if not copied.way:
            desk.screen.app.push_screen(CopyView(text, copied.message))

    def _to_terminal(self, sequence: str) -> None:
        """Write a raw sequence to the terminal, from any thread."""
        desk = self._desk

        def write() -> None:
            # Textual has no public way to write raw sequences; its own copying does the same.
            driver = desk.screen.app._driver
            if driver is not None:
                driver.write(sequence)
                driver.flush()

        desk.jobs.call(write)
