"""Search: matches while the words are typed, all marked, and back to where one came from."""

from __future__ import annotations

from bisect import bisect_left

from reader.text.search import Hits
from reader.ui.focus import FocusKind, sentence_focus
from reader.ui.prompt import Prompt
from reader.ui.screens.desk import Desk
from reader.ui.travel import Move


class Finding:
    """Searches the text on screen."""

    def __init__(self, desk: Desk, prompt: Prompt) -> None:
        self._desk, self._prompt = desk, prompt
        prompt.listener = self
        self._from = (0, 0)
        self._history: list[str] = []
        self._recalled = 0

    def open(self) -> None:
        """Begin to type a search; matches are looked for from the focus on."""
        desk = self._desk
        self._from = desk.focus.span.start, desk.page.top
        self._recalled = len(self._history)
        self._set_open(True)
        desk.jobs.run(desk.session.searcher.prepare, lambda _: None, lambda _: None)

    def _set_open(self, is_open: bool) -> None:
        """The prompt takes the place of the hints, so that the page keeps its size."""
        self._desk.screen.set_class(is_open, "-searching")
        if is_open:
            self._prompt.open("/")
        else:
            self._prompt.close()
            self._desk.screen.set_focus(self._desk.page)

    def recall(self, step: int) -> None:
        """Fill in what was searched before."""
        self._recalled = max(0, min(self._recalled + step, len(self._history)))
        earlier = [*self._history, ""][self._recalled]
        self._prompt.fill(earlier)

    def type(self, query: str) -> None:
        """Show the matches of what is typed so far."""
        desk = self._desk
        hits = desk.session.searcher.find(query)
        desk.query = query
        desk.session.set_hits(hits)
        start, top = self._from
        if len(hits):
            desk.messages.now = ""
            index = bisect_left(hits.starts, start) % len(hits)
            desk.travel.focus = desk.travel.hit_focus(index)
            desk.page.bring_into_view(hits.span(index))
        else:
            desk.messages.now = "No matches." if query.strip() else ""
            desk.page.scroll_lines(top)
            desk.travel.focus = sentence_focus(desk.session.sentences.at(start))
        desk.page.redraw()
        desk.show_focus()

    def enter(self, query: str) -> None:
        """Keep the matches; nothing typed searches for the last words again."""
        desk = self._desk
        self._set_open(False)
        if not query.strip() and self._history:
            query = self._history[-1]
            self.type(query)
        if query.strip() and (not self._history or self._history[-1] != query):
            self._history.append(query)
        if not query.strip():
            self.clear()
        elif query != desk.query:
            self.type(query)
        if not len(desk.session.hits):
            desk.say(f"No matches for “{query}”." if query.strip() else "")
        else:
            desk.jumps.leave(self._from_place())

    def cancel(self) -> None:
        """Leave the search and go back to where it began."""
        desk = self._desk
        self._set_open(False)
        self.clear()
        start, top = self._from
        desk.page.scroll_lines(top)
        desk.settle(sentence_focus(desk.session.sentences.at(start)))

    def clear(self) -> None:
        """Forget the matches; the focus stays where it is, as a sentence."""
        desk = self._desk
        desk.session.set_hits(Hits())
        desk.query = ""
        if desk.focus.kind is FocusKind.HIT:
            desk.travel.focus = sentence_focus(desk.session.sentences.at(desk.focus.span.start))
        desk.page.redraw()
        desk.show_focus()

    def next(self, step: int) -> Move | str:
        """The match `step` on; without matches, those of the last search again."""
        desk = self._desk
        if not len(desk.session.hits) and self._history:
            query = self._history[-1]
            desk.query = query
            desk.session.set_hits(desk.session.searcher.find(query))
            desk.page.redraw()
        if not len(desk.session.hits):
            return "Nothing to search for yet. / searches." if not desk.query else "No matches."
        return desk.travel.hit(step)

    def _from_place(self) -> tuple[int, int]:
        start, top = self._from
        lines = self._desk.page.lines
        return start, lines.starts[min(top, len(lines) - 1)]
