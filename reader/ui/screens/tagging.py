"""Asking for tags: of a span, or of the whole article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from reader.model import Tag
from reader.ui.dialogs.tags import TagChoice, TagPicker
from reader.ui.screens.desk import Desk

Known = tuple[tuple[Tag, ...], Counter[str]]


def ask_tags(
    desk: Desk, about: str, chosen: frozenset[str], done: Callable[[tuple[str, ...] | None], None]
) -> None:
    """Let the user tick tags, those with the ids `chosen` being ticked; `done` gets the names of
    all that are ticked then, or None."""

    def show(known: Known) -> None:
        tags, uses = known
        names = {tag.id: tag.name for tag in tags}

        def picked(choice: TagChoice | None) -> None:
            if choice is None:
                done(None)
            else:
                done((*(names[key] for key in choice.ids if key in names), *choice.new))

        desk.screen.app.push_screen(TagPicker(about, tags, chosen, uses), picked)

    desk.read(lambda: _known(desk), show)


def _known(desk: Desk) -> Known:
    """The codebook, and how often each tag is used in this article."""
    marks = desk.session.marks.values()
    return desk.workspace.tags(), Counter(tag for mark in marks for tag in mark.annotation.tags)
