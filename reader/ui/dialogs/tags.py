"""The tag picker."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.model import Tag
from reader.text.fold import fold, fold_case
from reader.text.fuzzy import rank
from reader.text.sanitise import one_line
from reader.text.tags import NAME_LIMIT, tag_name
from reader.ui.dialogs.dialog import Dialog, hand_to_dialog
from reader.ui.lines import spread
from reader.ui.style.look import look_of
from reader.ui.style.tag_colors import ink_of
from reader.ui.widgets.filter import FilterInput, FilterLine
from reader.ui.widgets.rows import RowList

_KEYS = (
    ("tag.tick", "tick"),
    ("tag.save", "save"),
    ("1-9", "key of a tag"),
    ("type", "find or create"),
    ("tag.leave", "cancel"),
)


KEYS_OF_TAGS = "123456789"


class TagChoice(NamedTuple):
    """All tags that are ticked: the ids of known ones, and the names of those to create."""

    ids: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag in the picker; `id` is empty for one that is not in the codebook yet."""

    id: str
    name: str
    key: str = ""
    note: str = ""
    aliases: tuple[str, ...] = ()
    uses: int = 0
    ticked: bool = False
    color: str = ""

    def named(self, name: str) -> bool:
        return any(fold_case(own) == fold_case(name) for own in (self.name, *self.aliases))


class TagList(RowList[TagRow]):
    """Known tags, and below them the one that the typed words would create."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="-lit")
        self.can_focus = False

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        if not row.id and not row.ticked:
            made = Content.assemble(("  + create ", "$accent-ink"), (f"#{row.name}", "bold $tag"))
            return [made.truncate(width, ellipsis=True)]
        ink = ink_of(row.color, look_of(self).theme_variables) or "$tag"
        left = Content.assemble(
            ("[x]", "bold $accent-ink") if row.ticked else ("[ ]", "$quiet"),
            (f" {row.key or ' '} ", "$accent-ink"),
            (f"#{row.name}", f"bold {ink}" if row.ticked else ink),
            (f"  {row.note}" if row.note else "", "$quiet"),
        )
        uses = "new" if not row.id else str(row.uses or "")
        return [spread(left, Content.styled(uses, "$quiet"), width)]

    def key_of(self, index: int) -> Hashable:
        return fold_case(self.items[index].name)

    def matching(self, query: str) -> Sequence[int]:
        names = [" ".join((row.name, *row.aliases)) for row in self.items]
        found = rank(tag_name(query), names)
        exact = [i for i in found if self.items[i].named(tag_name(query))]
        return sorted(found, key=lambda i: (self._to_create(i), i not in exact))

    def _to_create(self, index: int) -> bool:
        return not self.items[index].id and not self.items[index].ticked


class TagInput(FilterInput):
    """The words typed to find a tag. Space ticks; a digit is a tag's key while there are none."""

    class Digit(Message):
        def __init__(self, digit: str) -> None:
            super().__init__()
            self.digit = digit

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key != "space" and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if await hand_to_dialog(self, event):
            return
        if not self.value and event.character and event.character in KEYS_OF_TAGS:
            event.stop()
            event.prevent_default()
            self.post_message(self.Digit(event.character))


