"""Links of the article, its page on the web, and what enter opens."""

from __future__ import annotations

from collections.abc import Sequence

from reader.model import Link
from reader.text.sanitise import one_line
from reader.ui.browser import open_page
from reader.ui.dialogs.choose import Choose
from reader.ui.dialogs.copy import CopyView
from reader.ui.jobs import reason
from reader.ui.screens.desk import Desk
from reader.ui.screens.marking import Marking
from reader.ui.screens.placing import Placing


class Linking:
    """Opens pages in the browser; nothing is fetched by Reader itself."""

    def __init__(self, desk: Desk, marking: Marking, placing: Placing) -> None:
        self._desk, self._marking, self._placing = desk, marking, placing

    def here(self) -> None:
        """Open what is at the focus: an annotation's card, a link, one of several. A note that is
        being placed gets the words in focus."""
        if self._placing.take():
            return
        desk = self._desk
        rows = self._marking.here()
        span = desk.focus.span
        links = [link for link in desk.session.article.version.links if link.span.overlaps(span)]
        if len(rows) == 1 and not links:
            self._marking.show(rows[0])
        elif len(links) == 1 and not rows:
            self._open(links[0].url)
        elif rows or links:
            notes = [f"{row.symbol} {one_line(row.note or row.words, 80)}" for row in rows]
            options = [*notes, *(self._words(link) for link in links)]

            def chosen(index: int | None) -> None:
                if index is not None and index < len(rows):
                    self._marking.show(rows[index])
                elif index is not None:
                    self._open(links[index - len(rows)].url)

            desk.screen.app.push_screen(Choose("Open", options), chosen)
        else:
            desk.advise("Nothing to open here. {note} writes a note.")

    def choose(self) -> None:
        """All links of the article; the one that is chosen is opened in the browser."""
        desk = self._desk
        links: Sequence[Link] = desk.session.article.version.links
        if not links:
            desk.say("There are no links in this article.")
            return

        def chosen(index: int | None) -> None:
            if index is not None:
                self._open(links[index].url)

        desk.screen.app.push_screen(Choose("Links", [self._words(link) for link in links]), chosen)

    def original(self) -> None:
        """The article's own page in the browser."""
        url = self._desk.session.article.metadata.url
        if url is None:
            self._desk.advise(
                "Where this article stands on the web is not known. {details} fills it in."
            )
        else:
            self._open(url)

    def _words(self, link: Link) -> str:
        words = one_line(link.span.of(self._desk.session.article.text), 60)
        return f"{words} · {one_line(link.url, 200)}"

    def _open(self, url: str) -> None:
        desk = self._desk
        shown = one_line(url, 200)

        def failed(error: Exception) -> None:
            desk.screen.app.push_screen(CopyView(shown, f"{reason(error)} The address:"))

        desk.say(f"Opening {shown} in the browser…")
        opened = f"Opened in the browser: {shown}"
        open_page(desk.screen.app, desk.jobs, url, lambda _: desk.say(opened), failed)
