"""What is known about the article: shown, and filled in where it is missing or wrong."""

from __future__ import annotations

from collections.abc import Callable

from reader.model.errors import ReaderError
from reader.ui.dialogs.details import Details, Filled
from reader.ui.screens.desk import Desk
from reader.ui.screens.saving import Saver
from reader.workspace.known import changed

FIELDS_BY_WORD = {
    "title": "title", "author": "authors", "date": "published", "site": "site", "url": "url",
}  # fmt: skip
"""What citations call the details that the user can fill in."""


class Detailing:
    """Shows the details of the article and saves what the user changes in them."""

    def __init__(self, desk: Desk, saver: Saver) -> None:
        self._desk, self._saver = desk, saver

    def open(self, then: Callable[[], None] | None = None, at: str = "") -> None:
        """Show the details, standing on the field `at`; `then` follows when they are closed."""
        desk = self._desk

        def closed(filled: Filled | None) -> None:
            if filled is None:
                if then is not None:
                    then()
                return
            self._fill(filled, lambda: self.open(then, filled.field))

        desk.screen.app.push_screen(Details(desk.session.article, at), closed)

    def _fill(self, filled: Filled, then: Callable[[], None]) -> None:
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

        def saved(_: None) -> None:
            desk.say("Saved. U takes it back.")
            then()

        self._saver.save(
            "the details", lambda: desk.workspace.set_details(article, metadata), saved
        )
