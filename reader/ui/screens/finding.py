"""Search: matches while the words are typed, all marked, and back to where one came from."""

from __future__ import annotations

from bisect import bisect_left

from reader.text.search import Hits
from reader.ui.article.focus import Focus, FocusKind, sentence_focus
from reader.ui.article.travel import Move
from reader.ui.screens.desk import Desk
from reader.ui.widgets.prompt import Prompt

_STATE = "searches"
_MOST_REMEMBERED = 50


class Finding:
    """Searches the text on screen."""

    def __init__(self, desk: Desk, prompt: Prompt) -> None:
        self._desk, self._prompt = desk, prompt
        prompt.listener = self
        self._from, self._top = desk.focus, 0
        self._recalled, self._typed = 0, ""

    @property
    def _history(self) -> list[str]:
        """What was searched for, in any article, the latest last."""
        kept = self._desk.workspace.state.get(_STATE)
        return [words for words in kept if isinstance(words, str)] if isinstance(kept, list) else []

    def _remember(self, query: str) -> None:
        earlier = [words for words in self._history if words != query]
        self._desk.workspace.state.put(_STATE, [*earlier, query][-_MOST_REMEMBERED:])

    def open(self) -> None:
        """Begin to type a search; matches are looked for from the focus on."""
        desk = self._desk
        self._from, self._top = desk.focus, desk.page.top
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
        """Fill in what was searched before, and past the latest what was being typed."""
        earlier = self._history
        if self._recalled == len(earlier):
            self._typed = self._prompt.input.value
        self._recalled = max(0, min(self._recalled + step, len(earlier)))
        self._prompt.fill([*earlier, self._typed][self._recalled])

    def type(self, query: str) -> None:
        """Show the matches of what is typed so far."""
        desk = self._desk
        hits = desk.session.searcher.find(query)
        desk.query = query
        desk.session.set_hits(hits)
        if len(hits):
            desk.messages.now = ""
            index = bisect_left(hits.starts, self._from.span.start) % len(hits)
            desk.travel.focus = desk.travel.hit_focus(index)
            desk.page.bring_into_view(hits.span(index))
        else:
            desk.messages.now = "No matches." if query.strip() else ""
            desk.page.scroll_lines(self._top)
            desk.travel.focus = self._before()
        desk.page.redraw()
        desk.show_focus()

    def _before(self) -> Focus:
        """What was in focus before the search."""
        if self._from.kind is FocusKind.HIT:
            return sentence_focus(self._desk.session.sentences.at(self._from.span.start))
        return self._from

    def enter(self, query: str) -> None:
        """Keep the matches; nothing typed searches for the last words again. A selection is
        extended to the match."""
        desk = self._desk
        self._set_open(False)
        if not query.strip() and self._history:
            query = self._history[-1]
            self.type(query)
        if query.strip():
            self._remember(query)
        if not query.strip():
            self.clear()
        elif query != desk.query:
            self.type(query)
        if not len(desk.session.hits):
            desk.say(f"No matches for “{query}”." if query.strip() else "")
        elif self._from.kind is FocusKind.SELECTION:
            found, desk.travel.focus = desk.focus, self._from
            desk.screen.selecting.move(lambda: Move(found, found.span))
        else:
            desk.jumps.leave(self._from_place())

    def cancel(self) -> None:
        """Leave the search and go back to where it began."""
        desk = self._desk
        self._set_open(False)
        self.clear()
        desk.page.scroll_lines(self._top)
        desk.settle(self._before())

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
            yet = "No matches." if desk.query else "Nothing to search for yet. {search} searches."
            return desk.with_keys(yet)
        return desk.travel.hit(step)

    def _from_place(self) -> tuple[int, int]:
        lines = self._desk.page.lines
        return self._from.span.start, lines.starts[min(self._top, len(lines) - 1)]
