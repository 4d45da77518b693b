"""The page: one widget that draws the lines on screen, and only those."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.model import Article, Span
from reader.model.structure import Structure
from reader.ui.article.layers import Layer, Rank
from reader.ui.article.margin import Margin
from reader.ui.article.movement import SentenceFinder
from reader.ui.page.draw import Sheet, draw, offset_at
from reader.ui.page.geometry import Layout, geometry
from reader.ui.page.justify import added
from reader.ui.page.wrap import Lines, Wrapper
from reader.ui.style.inks import Inks
from reader.ui.style.look import inks_of

_KEPT_STRIPS = 600
_WHEEL_LINES = 3
_LONG_TEXT = 200_000
"""Characters from which on only a part of the text is laid out for the first paint."""
_DRAG_SCROLL_SECONDS = 0.05


class Page(Widget, can_focus=True):
    """Shows an article from the line `top` on.

    It knows the text, its layers and the focus as spans, and says in offsets what the mouse did;
    what keys and clicks mean is decided by the screen. When other lines are on screen, `moved` is
    called if the mouse did it, `reflowed` if a new size or layout did: at once, so that one frame
    shows all.
    """

    ALLOW_SELECT = False

    class Pointed(Message):
        """The mouse chose `offset`: `chain` clicks in the same place; `on_text` when a character
        is drawn there, `in_margin` left of the text, neither in the space beside it."""

        def __init__(self, offset: int, chain: int, on_text: bool, in_margin: bool) -> None:
            super().__init__()
            self.offset, self.chain = offset, chain
            self.on_text, self.in_margin = on_text, in_margin

    class Dragged(Message):
        """The mouse selects from `start` to `end`, which may be the smaller offset."""

        def __init__(self, start: int, end: int) -> None:
            super().__init__()
            self.start, self.end = start, end

    def __init__(self, wanted: Layout, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.top = 0
        self.moved: Callable[[], None] = _nothing
        self.reflowed: Callable[[], None] = _nothing
        self.wanted = wanted
        self._sheet: Sheet | None = None
        self._wrapper: Wrapper | None = None
        self._paragraphs = 0
        self._anchor = 0
        self._strips: dict[int, Strip] = {}
        self._inks: Inks | None = None
        self._drag_from: int | None = None
        self._dragged = False
        self._pointer: tuple[int, int] = (0, 0)
        self._drag_timer: Timer | None = None

    def open(
        self,
        article: Article,
        structure: Structure,
        sentences: SentenceFinder,
        *,
        at: int = 0,
    ) -> None:
        """Show `article` with the line that holds the offset `at` at the top."""
        blocks = article.blocks
        self._wrapper = Wrapper(article.text, blocks)
        self._paragraphs = structure.paragraph_count
        self._anchor = at
        self._sheet = Sheet(
            text=article.text,
            sentences=sentences,
            kind_of=blocks.kind,
            block_start=blocks.starts.__getitem__,
            number_of=structure.paragraph_number,
            lines=Lines(0),
            geometry=geometry(self.size.width, self._paragraphs, self.wanted.measure),
        )
        if self.size.width:
            self._wrap(self.size.width)

    def lay_out(self, layout: Layout) -> None:
        """Show the text in such lines; the one at the top stays there."""
        changed, self.wanted = layout != self.wanted, layout
        if changed and self._sheet is not None and self.size.width:
            self._sheet.lines = Lines(0)
            self._wrap(self.size.width)
            self.reflowed()

    def _wrap(self, width: int) -> None:
        """Lay the text out for `width` cells with the anchor's line kept at the top."""
        assert self._sheet is not None and self._wrapper is not None
        shape = geometry(width, self._paragraphs, self.wanted.measure)
        if shape.text != self._sheet.lines.width:
            if len(self._sheet.text) > _LONG_TEXT:
                self._sheet.lines = self._space(self._wrapper.part(shape.text, self._anchor))
                self.call_after_refresh(self._wrap_whole)
            else:
                self._sheet.lines = self._space(self._wrapper.wrap(shape.text))
        self._sheet.geometry, self._sheet.justify = shape, self.wanted.justify
        self._show_anchor()
        self.redraw()

    def _space(self, lines: Lines) -> Lines:
        return lines.spaced() if self.wanted.spaced else lines

    def _wrap_whole(self) -> None:
        """After a long text was painted, of which a part was laid out, lay out all of it."""
        assert self._sheet is not None and self._wrapper is not None
        top, spans = self.top, self._spans_on_screen()
        self._sheet.lines = self._space(self._wrapper.wrap(self._sheet.geometry.text))
        self._show_anchor()
        if spans == self._spans_on_screen():
            drawn = range(top, top + len(spans))
            self._strips = {
                self.top - top + line: self._strips[line] for line in drawn if line in self._strips
            }
        else:
            self.redraw()
        self.reflowed()

    def _spans_on_screen(self) -> list[Span]:
        lines = self.lines
        return [lines.span(n) for n in range(self.top, min(self.top + self.height, len(lines)))]

    def _show_anchor(self) -> None:
        """Put the line that holds the anchor at the top."""
        at = self.lines.line_at(self._anchor) if self._anchor else 0
        self.top = max(0, min(at, self.last_top))

    @property
    def lines(self) -> Lines:
        """The lines of the article at this width; none before an article is open."""
        return self._sheet.lines if self._sheet else Lines(0)

    @property
    def height(self) -> int:
        return max(1, self.size.height)

    @property
    def last_top(self) -> int:
        """The largest `top`: the last line of the article is then the last on screen."""
        return max(0, len(self.lines) - self.height)

    def seen(self) -> Span:
        """From the first character on screen to the last."""
        lines = self.lines
        if not len(lines):
            return Span(0, 0)
        last = min(self.top + self.height, len(lines)) - 1
        return Span(lines.starts[min(self.top, last)], lines.ends[last])

    def show_layers(self, layers: Sequence[tuple[Rank, Layer]], margin: Margin) -> None:
        """Lay other layers over the text; nothing moves."""
        if self._sheet is not None:
            self._sheet.layers, self._sheet.margin = layers, margin
            self.redraw()

    def show_focus(self, pieces: Sequence[Span], layers: Sequence[tuple[Rank, Layer]]) -> None:
        """Mark other spans as the focus; only the lines of the old and the new are redrawn."""
        sheet = self._sheet
        if sheet is None or (sheet.focus == tuple(pieces) and sheet.layers == layers):
            return
        old = sheet.focus
        sheet.focus, sheet.layers = tuple(pieces), layers
        self._redraw_spans([*old, *pieces])

    def redraw(self) -> None:
        """Forget what was drawn and draw the lines on screen again."""
        self._strips.clear()
        self.refresh()

    def _redraw_spans(self, spans: Iterable[Span]) -> None:
        lines = self.lines
        for span in spans:
            first, last = lines.line_at(span.start), lines.last_line_of(span)
            if last - first > _KEPT_STRIPS:
                self.redraw()
                return
            for line in range(first, last + 1):
                self._strips.pop(line, None)
            row, bottom = max(0, first - self.top), min(self.height, last - self.top + 1)
            if row < bottom:
                self.refresh(Region(0, row, self.size.width, bottom - row))

    def scroll_lines(self, to: int) -> bool:
        """Put line `to` at the top, as far as there are lines; False when nothing moved."""
        to = max(0, min(to, self.last_top))
        if to == self.top:
            return False
        self.top = to
        self._anchor = self.lines.starts[to] if to else 0
        self.refresh()
        return True

    def bring_into_view(self, span: Span, *, at_top: bool = False) -> None:
        """Scroll so that `span` can be read: not at all if it can be already, else with its first
        line a third down the screen, or at the top."""
        lines = self.lines
        first, last = lines.line_at(span.start), lines.last_line_of(span)
        if not at_top and self.top <= first and last < self.top + self.height:
            return
        above = 0 if at_top else min(self.height // 3, max(0, self.height - (last - first + 1)))
        self.scroll_lines(first - above)

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._sheet is None:
            return Strip.blank(width, inks_of(self)[""])
        line, inks = self.top + y, inks_of(self)
        if inks is not self._inks or len(self._strips) > _KEPT_STRIPS:
            self._inks = inks
            self._strips.clear()
        strip = self._strips.get(line)
        if strip is None:
            strip = self._strips[line] = draw(self._sheet, line, inks, width)
        return strip

    def watch_virtual_size(self) -> None:
        """Another size: the text fits it before it is drawn. The event comes a frame later, and
        the lines would jump."""
        if self._sheet is not None and self.size.width:
            self._wrap(self.size.width)
            self.reflowed()

    def cell_of(self, offset: int) -> Offset | None:
        """Where on the screen the character at `offset` is drawn; None when it is not."""
        sheet, lines = self._sheet, self.lines
        if sheet is None or not len(lines):
            return None
        line = lines.line_at(offset)
        start, end = lines.span(line)
        if not self.top <= line < self.top + self.height or not start <= offset <= end:
            return None
        x = (
            sheet.text_left(start)
            + cell_len(sheet.text[start:offset])
            + added(sheet.gaps(line), offset)
        )
        return self.region.offset + Offset(min(x, self.size.width - 1), line - self.top)

    def _offset(self, x: int, y: int) -> tuple[int, bool]:
        assert self._sheet is not None
        return offset_at(self._sheet, self.top + max(0, min(y, self.height - 1)), x)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._wheel(_WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._wheel(-_WHEEL_LINES)

    def _wheel(self, by: int) -> None:
        if self.scroll_lines(self.top + by):
            self.moved()
            self._drag()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self._sheet is not None and event.button == 1:
            self._drag_from = self._offset(event.x, event.y)[0]
            self._pointer = (event.x, event.y)
            self._dragged = False
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._drag_from is None or (event.x, event.y) == self._pointer:
            return
        self._pointer = (event.x, event.y)
        self._dragged = True
        self._drag()
        outside = not 0 <= event.y < self.height
        if outside and self._drag_timer is None:
            self._drag_timer = self.set_interval(_DRAG_SCROLL_SECONDS, self._drag_scroll)
        elif not outside:
            self._stop_drag_scroll()

    def _drag(self) -> None:
        if self._drag_from is not None:
            offset, on_text = self._offset(*self._pointer)
            forward = on_text and offset >= self._drag_from
            self.post_message(self.Dragged(self._drag_from, offset + forward))

    def _drag_scroll(self) -> None:
        """While the mouse drags outside the page, lines come in from there."""
        self.scroll_lines(self.top + (1 if self._pointer[1] > 0 else -1))
        self._drag()

    def _stop_drag_scroll(self) -> None:
        if self._drag_timer is not None:
            self._drag_timer.stop()
            self._drag_timer = None

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self._drag_from = None
        self._stop_drag_scroll()
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        if self._sheet is not None and event.button == 1 and not self._dragged:
            offset, on_text = self._offset(event.x, event.y)
            in_margin = event.x < self._sheet.geometry.text_left
            self.post_message(self.Pointed(offset, event.chain, on_text, in_margin))


def _nothing() -> None:
    """What happens on a move before a screen asks to be told."""
