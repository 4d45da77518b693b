"""The codebook: every tag of the store, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Unpack

from textual.binding import BindingType
from textual.content import Content

from reader.model import Tag
from reader.text.counted import counted
from reader.text.sanitise import one_line
from reader.text.tags import NAME_LIMIT
from reader.ui.codebook.choosing import NONE, OTHER, PickColor, PickTag
from reader.ui.codebook.keys import HINTS, KEYS
from reader.ui.codebook.rows import CodeRows, whole
from reader.ui.codebook.tree import CodeRow, tree
from reader.ui.dialogs.confirm import Confirm
from reader.ui.dialogs.line import AskLine
from reader.ui.keys import bindings
from reader.ui.lists.screen import ListScreen
from reader.ui.style.look import look_of
from reader.ui.style.tag_colors import COLORS, name_of, parsed

if TYPE_CHECKING:
    from reader.annotation.codebook import TagFields

_COLOR_HINT = "Six hexadecimal digits, such as #4d8fd1: red, green, blue."


class CodebookScreen(ListScreen):
    """All tags as a tree, with keys, colours, descriptions, other names and counts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]

    list_name = "codebook"
    heading = "Codebook"
    KEYS = KEYS
    hints = HINTS
    empty = "No tags yet. {codebook.new} makes one; {tag} on the page tags what you read."

    rows: CodeRows

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._known: tuple[tuple[Tag, ...], dict[str, int]] = ((), {})
        self._by_use = False
        self._wanted: str | None = None

    def make_rows(self) -> CodeRows:
        return CodeRows()

    def load(self) -> None:
        codebook = self.workspace.store.codebook
        self.bring(lambda: (codebook.tags(), codebook.counts()), self._loaded)

    def _loaded(self, known: tuple[tuple[Tag, ...], dict[str, int]]) -> None:
        self._known = known
        self._show()

    def _show(self) -> None:
        tags, counts = self._known
        self.show(tree(tags, counts, most_used_first=self._by_use))
        self.rows.keep_ticks()
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._stand_on(wanted)

    def facts(self) -> str:
        tags, counts = self._known
        keys = sum(bool(tag.key) for tag in tags)
        parts = [counted(len(tags), "tag")]
        parts.append(f"{sum(counts.values()):,} uses")
        parts.append(f"{keys} with a key")
        parts.append("most used first" if self._by_use else "by name")
        return " · ".join(parts)

    def detail(self) -> Content:
        row = self.rows.item
        lines = whole(row, look_of(self).theme_variables) if row else []
        return Content("\n").join(lines)

    def choose(self, index: int) -> None:
        name = self.rows.items[index].tag.name
        self.places.find(f'tag:"{name}"' if " " in name else f"tag:{name}", "notes")

    def action_open(self) -> None:
        self.rows.action_choose()

    def action_sort(self) -> None:
        self._by_use = not self._by_use
        self._show()
        self.say("The most used first." if self._by_use else "By name.")

    def action_new(self) -> None:
        codebook = self.workspace.store.codebook

        def named(name: str | None) -> None:
            if name is None:
                return
            if known := codebook.find(name):
                self._stand_on(known.id)
                self.say(f"{_tag(known)} is in the codebook already.")
                return
            self.write(lambda: codebook.ensure(name), made)

        def made(tag: Tag) -> None:
            self._wanted = tag.id
            keys = self.with_keys(
                "{codebook.describe} describes it, {codebook.key.1} gives it a key."
            )
            self.say(f"{_tag(tag)} is new. {keys}")

        self.app.push_screen(AskLine("A new tag", placeholder="its name"), named)

    def _stand_on(self, key: str) -> None:
        place = next((i for i, row in enumerate(self.rows.items) if row.tag.id == key), None)
        if place is not None:
            self.rows.stand_on(place)

    def action_rename(self) -> None:
        self._ask_line("Another name for", "name", lambda tag: tag.name)

    def action_describe(self) -> None:
        self._ask_line("What is meant by", "description", lambda tag: tag.description, empty=True)

    def action_alias(self) -> None:
        def aliases(words: str) -> tuple[str, ...]:
            return tuple(filter(None, (word.strip() for word in words.split(","))))

        self._ask_line(
            "Other names of",
            "aliases",
            lambda tag: ", ".join(tag.aliases),
            aliases,
            hint="With commas between. In notes, #another means this tag too.",
            empty=True,
        )

    def _ask_line(
        self,
        title: str,
        field: str,
        now: Callable[[Tag], str],
        made: Callable[[str], Any] = lambda words: words,
        *,
        hint: str = "",
        empty: bool = False,
    ) -> None:
        """Ask for one field of the tag at the cursor, and change it."""
        row = self.rows.item
        if row is None:
            return
        tag = row.tag

        def typed(words: str | None) -> None:
            if words is not None and words != now(tag):
                self._change(tag, **{field: made(words)})

        dialog = AskLine(f"{title} {_tag(tag)}", now(tag), hint=hint, empty=empty)
        self.app.push_screen(dialog, typed)

    def _change(self, tag: Tag, **fields: Unpack[TagFields]) -> None:
        codebook = self.workspace.store.codebook
        self.write(
            lambda: codebook.change(tag, **fields),
            lambda now: self.say_done(f"{_tag(now)}:"),
        )

    def action_color(self) -> None:
        row = self.rows.item
        if row is None:
            return
        tag = row.tag

        def typed(words: str | None) -> None:
            color = parsed(words) if words else None
            if color is not None:
                self._change(tag, color=color)
            elif words:
                self.say(f"{words} is no colour. {_COLOR_HINT}")

        def chosen(name: str | None) -> None:
            if name == OTHER:
                ask = AskLine(f"Colour of {_tag(tag)}", name_of(tag.color), hint=_COLOR_HINT)
                self.app.push_screen(ask, typed)
            elif name is not None:
                self._change(tag, color="" if name == NONE else COLORS[name])

        self.app.push_screen(PickColor(_tag(tag)), chosen)

    def action_key(self, digit: str) -> None:
        """Give the tag this key; it is asked before another tag loses it."""
        row = self.rows.item
        if row is None:
            return
        tag = row.tag
        if tag.key == digit:
            self._change(tag, key="")
            return
        holder = next((other for other in self._known[0] if other.key == digit), None)
        if holder is None:
            self._change(tag, key=digit)
            return

        def answered(yes: bool | None) -> None:
            if yes and holder is not None:
                self._hand_over(holder, tag, digit)

        question = f"{digit} is the key of {_tag(holder)}. Give it to {_tag(tag)} instead?"
        self.app.push_screen(Confirm(question, "give it"), answered)

    def _hand_over(self, holder: Tag, tag: Tag, digit: str) -> None:
        store = self.workspace.store

        def work() -> Tag:
            with store.action("key of a tag"):
                store.codebook.change(holder, key="")
                return store.codebook.change(tag, key=digit)

        self.write(work, lambda now: self.say_done(f"{digit} is {_tag(now)} now."))

    def action_parent(self) -> None:
        row = self.rows.item
        if row is None:
            return
        tag = row.tag
        others = [each for each in self.rows.items if each.tag.id != tag.id]

        def chosen(key: str | None) -> None:
            if key is not None:
                self._change(tag, parent=key or None)

        title = f"{_tag(tag)} stands below"
        self.app.push_screen(PickTag(title, others, none="no other tag"), chosen)

    def action_merge(self) -> None:
        wanted = self.rows.wanted
        if not wanted:
            return
        # One of several may be what the others become.
        several = wanted if len(wanted) > 1 else []
        ids = {row.tag.id for row in wanted}
        others = [*several, *(row for row in self.rows.items if row.tag.id not in ids)]
        if not others:
            self.say("There is no other tag to merge with.")
            return

        def chosen(key: str | None) -> None:
            into = next((row for row in others if row.tag.id == key), None)
            if into is not None:
                self._ask_merge([row for row in wanted if row is not into], into)

        self.app.push_screen(PickTag(f"Merge {_these(wanted)} into", others), chosen)

    def _ask_merge(self, wanted: Sequence[CodeRow], into: CodeRow) -> None:
        uses = sum(row.uses for row in wanted)
        question = (
            f"Merge {_these(wanted)} ({counted(uses, 'note')}) into {_tag(into.tag)} "
            f"({into.uses:,})? Its name stays as another name of {_tag(into.tag)}."
        )
        store = self.workspace.store

        def work() -> Tag:
            with store.action("merge tags"):
                for row in wanted:
                    store.codebook.merge(row.tag, into.tag)
                return into.tag

        def merged(tag: Tag) -> None:
            self.rows.untick()
            self._wanted = tag.id
            self.say_done(f"Merged into {_tag(tag)}.")

        def answered(yes: bool | None) -> None:
            if yes:
                self.write(work, merged)

        self.app.push_screen(Confirm(question, "merge"), answered)

    def action_delete(self) -> None:
        wanted = self.rows.wanted
        if not wanted:
            return
        uses = sum(row.uses for row in wanted)
        store = self.workspace.store

        def work() -> None:
            with store.action("delete tags"):
                for row in wanted:
                    store.codebook.delete(row.tag)

        def deleted(_: None) -> None:
            self.rows.untick()
            self.say_done(f"Deleted {_these(wanted)}.")

        def answered(yes: bool | None) -> None:
            if yes:
                self.write(work, deleted)

        if not uses:
            answered(True)
            return
        question = f"Delete {_these(wanted)}? {counted(uses, 'note')} would lose it."
        self.app.push_screen(Confirm(question, "delete"), answered)


def _tag(tag: Tag) -> str:
    return f"#{one_line(tag.name, NAME_LIMIT)}"


def _these(rows: Sequence[CodeRow]) -> str:
    return _tag(rows[0].tag) if len(rows) == 1 else f"{len(rows)} tags"
