"""Who said this? The user settles it, or says that it is no quote."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from reader.model import Settled
from reader.text.fold import fold
from reader.text.fuzzy import contains
from reader.text.sanitise import one_line
from reader.ui.article.initials import UNKNOWN
from reader.ui.article.reading import SpeakerRow
from reader.ui.dialogs.dialog import hand_to_dialog
from reader.ui.dialogs.finder import Finder
from reader.ui.lines import spread
from reader.ui.widgets.filter import FilterInput
from reader.ui.widgets.rows import RowList

NAME_LIMIT = 120
_KEYS = (
    ("enter", "choose"),
    ("type", "a name"),
    ("filter.previous filter.next", "move"),
    ("filter.close", "close"),
)
_TAB = ("who.scope", "all of these")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked about. `now` is the speaker found so far and `these` the number of their
    utterances; `confirmed` says that the user has settled it before. `is_quote` is False for
    words that are to become one."""

    about: str
    words: str
    now: SpeakerRow | None = None
    these: int = 0
    confirmed: bool = False
    sure: bool = True
    is_quote: bool = True


@dataclass(frozen=True, slots=True)
class WhoChoice:
    """What the user settled: SPEAKER (`name` said it), UNKNOWN, NOT_A_QUOTE, or SAME_PERSON (the
    speaker so far is `name` too). `all` when it holds for all utterances of the speaker so far."""

    settled: Settled
    name: str = ""
    all: bool = False


@dataclass(frozen=True, slots=True)
class WhoRow:
    """An answer: `sign` is two cells wide."""

    settled: Settled
    sign: str
    name: str
    note: str = ""
    right: str = ""
    new: bool = False

    def is_called(self, name: str) -> bool:
        return fold(self.name) == fold(name)


class WhoRows(RowList[WhoRow]):
    """The answers that can be given, and last the name that is typed where no row bears it."""

    def __init__(self) -> None:
        super().__init__(id="who-list")
        self._known: Sequence[WhoRow] = ()
        self.typed = ""

    def offer(self, rows: Sequence[WhoRow]) -> None:
        """Offer other answers; what is typed filters them too."""
        self._known = rows
        self.set_filter(self.typed)

    def set_filter(self, query: str) -> None:
        self.typed = query
        name = one_line(query, NAME_LIMIT)
        known = any(row.is_called(name) for row in self._known)
        new = WhoRow(Settled.SPEAKER, "+ ", name, right="a new name", new=True)
        self.items = [*self._known, *([] if known or not name else [new])]
        super().set_filter(query)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        left = Content.assemble(
            (row.sign, "$accent-ink"),
            " ",
            Content(row.name).stylize("bold" if row.new else ""),
            (f"  {row.note}" if row.note else "", "$quiet"),
        )
        return [spread(left, Content.styled(row.right, "$quiet"), width)]

    def key_of(self, index: int) -> Hashable:
        return self.items[index].name

    def matching(self, query: str) -> Sequence[int]:
        """Nothing is guessed here: a name that is nearly that of another is a new one."""
        found = (i for i, row in enumerate(self.items) if row.new or contains(query, row.name))
        return sorted(found, key=lambda i: (self.items[i].new, not self.items[i].is_called(query)))


