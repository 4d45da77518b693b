"""What is known about the article, and the user's own note, tags and state of the whole of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from reader.model.errors import ReaderError
from reader.text.tags import tag_words
from reader.ui.dialogs.details import OWN, About, Details, Filled
from reader.ui.dialogs.note import NoteEditor
from reader.ui.screens.desk import Desk
from reader.ui.screens.drafts import Drafts
from reader.ui.screens.saving import Saver
from reader.ui.screens.tagging import ask_tags
from reader.workspace.details import changed

FIELDS_BY_WORD = {
    "title": "title", "author": "authors", "date": "published", "site": "site", "url": "url",
}  # fmt: skip
"""What citations call the details that the user can fill in."""

_THIS = "this article"

Then = Callable[[], None]


class Detailing:
    """Shows the details of the article and saves what the user changes in them."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        self._desk, self._saver = desk, saver
        self._about = About()

    def open(self, then: Then | None = None, at: str = "") -> None:
        """Show the details, standing on the field `at`; `then` follows when they are closed."""
        desk = self._desk
        dialog = Details(desk.session.article, self._about, at)

        def closed(filled: Filled | None) -> None:
            if filled is not None:
                again = partial(self.open, then, filled.field)
                (self._own if filled.field in OWN else self._fill)(filled, again)
            elif then is not None:
                then()

        desk.screen.app.push_screen(dialog, closed)
        self._look(dialog)

    def _look(self, dialog: Details) -> None:
        """Ask the library, and show the answer when it comes."""

        def show(about: About) -> None:
            self._about = about
            if dialog.is_attached:
                dialog.show(self._desk.session.article, about)

        self._desk.read(self._known, show)

    def _known(self) -> About:
        workspace, article = self._desk.workspace, self._desk.session.article
        record = workspace.store.articles.get(article.id)
        own = workspace.article_note(article)
        if record is None:
            return About()
        said_by = "the file" if record.paths else "the source"
        if article.metadata.retrieved:
            said_by = "the page"
        tags = workspace.store.codebook.tag_names(own.tags) if own else ()
        ids = frozenset(own.tags) if own else frozenset()
        return About(record.state, own.note if own else "", tags, ids, record.edited, said_by)

    def _fill(self, filled: Filled, then: Then) -> None:
        desk = self._desk
        article = desk.session.article
        try:
            metadata = changed(article.metadata, filled.field, filled.words)
        except ReaderError as error:
            desk.say(str(error))
            then()
            return
        if metadata == article.metadata:
            then()
            return
        self._save("the details", lambda: desk.workspace.set_details(article, metadata), then)

    def _save(self, what: str, work: Callable[[], object], then: Then) -> None:
        def saved(_: object) -> None:
            self._desk.say_done("Saved.")
            then()

        self._saver.save(what, work, saved)

    def _own(self, filled: Filled, then: Then) -> None:
        {"note": self._note, "tags": self._tags, "state": self._state}[filled.field](then)

    def _note(self, then: Then) -> None:
        desk, note = self._desk, self._about.note
        workspace, article = desk.workspace, desk.session.article
        drafts = Drafts(desk, "whole article")

        def done(text: str | None) -> None:
            if text is None or text == note:
                drafts.drop()
                then()
                return
            tags = tuple(dict.fromkeys((*self._about.tags, *tag_words(text))))

            def kept() -> None:
                drafts.drop()
                then()

            self._save(
                "the note", lambda: workspace.note_article(article, note=text, tags=tags), kept
            )

        editor = NoteEditor(_THIS, article.metadata.title, note, drafts.keep, draft=drafts.found())
        desk.screen.app.push_screen(editor, done)

    def _tags(self, then: Then) -> None:
        desk = self._desk
        workspace, article = desk.workspace, desk.session.article

        def done(names: tuple[str, ...] | None) -> None:
            if names is None:
                then()
            else:
                self._save("the tags", lambda: workspace.note_article(article, tags=names), then)

        ask_tags(desk, _THIS, self._about.tag_ids, done)

    def _state(self, then: Then) -> None:
        """What is open is being read, or done."""
        desk = self._desk
        workspace, article = desk.workspace, desk.session.article
        state = "reading" if self._about.state == "done" else "done"

        def work() -> None:
            workspace.keep(article)
            workspace.store.articles.set_state(article.id, state)

        self._save("the state", work, then)
