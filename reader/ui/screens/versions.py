"""Other versions of the article on screen: its source read again, lines brought back, and what
undo makes of either."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Literal

from reader.model import Article, Span
from reader.text.dates import show_date
from reader.text.search import nearest
from reader.text.shift import shift
from reader.ui.dialogs.compare import CompareVersions
from reader.ui.dialogs.confirm import Confirm
from reader.ui.dialogs.removed import Lines, RemovedLines
from reader.ui.jobs import reason
from reader.ui.screens.desk import Desk
from reader.ui.screens.going import Going
from reader.ui.screens.saving import Saver
from reader.ui.voice import TAKES_BACK
from reader.workspace.opened import CHANGED
from reader.workspace.versions.comparing import ACT, Comparison
from reader.workspace.versions.restoring import RESTORE, TAKE_BACK

if TYPE_CHECKING:
    from reader.ui.places import Places

SECONDS_BETWEEN_LOOKS = 2.0
_ACTS = frozenset({ACT, RESTORE, TAKE_BACK})
_NEW_NOW = "This is the new version. {undo} brings back the old one."
_READING = "Reading the source again… {leave} stops it."


class Versions:
    """Goes over from one version of the article to another; each is an act that undo takes back."""

    def __init__(self, desk: Desk, saver: Saver, going: Going, places: Places) -> None:
        self._desk, self._saver, self._going, self._places = desk, saver, going, places
        self._stop: threading.Event | None = None
        self._told = False
        if not desk.workspace.private:
            desk.screen.set_interval(SECONDS_BETWEEN_LOOKS, self._look_at_file)

    def again(self) -> None:
        """Read the source of the article again and show what has changed."""
        self._compare(web=False)

    def _same(self, comparison: Comparison, before: tuple[Comparison, str] | None) -> None:
        """Nothing has changed since it was opened; `before` that it may have. What was read from
        a file may stand on the web too."""
        desk, metadata = self._desk, comparison.old.metadata
        on_the_web = metadata.url is not None and metadata.retrieved is None
        notices = comparison.old.version.notices
        if before is not None and (not on_the_web or any(CHANGED in each for each in notices)):
            earlier, when = before
            dialog = CompareVersions(earlier, show_date(when[:10]))
            desk.screen.app.push_screen(dialog, lambda chosen: self._chosen(earlier, chosen))
            return
        desk.say(comparison.summary)
        if on_the_web:
            question = f"The file has not changed. Fetch {metadata.url} and compare with that?"
            desk.screen.app.push_screen(
                Confirm(question, "fetch it"), lambda yes: self._compare(web=True) if yes else None
            )

    def _compare(self, *, web: bool) -> None:
        desk = self._desk
        if self._stop is not None:
            return
        stop = self._stop = threading.Event()
        article, workspace = desk.session.article, desk.workspace
        desk.advise(_READING)

        def look() -> tuple[Comparison, tuple[Comparison, str] | None]:
            found = workspace.comparing.again(article, web=web, cancel=stop.is_set)
            return found, workspace.comparing.earlier(article) if found.same and not web else None

        def compared(found: tuple[Comparison, tuple[Comparison, str] | None]) -> None:
            comparison, before = found
            self._stop = None
            desk.say("")
            if not comparison.same:
                desk.screen.app.push_screen(
                    CompareVersions(comparison), lambda chosen: self._chosen(comparison, chosen)
                )
            elif web:
                desk.say(comparison.summary)
            else:
                self._same(comparison, before)

        def failed(error: Exception) -> None:
            self._stop = None
            desk.say(reason(error))

        desk.jobs.run(look, compared, failed)

    def stop(self) -> bool:
        """Give up a fetch that is under way; False when there is none."""
        if self._stop is None:
            return False
        self._stop.set()
        return True

    def _chosen(self, comparison: Comparison, chosen: Literal["take"] | Span | None) -> None:
        if isinstance(chosen, Span):
            self._going.to_span(chosen)
        elif chosen == "take":
            comparing = self._desk.workspace.comparing
            self._saver.save(
                "the new version",
                lambda: comparing.accept(comparison),
                lambda new: self._show(new, self._desk.with_keys(_NEW_NOW)),
                self._desk.say,
            )

    def _look_at_file(self) -> None:
        """Say, once, that the file holds other bytes now; nothing is read again by itself."""
        desk = self._desk
        article = desk.session.article

        def found(changed: bool) -> None:
            if changed and not self._told:
                desk.advise("The file has changed on disk. {again} compares.")
            self._told = changed

        desk.jobs.run(lambda: desk.workspace.comparing.changed(article), found, lambda _: None)

    def removed(self) -> None:
        """Show what the cleaner set aside; bring lines back, or set them aside again."""
        version = self._desk.session.article.version

        def chosen(what: int | Lines | None) -> None:
            if isinstance(what, Lines):
                self._restore(what)
            elif what is not None:
                at = min(version.removed[what].at, max(0, len(version.text) - 1))
                self._going.to_span(Span(at, at + 1))

        if version.removed or version.restored:
            dialog = RemovedLines(version.removed, version.restored)
            self._desk.screen.app.push_screen(dialog, chosen)
        else:
            self._desk.say("Cleaning removed nothing from this article.")

    def _restore(self, lines: Lines) -> None:
        desk = self._desk
        if not lines.numbers:
            desk.say("This line cannot be brought back: it has no place of its own in the source.")
            return
        article, restoring = desk.session.article, desk.workspace.restoring
        act = restoring.take_back if lines.again else restoring.restore
        count = len(lines.numbers)
        words = f"{count} line{'s' * (count > 1)} {'set aside' if lines.again else 'brought back'}"
        self._saver.save(
            "the lines",
            lambda: act(article, lines.numbers),
            lambda new: self._show(new, desk.with_keys(f"{words}. {TAKES_BACK}")),
            desk.say,
        )

    def follow_undo(self, label: str, message: str) -> None:
        """After an act with that label was undone or done again: show the version that the store
        has for the article now, and say `message` there."""
        if label not in _ACTS:
            return
        desk = self._desk
        article = desk.session.article
        desk.read(lambda: desk.workspace.reopen(article), lambda now: self._show(now, message))

    def _show(self, article: Article, message: str) -> None:
        """Open another version in the place of the one on screen, at the same words."""
        desk = self._desk
        sentence = desk.session.sentences.at(desk.page.seen().start)
        at = _same_words(desk.session.article, article, sentence)
        self._places.replace(desk.screen, article, at, message)


def _same_words(old: Article, new: Article, sentence: Span) -> int:
    """Where the words of a sentence of `old` begin in `new`, or about where they would."""
    moved = shift(old.version, new.version)
    span = moved(sentence) if moved is not None else None
    if span is not None:
        return span.start
    found = nearest(new.text, sentence.of(old.text), sentence.start)
    if found is not None:
        return found
    return sentence.start * len(new.text) // max(1, len(old.text))
