"""What needs a look, in this article and in the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.content import Content

from reader.model import Annotation, Utterance
from reader.text.sanitise import one_line
from reader.ui.article.session import Session
from reader.ui.dialogs.ask import Answer, Ask
from reader.ui.keys import bindings
from reader.ui.lists.screen import ListScreen
from reader.ui.lists.trail import Goal, Trail
from reader.ui.review.keys import HINTS, KEYS
from reader.ui.review.rows import ReviewRows, Row, whole
from reader.ui.review.settle import ACCEPTED, accepted
from reader.ui.saves import Unsaved
from reader.ui.screens.reading import ReadingScreen
from reader.workspace.reviewing import ReviewItem, What, counted

_URGENT: tuple[What, ...] = ("not saved", "conflict", "lost", "uncertain")
_SIDES = (
    Answer("b", "keep both", "both"),
    Answer("m", "mine", "mine"),
    Answer("t", "theirs", "theirs"),
)


class ReviewScreen(ListScreen):
    """Speakers that are not sure, marks whose words moved, changed or went, notes in conflict, and
    what could not be saved: to be accepted, mended, or seen on the page."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    list_name = "review"
    heading = "What needs a look"
    KEYS = KEYS
    hints = HINTS
    empty = (
        "Nothing needs a look: all notes are saved and found, and all speakers of this article are "
        "sure. {bank} finds those of other articles that are not: is:unsure"
    )

    rows: ReviewRows

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._said: tuple[Utterance, ...] = ()

    def make_rows(self) -> ReviewRows:
        return ReviewRows()

    @property
    def _reading(self) -> ReadingScreen:
        return self.places.reading

    @property
    def _session(self) -> Session:
        return self._reading.desk.session

    def load(self) -> None:
        session, reviewing = self._session, self.workspace.reviewing
        article, reading = session.article, session.reading
        whole = reading.analysed

        def look() -> tuple[list[ReviewItem], tuple[Utterance, ...]]:
            analysis = self.workspace.latest_analysis(article) if whole else None
            here = reviewing.of(article, analysis)
            everywhere = reviewing.everywhere()
            items = [*here, *(item for item in everywhere if item.article != article.id)]
            return items, analysis.utterances() if analysis else ()

        self.bring(look, self._loaded)

    def _loaded(self, found: tuple[list[ReviewItem], tuple[Utterance, ...]]) -> None:
        session = self._session
        items, self._said = found
        article = session.article.id
        failed: Sequence[Unsaved] = self.followed.failed if self.followed else ()
        rows = [
            Row(ReviewItem("not saved", article, old=each.what, new=each.why), unsaved=each)
            for each in failed
        ]
        for item in items:
            here = item.article == article
            at = item.span.start if item.span and here else None
            paragraph = None if at is None else session.structure.paragraph_number(at)
            rows.append(Row(item, here, paragraph))
        self.show(rows)
        self.rows.keep_ticks()

    def facts(self) -> str:
        rows = self.rows.items
        counts = counted(row.item for row in rows)
        parts = [f"{counts[what]} {what}" for what in _URGENT if what in counts]
        others = sum(count for what, count in counts.items() if what not in _URGENT)
        if others:
            parts.append(f"{others} other{'s' * (others > 1)}" if parts else f"{others} to look at")
        elsewhere = sum(not row.here for row in rows)
        if elsewhere:
            parts.append(f"{elsewhere} in other articles")
        return " · ".join(parts)

    def detail(self) -> Content:
        row = self.rows.item
        return whole(row, self.size.width - 4, self.keymap) if row else Content("")

    def choose(self, index: int) -> None:
        self.action_accept()

    def action_accept(self) -> None:
        """Yes: to what is ticked, else to the row at the cursor, whatever it asks."""
        row, wanted = self.rows.item, self.rows.wanted
        if row is None:
            return
        if len(wanted) > 1 or wanted[0].item.what in ACCEPTED:
            self._accept(wanted)
        elif wanted[0].unsaved is not None:
            self._save_again()
        elif wanted[0].item.what == "conflict":
            self._ask_which(wanted[0].item)
        elif wanted[0].item.what == "lost":
            self.action_attach()
        elif wanted[0].item.speaker is None:
            self.action_who()
        else:
            self._accept(wanted)

    def _accept(self, rows: Sequence[Row]) -> None:
        article, said = self._session.article, self._said

        def done(count: int) -> None:
            self.rows.untick()
            if count:
                self.say_done(f"{count} accepted.")
            else:
                self.say("None of these can be accepted.")

        self.write(lambda: accepted(self.workspace, article, said, rows), done)

    def _ask_which(self, item: ReviewItem) -> None:
        reviewing = self.workspace.reviewing
        acts: dict[str, tuple[Callable[[ReviewItem], None], str]] = {
            "mine": (reviewing.keep_mine, "Yours was kept."),
            "theirs": (reviewing.keep_theirs, "Theirs was kept."),
            "both": (reviewing.keep_both, "Both were kept."),
        }

        def answered(side: str | None) -> None:
            if side is not None:
                act, says = acts[side]
                self.write(lambda: act(item), lambda _: self.say_done(says))

        mine, theirs = one_line(item.new, 200), one_line(item.old, 200)
        question = f"Mine: {mine or 'no note'}\n\nTheirs: {theirs or 'no note'}"
        self.app.push_screen(Ask(question, _SIDES), answered)

    def _save_again(self) -> None:
        if self.followed is not None:
            self.followed.try_again()

    def action_again(self) -> None:
        """Try to save again what was not, and to find again what was lost."""
        row = self.rows.item
        if row is not None and row.unsaved is not None:
            self._save_again()
            return
        lost = sum(row.item.what == "lost" for row in self.rows.items)
        self.load()
        found = f"{lost} lost, looked for again." if lost else "Nothing is lost."
        self.say(found)

    def action_who(self) -> None:
        row = self.rows.item
        utterance = self._utterance(row) if row else None
        tools = self._reading.tools
        if utterance is None or tools is None:
            self.advise("{review.who} settles who said a quote of this article.")
        else:
            tools.settling.ask(utterance)

    def _utterance(self, row: Row) -> Utterance | None:
        number = row.item.utterance if row.here else None
        return next((u for u in self._said if u.number == number), None)

    def action_see(self) -> None:
        row = self.rows.item
        if row is not None:
            self._go(row, lambda _: None)

    def action_attach(self) -> None:
        """Choose the words of a note on the page."""
        row = self.rows.item
        annotation = row.item.annotation if row else None
        if row is None or annotation is None or annotation.selector is None:
            self.say("Only notes can be attached to other words.")
            return
        mark: Annotation = annotation
        self._go(row, lambda reading: reading.use(lambda tools: tools.placing.attach(mark)))

    def _go(self, row: Row, then: Callable[[ReadingScreen], None]) -> None:
        """To the page, and what the row is about on it."""
        item = row.item
        if not row.here:
            goal = Goal(
                item.article,
                item.span,
                item.text_sha256,
                item.new,
                item.annotation.id if item.annotation else None,
            )
            opens = self.workspace.open
            trail = Trail([goal], 0, lambda _: opens(item.article), lambda _: then(self._reading))
            self.places.visit(trail, 0)
            return
        self.places.to_article()
        reading = self._reading
        said = self._session.utterances
        place = next((i for i, u in enumerate(said) if u.number == item.utterance), None)
        if place is not None:
            reading.going.follow(reading.desk.travel.to_quote(place))
        elif item.annotation is not None:
            reading.going.follow(reading.desk.travel.to_note(item.annotation.id))
        then(reading)

    def action_delete(self) -> None:
        marks = [row.item.annotation for row in self.rows.wanted if row.item.annotation]
        if not marks:
            self.advise(
                "Only notes can be deleted here. {review.who} says that something is no quote."
            )
            return
        store = self.workspace.store

        def work() -> None:
            with store.action("delete"):
                for mark in marks:
                    self.workspace.delete(mark)

        def done(_: None) -> None:
            self.rows.untick()
            self.say_done(f"Deleted {len(marks)}.")

        self.write(work, done)
