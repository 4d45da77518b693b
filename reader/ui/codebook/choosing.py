"""Choosing another tag, or a colour."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from reader.text.fuzzy import rank
from reader.text.sanitise import one_line
from reader.text.tags import NAME_LIMIT
from reader.ui.codebook.tree import CodeRow
from reader.ui.dialogs.finder import Finder
from reader.ui.lines import spread
from reader.ui.style.look import look_of
from reader.ui.style.tag_colors import COLORS, ink_of
from reader.ui.widgets.filter import FilterInput
from reader.ui.widgets.rows import RowList

_KEYS = (
    ("enter", "choose"),
    ("type", "find"),
    ("filter.previous filter.next", "move"),
    ("filter.close", "close"),
)
NONE, OTHER = "none", "another"


class TagRows(RowList[CodeRow | None]):
    """Tags to choose from; None stands for no tag at all."""

    def __init__(self, rows: Sequence[CodeRow | None], none: str) -> None:
        super().__init__(id="option-list")
        self._none = none
        self.items = rows
        self._names = [self._called(row) for row in rows]

    def _called(self, row: CodeRow | None) -> str:
        return self._none if row is None else " ".join((row.tag.name, *row.tag.aliases))

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        if row is None:
            return [Content.styled(self._none, "$quiet")]
        left = Content.assemble(
            (f"#{one_line(row.tag.name, NAME_LIMIT)}", "$tag"),
            (f"  {one_line(row.tag.description, 200)}" if row.tag.description else "", "$quiet"),
        )
        return [spread(left, Content.styled(str(row.uses or ""), "$quiet"), width)]

    def matching(self, query: str) -> Sequence[int]:
        return rank(query, self._names)


class PickTag(Finder[str | None]):
    """One of the tags; hands back its id, "" for none where `none` names that row, or None."""

    def __init__(self, title: str, rows: Sequence[CodeRow], *, none: str = "") -> None:
        self._ids = ["", *(row.tag.id for row in rows)] if none else [row.tag.id for row in rows]
        items = [None, *rows] if none else list(rows)
        super().__init__(title, TagRows(items, none), _KEYS, typing=FilterInput("find a tag"))

    def choose(self, index: int) -> None:
        self.dismiss(self._ids[index])


class ColorRows(RowList[str]):
    """The names of colours, each with its colour."""

    def __init__(self) -> None:
        super().__init__(id="option-list")
        self.items = (*COLORS, OTHER, NONE)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        name = self.items[index]
        says = {OTHER: "another, as #rrggbb", NONE: "no colour"}.get(name, name)
        ink = ink_of(COLORS.get(name, ""), look_of(self).theme_variables)
        return [Content.assemble(("■ " if ink else "  ", ink), says)]

    def words_of(self, index: int) -> str:
        return self.items[index]


class PickColor(Finder[str | None]):
    """A colour's name, NONE, OTHER, or None."""

    def __init__(self, about: str) -> None:
        super().__init__(f"Colour of {about}", ColorRows(), (_KEYS[0], *_KEYS[2:]))

    def choose(self, index: int) -> None:
        self.dismiss(self.rows.items[index])
