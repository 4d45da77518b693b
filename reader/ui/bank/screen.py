"""The quote bank: what anybody said, noted or wrote, found in all articles while one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from reader.bank import SORTS, WHATS, Found, Hit, Sort, What, parse
from reader.text.counted import counted
from reader.ui.bank.acting import Acting
from reader.ui.bank.keys import HINTS, KEYS
from reader.ui.bank.line import Completion, QueryLine
from reader.ui.bank.preview import preview
from reader.ui.bank.rows import HitRows, hit_key
from reader.ui.key_names import hints
from reader.ui.keys import bindings, keys_of
from reader.ui.lists.screen import ListScreen
from reader.ui.lists.trail import Goal, Trail
from reader.ui.places import Places
from reader.ui.saves import Clock
from reader.ui.widgets.rows import RowList
from reader.workspace import Workspace

FEW, MOST = 500, 50_000
"""How many rows are fetched at first, and how many there can be."""

_NEAR_THE_END = 100
_SECONDS_BEHIND = 0.5
_KINDS: dict[What, str] = {"quotes": "statement", "notes": "note", "text": "paragraph"}
_QUERY_KEYS = ("tag:", "-tag:", "speaker:", "entity:", "site:", "after:", "before:", "kind:")
_MORE_KEYS = ("is:unsure", "has:note", "coder:", "“…”")
_TO_ROWS = ("query.leave", "to the rows")


class BankScreen(ListScreen):
    """Search line, rows, and the words at the cursor in their sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS)]
    AUTO_FOCUS = "QueryLine"

    list_name = "bank"
    heading = "Find in all articles"
    KEYS = KEYS
    empty = ""
    hints = HINTS

    rows: HitRows

    def __init__(self, workspace: Workspace, places: Places, clock: Clock) -> None:
        super().__init__(workspace, places, clock)
        earlier = workspace.state.get("queries")
        kept = [one for one in earlier if isinstance(one, str)] if isinstance(earlier, list) else []
        self.line = QueryLine(kept)
        self.what: What = "quotes"
        self.sort: Sort = "date"
        self.found = Found()
        self.acting = Acting(self)
        self._limit = FEW
        self._shown_for: tuple[str, What, Sort] | None = None
        self._to_last = False
        self._renewed = False

    def make_rows(self) -> HitRows:
        return HitRows()

    def above(self) -> ComposeResult:
        with Horizontal(id="search"):
            yield Static("> ", classes="sign", markup=False)
            yield self.line
            yield Static(id="kinds", markup=False)

    def on_mount(self) -> None:
        self._show_kinds()
        self.read(self._values, self._offer)

    def _values(self) -> Mapping[str, Sequence[str]]:
        """What the values of keys may be."""
        quoted = self.workspace.bank.speakers()
        names = sorted(quoted, key=lambda one: -one.quotes)
        tags = [tag.name for tag in self.workspace.tags()]
        return {"tag": tags, "speaker": [one.name for one in names]}

    def _offer(self, values: Mapping[str, Sequence[str]]) -> None:
        self.line.suggester = Completion(values)

    @property
    def sought(self) -> str:
        """What is typed in the search line."""
        return self.line.value

    @property
    def terms(self) -> tuple[str, ...]:
        """The words looked for, as they were typed."""
        return tuple(term.value for term in parse(self.sought).of("words", negated=False))

    def ask(self, query: str, what: What = "quotes") -> None:
        """Look for `query` in quotes, notes or text, as if it had been typed."""
        self.what = what
        self.line.value = query
        self.line.cursor_position = len(query)
        self.rows.focus()
        self._again()

    def load(self) -> None:
        """Find again what is asked for now; only the newest answer is shown."""
        asked = self.sought, self.what, self.sort
        limit, typing = self._limit, self.line.has_focus
        workspace = self.workspace

        def find() -> Found:
            query, what, sort = asked
            return workspace.bank.find(query, what, sort=sort, limit=limit, typing=typing)

        self.bring(find, lambda found: self._take(asked, found))

    def _take(self, asked: tuple[str, What, Sort], found: Found) -> None:
        self.found = found
        self.rows.terms = self.terms
        anew = asked != self._shown_for
        self._shown_for = asked
        self.show(found.hits)
        self.remove_class("-empty")
        if anew and found.hits:
            self.rows.cursor = 0
        if self._to_last:
            self._to_last = False
            self.rows.action_last()
        self.query_one(".nothing", Static).update(self._nothing())
        self.tell()
        if found.behind:
            self.set_timer(_SECONDS_BEHIND, self.load)
        elif found.outdated and not self._renewed:
            self._renewed = True
            self.acting.analyse()

    def _nothing(self) -> str:
        """Why there are no rows."""
        found, kind = self.found, _KINDS[self.what]
        if found.of:
            return f"Nothing found in {found.of:,} {kind}s."
        if found.awaiting:
            return self.with_keys(
                "The articles here are not analysed yet. {bank.analyse} analyses them."
            )
        if self.what == "notes":
            return self.with_keys(
                "No notes yet. In an article {note} writes one, {tag} tags, {highlight} highlights."
            )
        return self.with_keys(
            f"No {kind}s yet. {{library}} opens the library, where articles are added."
        )

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._limit = FEW
        self.load()

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        """Near the end of what was fetched, fetch more."""
        loaded = len(self.rows.items)
        if loaded < min(self.found.total, MOST) and event.index > loaded - _NEAR_THE_END:
            self._limit = min(2 * loaded + FEW, MOST)
            self.load()

    def facts(self) -> str:
        found = self.found
        if self._shown_for is None:
            return "reading…"
        kind = _KINDS[self.what]
        parts = [
            f"{found.total:,} of {found.of:,} {kind}s",
            counted(found.articles, "article"),
        ]
        if found.outdated:
            parts.append(f"{found.outdated:,} by older rules")
        if found.awaiting > found.outdated or not found.outdated:
            parts.append(f"{found.awaiting - found.outdated:,} not analysed yet")
        if found.behind:
            parts.append(f"{found.behind:,} still to be read")
        return " · ".join(parts)

    def note(self) -> str:
        if self.found.unknown:
            return self.found.unknown[0]
        waiting, outdated = self.found.awaiting, self.found.outdated
        how = "{leave}, then {bank.analyse}," if self.line.has_focus else "{bank.analyse}"
        how = self.with_keys(how)
        if outdated:
            why = "These were found by older rules"
            again = "they are found again." if self.working else f"{how} finds them again."
            return f"{why}: {again}"
        if waiting and not self.working:
            what = "One article is" if waiting == 1 else f"{waiting:,} articles are"
            return f"{what} not analysed yet: {how} does it now."
        return ""

    def found_nothing(self) -> bool:
        return self.loaded and not self.rows.items

    def detail(self) -> Content:
        hit = self.rows.item
        return Content("") if hit is None else preview(hit, self.terms)

    def shown_hints(self) -> tuple[tuple[str, str], ...]:
        if not self.line.has_focus:
            return super().shown_hints()
        wanted = (*((name, "") for name in (*_QUERY_KEYS, *_MORE_KEYS)), _TO_ROWS)
        return hints(wanted, self.keymap, keys_of(QueryLine.BINDINGS))

    def _show_kinds(self) -> None:
        """The line of tabs: ▸quotes · notes · text, and the order."""
        parts: list[Content | tuple[str, str]] = []
        for what in WHATS:
            parts.append((" · ", "$quiet") if parts else ("", ""))
            on = what == self.what
            parts.append((f"▸{what}" if on else what, "bold $accent-ink" if on else "$quiet"))
        parts.append((f"   sort: {self.sort}", "$quiet"))
        self.query_one("#kinds", Static).update(Content.assemble(*parts))

    @on(QueryLine.Left)
    def _left_line(self, event: QueryLine.Left) -> None:
        event.stop()
        self._keep_query()
        self.rows.focus()
        self.load()

    @on(QueryLine.NextKind)
    def _next_kind(self, event: QueryLine.NextKind) -> None:
        event.stop()
        self.action_kind(1)

    def _keep_query(self) -> None:
        self.line.keep()
        self.workspace.state.put("queries", self.line.earlier)

    def action_filter(self) -> None:
        self.action_query()

    def action_query(self) -> None:
        self.line.focus()

    def action_leave(self) -> None:
        """esc: an analysis that is running stops; else back."""
        if not self.acting.stop():
            self.places.back()

    def action_kind(self, step: int) -> None:
        self.what = WHATS[(WHATS.index(self.what) + step) % len(WHATS)]
        self._again()

    def action_sort(self) -> None:
        self.sort = SORTS[(SORTS.index(self.sort) + 1) % len(SORTS)]
        self._again()

    def _again(self) -> None:
        self._limit = FEW
        self._show_kinds()
        self.load()

    def action_act(self, what: str) -> None:
        """Do something with the ticked hits, else with the one at the cursor."""
        hits = self.rows.wanted
        if not hits:
            self.say("Nothing is found yet to do this with.")
        elif what == "export":
            self.acting.export(hits if self.rows.ticked else None)
        else:
            getattr(self.acting, what)(hits)

    def action_analyse(self) -> None:
        if not self.acting.stop():
            self.acting.analyse()

    def choose(self, index: int) -> None:
        """To the words in their article; the articles of this list are those that > and < go
        through."""
        hits = self.rows.items
        self._keep_query()
        goals = [goal_of(hit, self.terms) for hit in hits]
        workspace = self.workspace
        trail = Trail(
            goals,
            index,
            opens=lambda at: workspace.library.open(goals[at].article),
            moved=lambda at: self._stand_on(hits[at]),
        )
        self.places.visit(trail, index)

    def _stand_on(self, hit: Hit) -> None:
        """Put the cursor on a hit, which may stand in another row by now."""
        keys = [hit_key(each) for each in self.rows.items]
        if hit_key(hit) in keys:
            self.rows.stand_on(keys.index(hit_key(hit)))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self.tell()


def goal_of(hit: Hit, terms: Sequence[str]) -> Goal:
    return Goal(
        hit.article,
        hit.span,
        hit.text_sha256,
        hit.words,
        hit.annotations[0] if hit.what == "notes" and hit.annotations else None,
        tuple(terms) if hit.what == "text" else (),
    )
