"""The citation picker: style, form and markup, with a preview."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from reader.text.fuzzy import rank
from reader.ui.dialogs.dialog import Dialog
from reader.ui.plain import plain, plain_line
from reader.ui.widgets.filter import FilterInput, FilterLine
from reader.ui.widgets.rows import RowList
from reader.workspace.citations.choice import CiteChoice
from reader.workspace.citations.citing import Markup

if TYPE_CHECKING:
    from reader.citation import Citation, Style

MARKUPS: tuple[tuple[Markup, str], ...] = (
    ("plain", "plain"),
    ("markdown", "Markdown"),
    ("html", "HTML"),
)
_FORM_NAMES = {"named": "speaker named"}
_NEED_REFERENCE = ("in-text", "named")
_NARROW = 60
_KEYS = (
    ("cite.take", "copy"),
    ("row.next row.previous", "style"),
    ("cite.form_previous cite.form_next", "form"),
    ("cite.markup", "copy as"),
    ("cite.details", "details"),
    ("cite.filter", "filter"),
    ("cite.scroll_down cite.scroll_up", "scroll"),
    ("dialog.close", "close"),
)


Answer = Callable[["Citation | str"], None]
Preview = Callable[[str, str, Answer], None]
"""Makes a citation by the names of style and form, and calls the answer on the screen's thread:
with the citation, or with a sentence that says why there is none."""


class StyleList(RowList["Style"]):
    """The styles by title; `▸` stands at the one that `c` uses now."""

    def __init__(self, styles: Sequence[Style], current: str) -> None:
        super().__init__(id="style-list")
        self.items, self._current = styles, current

    def draw(self, index: int, width: int) -> Sequence[Content]:
        style = self.items[index]
        mark = "▸ " if style.name == self._current else "  "
        line = Content.assemble((mark, "$accent-ink"), plain_line(style.title, 100))
        return [line.truncate(width, ellipsis=True)]

    def key_of(self, index: int) -> Hashable:
        return self.items[index].name

    def matching(self, query: str) -> Sequence[int]:
        return rank(query, [f"{style.title} {style.name}" for style in self.items])


class CitationPicker(Dialog[CiteChoice | Literal["details"] | None]):
    """Chooses style, form and markup; hands back the choice, "details" when the user wants to fill
    in what is missing, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l,right", "form(1)", "Next form", show=False, id="cite.form_next"),
        Binding("h,left", "form(-1)", "Previous form", show=False, id="cite.form_previous"),
        Binding("m", "markup", "Copy as plain, Markdown, HTML", show=False, id="cite.markup"),
        Binding("i", "details", "Fill in what is missing", show=False, id="cite.details"),
        Binding("space", "scroll(1)", "Scroll the preview", show=False, id="cite.scroll_down"),
        Binding("b", "scroll(-1)", "Scroll back", show=False, id="cite.scroll_up"),
        Binding("slash", "filter", "Find a style", show=False, id="cite.filter"),
        Binding("enter", "take", "Copy", show=False, id="cite.take"),
        Binding("q,C", "cancel", "Close", show=False, id="cite.close"),
    ]

    def __init__(
        self, about: str, styles: Sequence[Style], preview: Preview, chosen: CiteChoice
    ) -> None:
        super().__init__(f"Cite {about}" if about else "Cite", _KEYS)
        self._preview, self._chosen, self._form_wanted = preview, chosen, chosen.form
        self._markup_wanted: Markup = chosen.markup
        self._styles = StyleList(styles, chosen.style)
        self._shown: tuple[str, str] | None = None
        self._citation: Citation | str = ""
        self._reference: Citation | str = ""

    def body(self) -> ComposeResult:
        with Horizontal(id="cite-columns"):
            yield self._styles
            with VerticalScroll(id="cite-side", can_focus=False):
                yield Static(id="cite-forms")
                yield Static(id="cite-preview")
        yield FilterLine()
        yield Static(id="cite-markups")

    def on_mount(self) -> None:
        names = [style.name for style in self._styles.items]
        at = names.index(self._chosen.style) if self._chosen.style in names else 0
        self._styles.stand_on(at)
        self._styles.focus()
        self._show()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width < _NARROW, "-narrow")
        self._show_choices()

    @property
    def form_now(self) -> str:
        """The form wanted, where the style has it; else the style's first."""
        style = self._styles.item
        forms = [form.value for form in style.forms] if style else []
        return self._form_wanted if self._form_wanted in forms else next(iter(forms), "")

    def _show(self) -> None:
        """Show forms and markups, and ask for the preview if it is another one than before."""
        style = self._styles.item
        self._show_choices()
        if style is None or self._shown == (style.name, self.form_now):
            return
        self._shown = wanted = (style.name, self.form_now)
        self._reference = ""

        def made(citation: Citation | str) -> None:
            if self._shown == wanted and self.is_attached:
                self._citation = citation
                self._show_citation()

        def referred(citation: Citation | str) -> None:
            if self._shown == wanted and self.is_attached:
                self._reference = citation
                self._show_citation()

        self._preview(*wanted, made)
        if self.form_now in _NEED_REFERENCE and any(f.value == "reference" for f in style.forms):
            self._preview(style.name, "reference", referred)

    def _show_choices(self) -> None:
        style = self._styles.item
        forms = [form.value for form in style.forms] if style else []
        words = [(_FORM_NAMES.get(form, form), form == self.form_now) for form in forms]
        line = _chosen_only if self.has_class("-narrow") else _choices
        self.query_one("#cite-forms", Static).update(line("FORM", words))
        markups = [(title, name == self._markup_wanted) for name, title in MARKUPS]
        self.query_one("#cite-markups", Static).update(_choices("COPY AS", markups))

    def _show_citation(self) -> None:
        parts = [self._written(self._citation)]
        if self._reference:
            parts += [Content.styled("goes with this reference:", "$quiet")]
            parts += [self._written(self._reference)]
        if not isinstance(self._citation, str):
            remarks = list(self._citation.remarks)
            if self._markup_wanted == "plain" and self._citation.italics:
                remarks.append("Plain text loses the italics.")
            parts += [Content.styled(" ".join(remarks), "$unsure")] if remarks else []
        self.query_one("#cite-preview", Static).update(Content("\n\n").join(parts))
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def _written(self, citation: Citation | str) -> Content:
        """The citation as it would be pasted; in plain text with the italics it would have."""
        if isinstance(citation, str):
            return plain(citation)
        if self._markup_wanted != "plain":
            return plain(getattr(citation, self._markup_wanted))
        content = plain(citation.plain)
        for words in citation.italics:
            at = content.plain.find(words)
            while at >= 0:
                content = content.stylize("italic", at, at + len(words))
                at = content.plain.find(words, at + len(words))
        return content

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self._show()

    @on(RowList.Chosen)
    def _chosen_row(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_take()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._styles.set_filter(event.value)
        self._show()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._close_filter()

    @on(FilterInput.Closed)
    def _filter_closed(self, event: FilterInput.Closed) -> None:
        event.stop()
        self._close_filter()

    @on(FilterInput.Step)
    def _step(self, event: FilterInput.Step) -> None:
        event.stop()
        self._styles.action_move(event.step)

    def _close_filter(self) -> None:
        """Show all styles again, standing on the one that was found."""
        self.query_one(FilterLine).close(self._styles)
        self._show()

    def action_filter(self) -> None:
        self.query_one(FilterLine).open(self._styles)

    def action_form(self, step: int) -> None:
        style = self._styles.item
        if style is not None:
            forms = [form.value for form in style.forms]
            self._form_wanted = forms[(forms.index(self.form_now) + step) % len(forms)]
            self._show()

    def action_markup(self) -> None:
        names = [name for name, _ in MARKUPS]
        at = names.index(self._markup_wanted)
        self._markup_wanted = names[(at + 1) % len(names)]
        self._show_choices()
        self._show_citation()

    def action_scroll(self, step: int) -> None:
        side = self.query_one(VerticalScroll)
        side.scroll_relative(y=step * max(side.size.height - 1, 1), animate=False)

    def action_take(self) -> None:
        style = self._styles.item
        if style is not None:
            self.dismiss(CiteChoice(style.name, self.form_now, self._markup_wanted))

    def action_details(self) -> None:
        self.dismiss("details")


def _choices(title: str, words: Sequence[tuple[str, bool]]) -> Content:
    """ "FORM reference · ▸in-text · both", the chosen one standing out."""
    parts = [
        Content.styled(f"▸{word}", "bold $accent-ink") if chosen else Content.styled(word, "$quiet")
        for word, chosen in words
    ]
    return Content.assemble((f"{title} ", "bold $quiet"), Content(" · ").join(parts))


def _chosen_only(title: str, words: Sequence[tuple[str, bool]]) -> Content:
    """ "FORM ▸in-text 2/4", where there is no room for all."""
    at = next((place for place, (_, chosen) in enumerate(words) if chosen), 0)
    name = words[at][0] if words else ""
    place = f" {at + 1}/{len(words)}"
    return Content.assemble(
        (f"{title} ", "bold $quiet"), (f"▸{name}", "bold $accent-ink"), (place, "$quiet")
    )