class TagPicker(Dialog[TagChoice | None]):
    """Ticks tags for a span; typing finds or creates. Hands back all that are ticked, or None.

    A digit is the key of a tag while nothing is typed. `uses` says how often a tag is used.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False, id="tag.tick"),
        Binding("enter,f2", "save", "Save", show=False, id="tag.save"),
        Binding("escape", "cancel", "Leave", show=False, id="tag.leave"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="tag.page_down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="tag.page_up"),
    ]

    def __init__(
        self, about: str, tags: Sequence[Tag], chosen: frozenset[str], uses: Mapping[str, int]
    ) -> None:
        super().__init__(f"Tags · {about}" if about else "Tags", _KEYS)
        rows = [_row(tag, tag.id in chosen, uses) for tag in tags if _in_use(tag)]
        rows.sort(key=lambda row: (not row.ticked, -row.uses, fold(row.name)))
        self._rows, self._query = rows, ""

    def body(self) -> ComposeResult:
        yield FilterLine(TagInput("type to find or create", max_length=NAME_LIMIT), sign="#")
        yield TagList(id="tag-list")
        yield Static(id="tag-says", markup=False)

    def on_mount(self) -> None:
        self.list.set_items(self._rows)
        self.list.action_first()
        self.input.focus()
        if not self._rows:
            self._say("No tags yet. Type a name to create one.")

    @property
    def list(self) -> TagList:
        return self.query_one(TagList)

    @property
    def input(self) -> FilterInput:
        return self.query_one(FilterInput)

    def _say(self, sentence: str) -> None:
        self.query_one("#tag-says", Static).update(sentence)

    def _catch_up(self) -> None:
        """Show the tags for what is typed by now, with a row that creates it if none has it."""
        query = self.input.value
        if query == self._query:
            return
        self._query = query
        name = tag_name(query)
        new = [] if not name or any(row.named(name) for row in self._rows) else [TagRow("", name)]
        self.list.items = [*self._rows, *new]
        self.list.set_filter(query)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._say("")
        self._catch_up()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    @on(FilterInput.Closed)
    def _filter_closed(self, event: FilterInput.Closed) -> None:
        event.stop()
        self.action_cancel()

    @on(FilterInput.Step)
    def _step(self, event: FilterInput.Step) -> None:
        self.list.action_move(event.step)

    @on(RowList.Chosen)
    def _clicked(self, event: RowList.Chosen) -> None:
        self.action_tick()

    @on(TagInput.Digit)
    def _digit(self, event: TagInput.Digit) -> None:
        place = next((i for i, row in enumerate(self._rows) if row.key == event.digit), None)
        if place is None:
            self._say(f"No tag has the key {event.digit}.")
        else:
            self._turn(place)
            self.list.stand_on(place)

    def _turn(self, place: int, ticked: bool | None = None) -> None:
        """Tick or untick the row at `place`; the row that creates becomes a ticked one."""
        row = self.list.items[place]
        row = replace(row, ticked=not row.ticked if ticked is None else ticked)
        if place == len(self._rows):
            self._rows.append(row)
        else:
            self._rows[place] = row
        self.list.items = list(self._rows)
        self.list.redraw(place)

    def action_tick(self) -> None:
        self._catch_up()
        place = self.list.chosen
        if place is None:
            return
        name = self.list.items[place].name
        self._turn(place)
        if self.input.value:
            self.input.value = ""
            self._catch_up()
            self.list.stand_on(next(i for i, row in enumerate(self._rows) if row.name == name))

    def action_save(self) -> None:
        self._catch_up()
        place = self.list.chosen
        if self.input.value.strip() and place is not None:
            self._turn(place, ticked=True)
        ticked = [row for row in self._rows if row.ticked]
        self.dismiss(
            TagChoice(
                ids=tuple(row.id for row in ticked if row.id),
                new=tuple(row.name for row in ticked if not row.id),
            )
        )

    def action_cancel(self) -> None:
        if self.input.value:
            self.input.value = ""
        else:
            self.dismiss(None)

    def action_page(self, step: int) -> None:
        self.list.action_page(step)


def _in_use(tag: Tag) -> bool:
    return tag.deleted is None and tag.merged_into is None


def _row(tag: Tag, ticked: bool, uses: Mapping[str, int]) -> TagRow:
    return TagRow(
        id=tag.id,
        name=one_line(tag.name, NAME_LIMIT),
        key=tag.key if tag.key in KEYS_OF_TAGS else "",
        note=one_line(tag.description, 200),
        aliases=tag.aliases,
        uses=uses.get(tag.id, 0),
        color=tag.color,
        ticked=ticked,
    )