class WhoInput(FilterInput):
    """The name typed; tab goes to the dialog in its turn among the letters."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("tab", "shift+tab"):
            await hand_to_dialog(self, event)


class Who(Finder[WhoChoice | None]):
    """Asks who said it. `speakers` are those of the article, who has said most first; `names` are
    others that it names. Tab chooses for what the answer holds."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "scope(1)", "This one, all of these", show=False, id="who.scope"),
        Binding(
            "shift+tab", "scope(-1)", "All of these, this one", show=False, id="who.scope.back"
        ),
    ]

    def __init__(
        self, asked: Asked, speakers: Sequence[SpeakerRow], names: Sequence[str] = ()
    ) -> None:
        self._scopes = _scopes(asked)
        keys = (_KEYS[0], _TAB, *_KEYS[1:]) if len(self._scopes) > 1 else _KEYS
        line = WhoInput("type to find a name, or a new one", max_length=NAME_LIMIT)
        super().__init__(f"Who said this? · {asked.about}", WhoRows(), keys, typing=line)
        self._asked, self._speakers, self._names = asked, speakers, names
        self._scope = 0

    def body(self) -> ComposeResult:
        words = one_line(self._asked.words, 300)
        yield Static(Content.styled(words, "$quiet"), id="who-words")
        if len(self._scopes) > 1:
            yield Static(id="who-scope")
        yield from super().body()

    def on_mount(self) -> None:
        self._show_scope()
        super().on_mount()

    @property
    def _rows(self) -> WhoRows:
        return self.query_one(WhoRows)

    def _show_scope(self) -> None:
        asked, scope = self._asked, self._scopes[self._scope][0]
        rows = [*_people(asked, self._speakers), *_others(self._names)]
        if scope != "same":
            plain = _plain_answers(asked)
            count = len(rows) - len(self._names)
            rows = [*_confirm(asked), *rows[:count], *plain, *rows[count:]]
        self._rows.offer(rows)
        if len(self._scopes) > 1:
            parts = [
                Content.styled(f"▸{label}", "bold $accent-ink")
                if place == self._scope
                else Content.styled(f" {label}", "$quiet")
                for place, (_, label) in enumerate(self._scopes)
            ]
            self.query_one("#who-scope", Static).update(Content("  ").join(parts))

    def action_scope(self, step: int) -> None:
        self._scope = (self._scope + step) % len(self._scopes)
        self._show_scope()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        """Answer at once, before letters typed behind the key change the rows."""
        event.stop()
        event.prevent_default()
        if event.value != self._rows.typed:
            self._rows.set_filter(event.value)
        if self._rows.chosen is not None:
            self.choose(self._rows.chosen)

    def choose(self, index: int) -> None:
        row, scope = self._rows.items[index], self._scopes[self._scope][0]
        name = row.name if row.settled is Settled.SPEAKER else ""
        settled = Settled.SAME_PERSON if scope == "same" else row.settled
        self.dismiss(WhoChoice(settled, name, all=scope == "all"))


def _scopes(asked: Asked) -> list[tuple[str, str]]:
    """What an answer can hold for, with its label."""
    scopes = [("this", "this one")]
    if asked.now is not None and asked.is_quote:
        name = one_line(asked.now.name, 30)
        if asked.these > 1:
            scopes.append(("all", f"all {asked.these} by {name}"))
        scopes.append(("same", f"{name} is the same person as"))
    return scopes


def _confirm(asked: Asked) -> list[WhoRow]:
    """The speaker so far, for the user to say that it is right."""
    if asked.now is None:
        return []
    found = "as found" if asked.sure else "as found, not sure"
    found = "confirmed by you" if asked.confirmed else found
    return [_person(asked.now, "✓ ", found)]


def _people(asked: Asked, speakers: Sequence[SpeakerRow]) -> list[WhoRow]:
    now = None if asked.now is None else asked.now.speaker
    return [
        _person(row, row.initials, str(row.utterances)) for row in speakers if row.speaker != now
    ]


def _person(row: SpeakerRow, sign: str, right: str) -> WhoRow:
    name, role = one_line(row.name, NAME_LIMIT), one_line(row.role, 200)
    return WhoRow(Settled.SPEAKER, sign, name, role, right)


def _others(names: Sequence[str]) -> list[WhoRow]:
    return [WhoRow(Settled.SPEAKER, "  ", one_line(name, NAME_LIMIT)) for name in names]


def _plain_answers(asked: Asked) -> list[WhoRow]:
    unknown = WhoRow(Settled.UNKNOWN, UNKNOWN, "Unknown", "nobody can tell")
    no_quote = WhoRow(Settled.NOT_A_QUOTE, "× ", "Not a quote")
    return [unknown, no_quote] if asked.is_quote else [unknown]
