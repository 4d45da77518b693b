"""A list of rows for panels and dialogs, drawn line by line so that ten thousand open at once."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Hashable, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from reader.text.fuzzy import contains

Item = TypeVar("Item")

_FRAME = 6
"""The lines that title, filter, keys and border of a dialog take around a list."""


class RowList(ScrollView, Generic[Item], can_focus=True):
    """Rows of one or more lines with a cursor, a filter and rows that are marked as current.

    A subclass says how an item is drawn. The cursor is a place among the rows shown; messages and
    `chosen` speak of indices among all items. The cursor is lit while the list has the keys, or
    always with the class `-lit` (when an input beside the list has them).
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--row",
        "row-list--head",
        "row-list--cursor",
        "row-list--hover",
    }
    DEFAULT_CSS = """
    RowList {
        height: 1fr;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next row", show=False, id="row.next"),
        Binding("k,up", "move(-1)", "Previous row", show=False, id="row.previous"),
        Binding("g,home", "first", "First row", show=False, id="row.first"),
        Binding("G,end", "last", "Last row", show=False, id="row.last"),
        Binding("ctrl+d,pagedown", "page(1)", "Page down", show=False, id="row.page_down"),
        Binding("ctrl+u,pageup", "page(-1)", "Page up", show=False, id="row.page_up"),
        Binding("enter", "choose", "Go there", show=False, id="row.choose"),
    ]

    gap: ClassVar[int] = 0
    """Empty lines after every row."""

    cursor: reactive[int | None] = reactive(None, repaint=False)
    _hover: reactive[int | None] = reactive(None, repaint=False)

    class Chosen(Message):
        """A row was chosen by enter or click; `index` is that of the item."""

        def __init__(self, rows: RowList[Any], index: int) -> None:
            super().__init__()
            self.rows, self.index = rows, index

    class Moved(Message):
        """The cursor came to another row; `index` is that of the item."""

        def __init__(self, rows: RowList[Any], index: int) -> None:
            super().__init__()
            self.rows, self.index = rows, index

    class Edge(Message):
        """The user moved past the last row (`step` 1) or the first one (-1)."""

        def __init__(self, rows: RowList[Any], step: int) -> None:
            super().__init__()
            self.rows, self.step = rows, step

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.items: Sequence[Item] = ()
        self._shown: Sequence[int] = range(0)
        self._tops = array("I", [0])
        self._width = 0
        self._query = ""
        self._revealed: tuple[int, bool] | None = None
        self._drawn: LRUCache[int, Sequence[Content]] = LRUCache(512)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """The lines of item `index` in `width` cells; as many as `lines_of` said."""
        raise NotImplementedError

    def lines_of(self, index: int, width: int) -> int:
        """How many lines item `index` takes."""
        return 1

    def key_of(self, index: int) -> Hashable:
        """What stays the same about item `index` when the items are made anew."""
        return index

    def words_of(self, index: int) -> str:
        """What the filter looks at; an empty text is never found."""
        return ""

    def current(self) -> int | None:
        """Index of the item where the reader is, on which the cursor first stands."""
        return None

    def selectable(self, index: int) -> bool:
        """Whether the cursor can stand on item `index`."""
        return True

    def matching(self, query: str) -> Sequence[int]:
        """Indices of the items to show for a filter, in the order to show them."""
        return [i for i in range(len(self.items)) if contains(query, self.words_of(i))]

    @property
    def chosen(self) -> int | None:
        """Index of the item under the cursor."""
        return None if self.cursor is None else self._shown[self.cursor]

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        return None if self.chosen is None else self.items[self.chosen]

    @property
    def shown_count(self) -> int:
        return len(self._shown)

    @property
    def shown_items(self) -> Sequence[int]:
        """Indices of the items that are shown, in their order."""
        return self._shown

    def set_items(self, items: Sequence[Item]) -> None:
        """Show other items; the cursor stays on the item with the same key, else near it."""
        place = self.cursor
        key = None if self.chosen is None else self.key_of(self.chosen)
        self.items = items
        self._select()
        if place is not None:
            same = (p for p, i in enumerate(self._shown) if self.key_of(i) == key)
            self._place(next(same, place))
        elif self._lit:
            self.begin()

    def set_filter(self, query: str) -> None:
        """Show only the items that match; the cursor goes to the first."""
        self._query = query.strip()
        self._select()
        self._place(0)
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def redraw(self, *indices: int) -> None:
        """Draw these items again, as something about them changed (not their height)."""
        for index in indices:
            self._drawn.discard(index)
            place = self._place_of(index)
            if place is not None:
                self._refresh_row(place)

    def redraw_all(self) -> None:
        """Draw every item again."""
        self._drawn.clear()
        self.refresh()

    def reveal(self, index: int, *, top: bool = False) -> None:
        """Scroll item `index` into view (`top`: to the top) without moving the cursor."""
        self._revealed = (index, top)
        place = self._place_of(index)
        if place is not None:
            self._scroll_to_place(place, top=top)

    def stand_on(self, index: int) -> None:
        """Put the cursor on item `index`, if it is shown."""
        place = self._place_of(index)
        if place is not None:
            self.cursor = place

    def _select(self) -> None:
        count = len(self.items)
        self._shown = self.matching(self._query) if self._query else range(count)
        self._measure(force=True)

    def _place(self, place: int) -> None:
        """Put the cursor at the nearest row that can hold it."""
        if not self._shown:
            self.cursor = None
            return
        wanted = min(max(place, 0), len(self._shown) - 1)
        found = self._selectable_from(wanted, 1)
        self.cursor = found if found is not None else self._selectable_from(wanted, -1)

    def _place_of(self, index: int) -> int | None:
        if isinstance(self._shown, range):
            return index if index in self._shown else None
        return self._shown.index(index) if index in self._shown else None

    def _selectable_from(self, place: int, step: int) -> int | None:
        end = len(self._shown) if step > 0 else -1
        return next((p for p in range(place, end, step) if self.selectable(self._shown[p])), None)

    def _measure(self, force: bool = False) -> None:
        """Find the top line of every row for the width at hand."""
        width = self.scrollable_content_region.width
        if not force and width == self._width:
            return
        self._width = width
        self._drawn.clear()
        tops, top = array("I", [0]), 0
        for index in self._shown:
            top += self.lines_of(index, width) + self.gap
            tops.append(top)
        self._tops = tops
        self.virtual_size = Size(width, max(top - self.gap, 0))
        if self.styles.auto_dimensions:
            self.refresh(layout=True)
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as the rows, but never as high as the screen with a frame around the list."""
        inner = max(width - self.scrollbar_gutter.width, 0)
        if inner == self._width:
            lines = self._tops[-1]
        else:
            lines = sum(self.lines_of(index, inner) + self.gap for index in self._shown)
        return min(max(lines - self.gap, 0), max(viewport.height - _FRAME, 1))

    def on_mount(self) -> None:
        if self.items:
            self.set_items(self.items)

    def on_resize(self) -> None:
        self._measure()
        self._keep_in_sight()

    def on_show(self) -> None:
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Scroll to what was in sight, which a hidden or new list could not do."""
        if self.cursor is not None and self._lit:
            self._scroll_to_place(self.cursor)
        elif self._revealed is not None:
            index, top = self._revealed
            # From the top on, so that no more is scrolled away than must be.
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
            self.reveal(index, top=top)

    def render_line(self, y: int) -> Strip:
        # A list that has just come is drawn before it is told its size.
        self._measure()
        width, line = self._width, y + self.scroll_offset.y
        row_style = self._style("row-list--row")
        if line >= self._tops[-1] or not width:
            return Strip.blank(self.size.width, row_style.rich_style)
        place = bisect_right(self._tops, line) - 1
        lines, offset = self._lines_at(place), line - self._tops[place]
        content, style = Content(""), row_style
        if offset < len(lines):
            content = lines[offset]
            if place == self.cursor and self._lit:
                # On the cursor's ground only plain ink is sure to be readable.
                content, style = content.without_spans, self._style("row-list--cursor")
            elif place == self._hover and self.selectable(self._shown[place]):
                style = self._style("row-list--hover")
        content = content.truncate(width, ellipsis=True, pad=True)
        strips = Visual.to_strips(self, content, width, 1, style, apply_selection=False)
        return strips[0].apply_meta({"row": place})

    def _lines_at(self, place: int) -> Sequence[Content]:
        index = self._shown[place]
        lines = self._drawn.get(index)
        if lines is None:
            lines = self._drawn[index] = self.draw(index, self._width)
        return lines

    def _style(self, component: str) -> Style:
        """The style of a component class; Textual's own method leaves out `reverse`."""
        style = self.get_visual_style(component)
        if self.get_component_styles(component).text_style.reverse:
            style += Style(reverse=True)
        return style

    @property
    def _lit(self) -> bool:
        return self.has_focus or self.has_class("-lit")

    def _refresh_row(self, place: int) -> None:
        top, bottom = self._tops[place], self._tops[place + 1]
        self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, bottom - top))

    def _scroll_to_place(self, place: int, *, top: bool = False) -> None:
        if not self.size:
            return  # Once it has one, it is scrolled to what is to be in sight.
        first, end = self._tops[place], self._tops[place + 1] - self.gap
        region = Region(0, first, self._width, end - first)
        self.scroll_to_region(region, top=top, animate=False, force=True, immediate=True)

    def watch_cursor(self, before: int | None, now: int | None) -> None:
        for place in (before, now):
            if place is not None and place < len(self._shown):
                self._refresh_row(place)
        if now is not None and now < len(self._shown):
            # A heading above the first row would otherwise stay out of sight for ever.
            self._scroll_to_place(0 if now == self._selectable_from(0, 1) else now)
            self.call_after_refresh(self._point)
            self.post_message(self.Moved(self, self._shown[now]))

    def _point(self) -> None:
        """Put the terminal's own cursor on the row, for magnifiers and braille lines; an input
        that has the keys puts it into its line."""
        has_keys = self.is_attached and self.screen.focused is self
        if has_keys and self.cursor is not None and self.cursor < len(self._shown):
            area = self.scrollable_content_region
            row = self._tops[self.cursor] - self.scroll_offset.y
            self.app.cursor_position = area.offset + Offset(0, min(max(row, 0), area.height - 1))
            # It goes to the terminal with what is drawn next.
            self._refresh_row(self.cursor)

    def watch__hover(self, before: int | None, now: int | None) -> None:
        for place in (before, now):
            if place is not None and place < len(self._shown):
                self._refresh_row(place)

    def action_move(self, step: int) -> None:
        start = (self.cursor if self.cursor is not None else -1) + step
        found = self._selectable_from(start, step) if start >= 0 else None
        if found is None:
            self.post_message(self.Edge(self, step))
        else:
            self.cursor = found

    def action_first(self) -> None:
        self.cursor = self._selectable_from(0, 1)

    def action_last(self) -> None:
        self.cursor = self._selectable_from(len(self._shown) - 1, -1)

    def action_page(self, step: int) -> None:
        if self.cursor is None:
            return
        line = self._tops[self.cursor] + step * self.scrollable_content_region.height
        self._place(bisect_right(self._tops, max(line, 0)) - 1)

    def action_choose(self) -> None:
        if self.chosen is not None and self.selectable(self.chosen):
            self.post_message(self.Chosen(self, self.chosen))

    def begin(self) -> None:
        """Put the cursor where it first stands."""
        current = self.current()
        if current is not None:
            self.stand_on(current)
        if self.cursor is None:
            self.action_first()

    def on_focus(self) -> None:
        if self.cursor is None:
            self.begin()
        else:
            self._scroll_to_place(self.cursor)
        self.call_after_refresh(self._point)

    def on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("row")
        if not isinstance(place, int) or place >= len(self._shown):
            return
        if self.selectable(self._shown[place]):
            self.cursor = place
            self.action_choose()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        place = event.style.meta.get("row")
        self._hover = place if isinstance(place, int) else None

    def on_leave(self) -> None:
        self._hover = None
