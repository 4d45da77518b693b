"""Everybody who is quoted in the library: who is who, and what the user calls them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from textual.binding import BindingType
from textual.content import Content

from reader.text.counted import counted
from reader.text.fold import fold
from reader.text.sanitise import one_line
from reader.text.tags import tag_name
from reader.ui.dialogs.choose import Choose
from reader.ui.dialogs.line import AskLine
from reader.ui.keys import bindings
from reader.ui.lists.screen import Hints, ListScreen
from reader.ui.people.keys import ASKING, HINTS, KEYS
from reader.ui.people.rows import PeopleRows, tag_words, whole
from reader.workspace.library.likely import Likely
from reader.workspace.library.people import PersonRow

_MOST_ARTICLES = 100
_SORTS: tuple[tuple[str, Callable[[PersonRow], Any]], ...] = (
    ("most quotes first", lambda row: (-row.quotes, fold(row.name))),
    ("by name", lambda row: fold(row.name)),
    ("most articles first", lambda row: (-len(row.articles), fold(row.name))),
)


class _Part(NamedTuple):
    """What can be split off: a name, or the one who bears it in these articles."""

    label: str
    name: str
    articles: tuple[str, ...] = ()


class PeopleScreen(ListScreen):
    """The speakers of all articles. `&` shows the pairs who may be the same, to say yes or no."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    list_name = "speakers"
    heading = "Speakers of the library"
    KEYS = KEYS
    hints: Hints = HINTS
    empty = "Nobody is quoted yet. Speakers come with the analysis of articles."

    rows: PeopleRows

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._people: Sequence[PersonRow] = ()
        self._likely: Sequence[Likely] = ()
        self._asking = False
        self._sort = 0

    def make_rows(self) -> PeopleRows:
        return PeopleRows()

    def load(self) -> None:
        self.bring(lambda: self.workspace.people.rows(), self._loaded)

    def _loaded(self, rows: Sequence[PersonRow]) -> None:
        """Show who there is at once; who may be the same takes longer to find."""
        self._people = rows
        if not self._asking:
            self._show()
        self.bring(lambda: self.workspace.people.likely(), self._compared)

    def _compared(self, likely: Sequence[Likely]) -> None:
        self._likely = likely
        if self._asking:
            self._show()
        else:
            self.tell()

    def _show(self) -> None:
        if self._asking and not self._likely:
            self._asking = False
            self.say("Nobody else looks like the same person.")
        self.hints = ASKING if self._asking else HINTS
        if self._asking:
            self.show(self._likely)
        else:
            self.show(sorted(self._people, key=_SORTS[self._sort][1]))
            self.rows.keep_ticks()

    def facts(self) -> str:
        if self._asking:
            return f"{counted(len(self._likely), 'pair')} who may be the same"
        parts = [counted(len(self._people), "speaker")]
        parts.append(_SORTS[self._sort][0])
        if self._likely:
            key = self.with_keys("{speakers.likely}")
            parts.append(f"{counted(len(self._likely), 'pair')} may be the same: {key}")
        return " · ".join(parts)

    def detail(self) -> Content:
        item = self.rows.item
        if item is None:
            return Content("")
        lines = whole(item)
        if isinstance(item, PersonRow) and (pair := self._pair_with(item)) is not None:
            other = pair.other if pair.one.key == item.key else pair.one
            words = f"The same as {one_line(other.name, 100)}? {one_line(pair.why, 200)}"
            keys = self.with_keys("{speakers.yes} {speakers.no}    ")
            lines.append(Content.assemble((keys, "bold $accent-ink"), (words, "$unsure")))
        return Content("\n").join(lines)

    def _pair_with(self, row: PersonRow) -> Likely | None:
        """The first pair that this speaker is one of."""
        return next((p for p in self._likely if row.key in (p.one.key, p.other.key)), None)

    @property
    def _row(self) -> PersonRow | None:
        """The speaker at the cursor; of a pair the first."""
        item = self.rows.item
        return item.one if isinstance(item, Likely) else item

    @property
    def _pair(self) -> Likely | None:
        item = self.rows.item
        return item if item is None or isinstance(item, Likely) else self._pair_with(item)

    def choose(self, index: int) -> None:
        item = self.rows.items[index]
        name = (item.one if isinstance(item, Likely) else item).name
        words = one_line(name).replace('"', " ")
        self.places.find(f'speaker:"{words}"')

    def action_open(self) -> None:
        self.rows.action_choose()

    def action_sort(self) -> None:
        self._sort = (self._sort + 1) % len(_SORTS)
        self._asking = False
        self._show()

    def action_likely(self) -> None:
        if not self._asking and not self._likely:
            self.say("Nobody looks like the same person as another.")
            return
        self._asking = not self._asking
        self.rows.untick()
        self._show()
        self.rows.action_first()

    def action_same(self) -> None:
        pair = self._pair
        if pair is None:
            self.advise(
                "Nobody is offered here as the same. {row.tick} ticks, {speakers.merge} merges."
            )
            return
        keys = (pair.one.key, pair.other.key)
        self._merge(keys, pair.one.name)

    def action_not_same(self) -> None:
        pair = self._pair
        if pair is None:
            self.say("Nobody is offered here as the same.")
            return
        people = self.workspace.people
        names = f"{one_line(pair.one.name, 60)} and {one_line(pair.other.name, 60)}"
        self.write(
            lambda: people.not_same(pair.one.key, pair.other.key),
            lambda _: self.say_done(f"{names} are different."),
        )

    def action_merge(self) -> None:
        wanted = [item for item in self.rows.wanted if isinstance(item, PersonRow)]
        if len(wanted) < 2:
            self.advise("Tick two or more with {row.tick}: {speakers.merge} makes them one.")
            return
        names = list(dict.fromkeys([*(row.name for row in wanted)]))
        keys = [row.key for row in wanted]

        def chosen(index: int | None) -> None:
            if index is not None and index < len(names):
                self._merge(keys, names[index])
            elif index is not None:
                self.app.push_screen(AskLine("Called", names[0]), named)

        def named(name: str | None) -> None:
            if name is not None:
                self._merge(keys, name)

        title = f"These {len(wanted)} are one, called"
        self.app.push_screen(Choose(title, [*names, "another name…"]), chosen)

    def _merge(self, keys: Sequence[str], name: str) -> None:
        people = self.workspace.people

        def merged(_: None) -> None:
            self.rows.untick()
            self.say_done(f"They are one now: {one_line(name, 80)}.")

        self.write(lambda: people.merge(keys, name), merged)

    def action_split(self) -> None:
        """One of the names, or the speaker of one article, is somebody else."""
        row = self._row
        if row is None:
            return
        if len(row.called) < 2 and len(row.articles) < 2:
            self.say(f"{one_line(row.name, 80)} has one name only, in one article.")
            return
        articles = self.workspace.store.articles

        def parts() -> list[_Part]:
            names = row.called if len(row.called) > 1 else ()
            found = [_Part(one_line(name, 100), name) for name in names]
            for key in row.articles[:_MOST_ARTICLES] if len(row.articles) > 1 else ():
                record = articles.get(key)
                title = one_line(record.metadata.title, 100) if record else key
                found.append(_Part(f"the one in “{title}”", row.called[0], (key,)))
            return found

        self.read(parts, lambda found: self._ask_part(row, found))

    def _ask_part(self, row: PersonRow, parts: Sequence[_Part]) -> None:
        people = self.workspace.people

        def chosen(index: int | None) -> None:
            if index is not None:
                part = parts[index]
                says = f"Somebody else now: {part.label}."
                self.write(
                    lambda: people.split(row.key, part.name, part.articles),
                    lambda _: self.say_done(says),
                )

        title = f"Who of {one_line(row.name, 60)} is somebody else?"
        self.app.push_screen(Choose(title, [part.label for part in parts]), chosen)

    def action_rename(self) -> None:
        row = self._row
        if row is None:
            return
        people = self.workspace.people

        def named(name: str | None) -> None:
            if name is not None and name != row.name:
                self.write(
                    lambda: people.rename(row.key, name),
                    lambda _: self.say_done(f"Shown as {one_line(name, 80)}."),
                )

        hint = "The articles' own words stay as they are."
        self.app.push_screen(AskLine("Show this speaker as", row.name, hint=hint), named)

    def action_tag(self) -> None:
        wanted = [item for item in self.rows.wanted if isinstance(item, PersonRow)]
        if not wanted:
            return
        used = sorted({tag for row in self._people for tag in row.tags}, key=fold)
        now = wanted[0].tags if len(wanted) == 1 else ()

        def typed(words: str | None) -> None:
            if words is not None:
                tags = tuple(filter(None, (tag_name(word) for word in words.split(","))))
                self._tag(wanted, tags, add=len(wanted) > 1)

        who = one_line(wanted[0].name, 60) if len(wanted) == 1 else f"{len(wanted)} speakers"
        hint = "With commas between. "
        hint += f"Used so far: {', '.join(used)}." if used else "Such as official, expert, witness."
        self.app.push_screen(
            AskLine(f"Tags of {who}", ", ".join(now), hint=hint, empty=True), typed
        )

    def _tag(self, wanted: Sequence[PersonRow], tags: tuple[str, ...], *, add: bool) -> None:
        people, store = self.workspace.people, self.workspace.store

        def work() -> None:
            with store.action("tag speakers" if add else "tag a speaker"):
                for row in wanted:
                    people.tag(row.key, (*row.tags, *tags) if add else tags)

        def tagged(_: None) -> None:
            self.rows.untick()
            self.say_done(f"Tagged {tag_words(tags)}." if tags else "No tags now.")

        self.write(work, tagged)
