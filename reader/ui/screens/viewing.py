"""How an article is looked at, and remembered for it: the width and spacing of its lines, nothing
but the text, which panels are open."""

from __future__ import annotations

from reader.settings import WIDTHS
from reader.ui.screens.desk import Desk
from reader.ui.screens.folding import Folding

STEP = 4
"""Cells by which a line becomes wider or narrower."""


class Viewing:
    """Changes the look of the page of one desk."""

    def __init__(self, desk: Desk, folding: Folding) -> None:
        self._desk, self._folding = desk, folding

    def restore(self) -> None:
        """Look at the article as it was looked at last."""
        desk = self._desk
        view = desk.workspace.state.view(desk.session.article.id)
        width, panels = view.get("width"), view.get("panels")
        if not isinstance(width, int) or width not in WIDTHS:
            width = desk.page.measure
        desk.page.lay_out(width, spaced=view.get("spaced") is True)
        desk.screen.set_class(view.get("alone") is True, "-alone")
        if isinstance(panels, dict):
            self._folding.choose({name: is_open is True for name, is_open in panels.items()})

    def keep(self) -> None:
        """Remember how the article is looked at now, as far as that differs from the usual."""
        desk = self._desk
        view = {
            "width": desk.page.measure if desk.page.measure != self._usual_width else None,
            "spaced": desk.page.spaced,
            "alone": self._alone,
            "panels": self._folding.chosen,
        }
        state, article = desk.workspace.state, desk.session.article.id
        changed = {name: value for name, value in view.items() if value}
        if changed != state.view(article):
            state.put_view(article, changed)

    @property
    def _usual_width(self) -> int:
        return self._desk.workspace.settings.width

    @property
    def _alone(self) -> bool:
        return self._desk.screen.has_class("-alone")

    def widen(self, steps: int) -> None:
        """Make lines wider or narrower by so many steps."""
        desk, page = self._desk, self._desk.page
        fits = page.lines.width if steps > 0 else page.measure
        width = page.measure + steps * STEP
        width = min(max(width, WIDTHS.start), WIDTHS.stop - 1)
        page.lay_out(width, spaced=page.spaced)
        shown = page.lines.width
        if shown == fits and steps > 0:
            page.lay_out(fits, spaced=page.spaced)
            desk.say(f"Lines of {shown} characters: there is no room for wider ones.")
        elif width == WIDTHS.start:
            desk.say(f"Lines of {shown} characters: no narrower ones.")
        else:
            desk.say(f"Lines of {shown} characters.")

    def space(self) -> None:
        """Blank lines between the lines, or none."""
        page = self._desk.page
        page.lay_out(page.measure, spaced=not page.spaced)
        self._desk.say("Lines set apart." if page.spaced else "Lines set close.")

    def alone(self) -> None:
        """Nothing but the text, or everything again."""
        desk = self._desk
        alone = not self._alone
        if alone:
            self._folding.to_text()
        desk.screen.set_class(alone, "-alone")
        desk.say("Nothing but the text. z or esc brings the rest back." if alone else "")

    def leave_alone(self) -> bool:
        """Bring everything back; False when nothing was hidden."""
        was_alone = self._alone
        if was_alone:
            self.alone()
        return was_alone
