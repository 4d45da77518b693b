"""How an article is looked at, and remembered for it: the width, spacing and edge of its lines,
which kinds of names are marked, nothing but the text, which panels are open."""

from __future__ import annotations

from dataclasses import replace

from reader.settings import WIDTHS, Settings
from reader.ui.article.session import GROUPS, SHOWN_AT_FIRST
from reader.ui.page.geometry import Layout
from reader.ui.screens.desk import Desk, keep_place
from reader.ui.screens.folding import Folding

STEP = 4
"""Cells by which a line becomes wider or narrower."""


def usual_layout(settings: Settings) -> Layout:
    """The lines of an article that was never looked at in another way."""
    return Layout(settings.width, justify=settings.justify)


class Viewing:
    """Changes the look of the page of one desk."""

    def __init__(self, desk: Desk, folding: Folding) -> None:
        self._desk, self._folding = desk, folding

    def restore(self) -> None:
        """Look at the article as it was looked at last."""
        desk = self._desk
        view = desk.workspace.state.view(desk.session.article.id)
        width, panels = view.get("width"), view.get("panels")
        usual = self._usual
        if not isinstance(width, int) or width not in WIDTHS:
            width = usual.measure
        justify = usual.justify is not (view.get("other edge") is True)
        desk.page.lay_out(Layout(width, view.get("spaced") is True, justify))
        desk.screen.set_class(view.get("alone") is True, "-alone")
        names = view.get("names")
        turned = names if isinstance(names, list) else []
        for group in GROUPS:
            if group.value in turned:
                desk.session.show_group(group, group not in SHOWN_AT_FIRST)
        if isinstance(panels, dict):
            self._folding.choose({name: is_open is True for name, is_open in panels.items()})

    def keep(self) -> None:
        """Remember where the reader is, and how the article is looked at now as far as that differs
        from the usual."""
        desk, layout, usual = self._desk, self._desk.page.wanted, self._usual
        view = {
            "width": layout.measure if layout.measure != usual.measure else None,
            "spaced": layout.spaced,
            "other edge": layout.justify is not usual.justify,
            "names": [g.value for g in GROUPS if desk.session.shown[g] != (g in SHOWN_AT_FIRST)],
            "alone": self._alone,
            "panels": self._folding.chosen,
        }
        state, article = desk.workspace.state, desk.session.article.id
        changed = {name: value for name, value in view.items() if value}
        with state.at_once():
            keep_place(desk)
            if changed != state.view(article):
                state.put_view(article, changed)

    @property
    def _usual(self) -> Layout:
        return usual_layout(self._desk.workspace.settings)

    @property
    def _alone(self) -> bool:
        return self._desk.screen.has_class("-alone")

    def widen(self, steps: int) -> None:
        """Make lines wider or narrower by so many steps."""
        desk, page = self._desk, self._desk.page
        fits = page.lines.width if steps > 0 else page.wanted.measure
        width = page.wanted.measure + steps * STEP
        width = min(max(width, WIDTHS.start), WIDTHS.stop - 1)
        page.lay_out(replace(page.wanted, measure=width))
        shown = page.lines.width
        if shown == fits and steps > 0:
            page.lay_out(replace(page.wanted, measure=fits))
            desk.say(f"Lines of {shown} characters: there is no room for wider ones.")
        elif width == WIDTHS.start:
            desk.say(f"Lines of {shown} characters: no narrower ones.")
        else:
            desk.say(f"Lines of {shown} characters.")

    def space(self) -> None:
        """Blank lines between the lines, or none."""
        page = self._desk.page
        page.lay_out(replace(page.wanted, spaced=not page.wanted.spaced))
        self._desk.say("Lines set apart." if page.wanted.spaced else "Lines set close.")

    def justify(self) -> None:
        """A straight right edge, or a ragged one."""
        page = self._desk.page
        page.lay_out(replace(page.wanted, justify=not page.wanted.justify))
        self._desk.say(f"{'Straight' if page.wanted.justify else 'Ragged'} right edge.")

    def alone(self) -> None:
        """Nothing but the text, or everything again."""
        desk = self._desk
        alone = not self._alone
        if alone:
            self._folding.to_text()
        desk.screen.set_class(alone, "-alone")
        desk.advise("Nothing but the text. {alone} or {leave} brings the rest back." * alone)

    def leave_alone(self) -> bool:
        """Bring everything back; False when nothing was hidden."""
        was_alone = self._alone
        if was_alone:
            self.alone()
        return was_alone
