"""What is done with hits: copied, cited, tagged, written as a file; and articles analysed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.bank import Hit
from reader.citation import STYLES
from reader.files import write_whole
from reader.folders import short_path
from reader.model import Tag
from reader.model.errors import ReaderError
from reader.text.counted import counted
from reader.ui.copies import Copy, copy_of, tell_copy, terminal_of
from reader.ui.dialogs.choose import Choose
from reader.ui.dialogs.cite import Answer, CitationPicker
from reader.ui.dialogs.confirm import Confirm
from reader.ui.dialogs.line import AskLine
from reader.ui.dialogs.tags import TagChoice, TagPicker
from reader.ui.jobs import reason
from reader.workspace.citations.choice import CiteChoice

if TYPE_CHECKING:
    from reader.citation import Citation
    from reader.clipboard import Copied
    from reader.ui.bank.screen import BankScreen

_FORMATS = (
    ("markdown", "md", "Markdown: quotes with speaker, notes, tags and citation"),
    ("csv", "csv", "CSV: a row for each, for spreadsheets"),
    ("html", "html", "HTML: the articles with what was found marked in them"),
    ("w3c", "jsonld", "Web Annotations (W3C JSON-LD)"),
    ("hypothesis", "json", "Hypothesis JSON"),
)
_MARKDOWN = CiteChoice("markdown", "", "plain")


class Acting:
    """Acts on hits for the quote bank's screen."""

    def __init__(self, screen: BankScreen) -> None:
        self._screen = screen
        self._workspace = screen.workspace
        self._analysing = False
        self._stopped = False

    def copy(self, hits: Sequence[Hit]) -> None:
        """The words, a paragraph for each."""
        screen = self._screen
        text = "\n\n".join(hit.words for hit in hits)
        terminal = terminal_of(screen.app, screen.jobs)
        what = "the words" if len(hits) == 1 else f"the words of {len(hits)}"
        screen.read(
            lambda: self._workspace.copy(text, None, terminal=terminal),
            lambda copied: self._tell(copied, Copy(text, what)),
        )

    def quote(self, hits: Sequence[Hit]) -> None:
        """Markdown quotes with who said them and where."""
        self._cite(hits, _MARKDOWN)

    def cite(self, hits: Sequence[Hit]) -> None:
        """Citations as they were chosen last."""
        self._cite(hits, self._workspace.citations.choice(of_passage=True))

    def choose(self, hits: Sequence[Hit]) -> None:
        """Choose style, form and markup, copy at once, and cite like this from now on."""
        screen, workspace = self._screen, self._workspace
        few = hits[:3]

        def preview(style: str, form: str, done: Answer) -> None:
            screen.jobs.run(
                lambda: workspace.gathering.cite(few, style, form),
                done,
                lambda error: done(reason(error)),
            )

        def chosen(choice: CiteChoice | str | None) -> None:
            if isinstance(choice, CiteChoice):
                workspace.citations.remember(choice, of_passage=True)
                self._cite(hits, choice)
            elif choice == "details":
                screen.advise(
                    "Details are filled in in the article: {row.choose} goes there, then {details}."
                )

        about = _about(hits)
        now = workspace.citations.choice(of_passage=True)
        screen.app.push_screen(CitationPicker(about, list(STYLES.values()), preview, now), chosen)

    def _cite(self, hits: Sequence[Hit], choice: CiteChoice) -> None:
        screen, workspace = self._screen, self._workspace
        terminal = terminal_of(screen.app, screen.jobs)

        def work() -> tuple[Citation, Copied]:
            made = workspace.gathering.cite(hits, choice.style, choice.form or None)
            return made, workspace.citations.copy(made, choice.markup, terminal=terminal)

        def copied(done: tuple[Citation, Copied]) -> None:
            made, how = done
            copy = copy_of(made, choice)
            if len(hits) > 1:
                copy = copy._replace(what=f"{len(hits)} × {copy.what}")
            self._tell(how, copy)

        screen.read(work, copied)

    def _tell(self, copied: Copied, copy: Copy) -> None:
        screen = self._screen
        tell_copy(screen.app, screen.say, screen.size.width - 4, copied, copy)

    def tag(self, hits: Sequence[Hit]) -> None:
        """Add tags to all of the hits."""
        screen, workspace = self._screen, self._workspace

        def show(tags: tuple[Tag, ...]) -> None:
            shared = set(hits[0].tags).intersection(*(hit.tags for hit in hits))
            ticked = frozenset(tag.id for tag in tags if tag.name in shared)
            names = {tag.id: tag.name for tag in tags}
            uses: dict[str, int] = {}
            for tag in tags:
                uses[tag.id] = sum(tag.name in hit.tags for hit in screen.rows.items)
            picker = TagPicker(_about(hits), tags, ticked, uses)
            screen.app.push_screen(picker, lambda choice: done(names, ticked, choice))

        def done(names: dict[str, str], ticked: frozenset[str], choice: TagChoice | None) -> None:
            if choice is None:
                return
            more = tuple(names[id] for id in choice.ids if id in names and id not in ticked)
            gone = tuple(names[id] for id in ticked - set(choice.ids))
            self._change_tags(hits, (*more, *choice.new), gone)

        screen.read(workspace.tags, show)

    def _change_tags(
        self, hits: Sequence[Hit], more: tuple[str, ...], gone: tuple[str, ...]
    ) -> None:
        if not more and not gone:
            return
        screen, gathering = self._screen, self._workspace.gathering
        said = " ".join([*(f"#{name}" for name in more), *(f"-#{name}" for name in gone)])

        def changed(count: int) -> None:
            screen.say_done(f"{said} on {_counted(count)}.")

        screen.write(lambda: gathering.tag(hits, more, without=gone), changed)

    def export(self, hits: Sequence[Hit] | None) -> None:
        """Write hits to a file, None for all that were found: asks in which format, and where."""
        screen = self._screen

        def chosen(index: int | None) -> None:
            if index is None:
                return
            format, ending, _ = _FORMATS[index]
            hint = "Where to write it; a name alone is in the folder that Reader was started in."
            ask = AskLine("Export to a file", f"quotes.{ending}", hint=hint)
            screen.app.push_screen(ask, lambda name: self._to_file(hits, format, name))

        count = screen.found.total if hits is None else len(hits)
        options = [words for _, _, words in _FORMATS]
        screen.app.push_screen(Choose(f"Export {_counted(count)} as", options), chosen)

    def _to_file(self, hits: Sequence[Hit] | None, format: str, name: str | None) -> None:
        if name is None:
            return
        path = Path(name).expanduser()
        if path.is_dir():
            self._screen.say(f"{name} is a folder. Give the file a name in it.")
        elif path.exists():
            confirm = Confirm(f"{name} is there already. Write over it?", "write over it")
            self._screen.app.push_screen(
                confirm, lambda yes: self._write(hits, format, path) if yes else None
            )
        else:
            self._write(hits, format, path)

    def _write(self, hits: Sequence[Hit] | None, format: str, path: Path) -> None:
        screen, workspace = self._screen, self._workspace
        query, what, sort = screen.sought, screen.what, screen.sort

        def work() -> int:
            found = hits
            if found is None:
                bank = workspace.bank
                found = bank.find(query, what, sort=sort, limit=screen.found.total + 1).hits
            text = "".join(workspace.gathering.write(format, found))
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                # Spreadsheets take a file for UTF-8 only when it begins with the mark for it.
                encoding = "utf-8-sig" if format == "csv" else "utf-8"
                write_whole(path, text.encode(encoding, "replace"))
            except OSError as error:
                raise ReaderError(f"{path} cannot be written: {error.strerror}.") from error
            return len(found)

        screen.say("Writing…")
        screen.read(work, lambda count: screen.say(f"{_counted(count)} in {_shown(path)}."))

    def analyse(self) -> None:
        """Analyse the articles that await it, in a thread; what is found comes in as it is."""
        screen, workspace = self._screen, self._workspace
        if not screen.found.awaiting:
            screen.say("All articles are analysed.")
            return
        self._analysing, self._stopped = True, False

        def told(done: int, total: int) -> None:
            screen.jobs.call(lambda: self._progress(done, total))

        def ended(count: int) -> None:
            self._end()
            screen.say(f"{counted(count, 'article')} analysed.")

        def failed(error: Exception) -> None:
            self._end()
            screen.say(reason(error))

        self._progress(0, screen.found.awaiting)
        screen.jobs.run(
            lambda: workspace.bank.analyse_awaiting(told, lambda: self._stopped), ended, failed
        )

    def _progress(self, done: int, total: int) -> None:
        if self._analysing:
            stops = self._screen.with_keys("{leave} stops")
            self._screen.working = f"analysing {min(done + 1, total):,} of {total:,}, {stops}"
            if done:
                self._screen.load()
            self._screen.tell()

    def _end(self) -> None:
        self._analysing = False
        self._screen.working = ""
        self._screen.load()

    def stop(self) -> bool:
        """Stop analysing after the article at hand; False when nothing is being analysed."""
        if not self._analysing or self._stopped:
            return False
        self._stopped = True
        self._screen.say("Stops after this article.")
        return True


def _about(hits: Sequence[Hit]) -> str:
    if len(hits) > 1:
        return _counted(len(hits))
    (hit,) = hits
    parts = (hit.speaker or "", f"¶{hit.paragraph}" if hit.paragraph else "", hit.title)
    return " · ".join(part for part in parts if part)


def _counted(count: int) -> str:
    return counted(count, "row")


def _shown(path: Path) -> str:
    return short_path(path.absolute())
