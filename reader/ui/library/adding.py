"""Articles put into the library from its screen: asked for, read in a thread, with progress."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.text.sanitise import one_line
from reader.ui.dialogs.line import AskLine
from reader.ui.dialogs.lines import Lines
from reader.ui.jobs import reason
from reader.workspace.library.adding import Added
from reader.workspace.opening import CLIPBOARD

if TYPE_CHECKING:
    from reader.ui.library.screen import LibraryScreen

_HINT = (
    "A file, a folder (all files in it), a table of articles (.csv, .jsonl), or a web address, "
    "which is fetched."
)
_EVERY = 20
"""The list is read anew after so many articles, and at the end."""


class Adding:
    """Adds sources for the library's screen."""

    def __init__(self, screen: LibraryScreen) -> None:
        self._screen = screen
        self._running = self._stopped = False
        self._done: list[Added] = []

    def ask(self, value: str = "") -> None:
        """Ask for a source, and add it."""
        if self._is_busy():
            return
        ask = AskLine("Add to the library", value, placeholder="file, folder or URL", hint=_HINT)
        self._screen.app.push_screen(
            ask, lambda line: self.add(sources_in(line)) if line is not None else None
        )

    def paste(self) -> None:
        """Add what is on the clipboard."""
        if not self._is_busy():
            self.add([CLIPBOARD])

    def _is_busy(self) -> bool:
        if self._running:
            self._screen.advise("Something is being added. {leave} stops it.")
        return self._running

    def take(self, pasted: str) -> None:
        """Add what the terminal pasted: one line is asked about, more are an article."""
        if "\n" not in pasted.strip():
            self.ask(one_line(pasted, 8_000))
        elif not self._is_busy():
            library = self._screen.workspace.library
            self._run(lambda: iter([library.add_text(pasted)]))

    def add(self, sources: Sequence[str]) -> None:
        """Add the sources, and show what became of them."""
        library = self._screen.workspace.library
        self._run(lambda: library.add(sources, cancel=lambda: self._stopped))

    def _run(self, add: Callable[[], Iterator[Added]]) -> None:
        """Add in a thread."""
        screen = self._screen
        self._running, self._stopped, self._done = True, False, []
        screen.working = "adding…"
        screen.tell()

        def work() -> None:
            for added in add():
                screen.jobs.call(lambda added=added: self._progress(added))  # type: ignore[misc]

        def failed(error: Exception) -> None:
            self._end()
            screen.say(reason(error))

        screen.jobs.run(work, lambda _: self._ended(), failed)

    def _progress(self, added: Added) -> None:
        screen = self._screen
        self._done.append(added)
        stops = screen.with_keys("{leave} stops")
        screen.working = f"adding {added.done:,} of {added.total:,}, {stops}"
        if len(self._done) % _EVERY == 0:
            screen.load()
        screen.tell()

    def _ended(self) -> None:
        """Say what came of it; list what failed."""
        screen, done = self._screen, self._done
        self._end()
        told = ("Stopped. " if self._stopped else "") + summary(done)
        failed = [one for one in done if one.outcome == "failed"]
        screen.say(told, " ".join([told, *_why(done)]))
        if failed:
            self.show_failed()

    def _end(self) -> None:
        self._running = False
        self._screen.working = ""
        self._screen.load()

    def show_failed(self) -> None:
        """What could not be added the last time, and why."""
        failed = [one for one in self._done if one.outcome == "failed"]
        lines = _why(failed) or ["Nothing failed the last time that articles were added."]
        title = f"{len(failed):,} could not be added" if failed else "Not added"
        self._screen.app.push_screen(Lines(title, lines))

    def stop(self) -> bool:
        """Stop after the article at hand; False when nothing is being added."""
        if not self._running or self._stopped:
            return False
        self._stopped = True
        self._screen.say("Stops after this article.")
        return True


def summary(done: Sequence[Added]) -> str:
    """What came of adding: "3 added, 1 was there already, 2 could not be added."."""
    counts = {name: sum(one.outcome == name for one in done) for name in _SAID}
    parts = [f"{count:,} {_SAID[name]}" for name, count in counts.items() if count]
    if len(done) == 1:
        (one,) = done
        if one.outcome == "failed":
            return one.why
        about = {"added": "Added", "near": "Added", "known": "In the library already"}
        why = f" {one.why}" if one.why and one.outcome != "added" else ""
        return f"{about[one.outcome]}: {one.title or one.source}.{why}"
    return f"{', '.join(parts)}." if parts else "Nothing to add was found there."


_SAID = {
    "added": "added",
    "near": "added that are near copies of others",
    "known": "in the library already",
    "failed": "could not be added",
}


def _why(done: Sequence[Added]) -> list[str]:
    return [f"{one.source}: {one.why}" for one in done if one.why and one.outcome != "added"]


def sources_in(line: str) -> list[str]:
    """The sources in a line: one, or several parted by spaces as a shell would have them."""
    if Path(line).expanduser().exists() or "://" in line:
        return [line] if " " not in line or "://" not in line else line.split()
    try:
        parts = shlex.split(line)
    except ValueError:
        return [line]
    return parts if all(Path(part).expanduser().exists() for part in parts) else [line]
