"""The outline: the article's sections and how long they are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from reader.model.structure import Section
from reader.ui.lines import spread
from reader.ui.plain import plain_line
from reader.ui.widgets.rows import RowList

UNTITLED = "Top"


class Outline(RowList[Section]):
    """One row a section, indented by depth; `▸` stands at the one being read."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._current: int | None = None
        self._base = 1

    def set_sections(self, sections: Sequence[Section]) -> None:
        if sections is self.items:
            return
        self._base = min((section.level for section in sections if section.level), default=1)
        self.set_items(sections)

    def mark_current(self, index: int | None, *, reveal: bool) -> None:
        """Put the `▸` at section `index`; `reveal` scrolls it into view."""
        if index == self._current:
            return
        changed = [i for i in (self._current, index) if i is not None]
        self._current = index
        self.redraw(*changed)
        if reveal and index is not None:
            self.reveal(index)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        section = self.items[index]
        depth = min(max(section.level - self._base, 0), 4)
        here = index == self._current
        title = plain_line(section.title, 200) if section.title else Content(UNTITLED)
        left = Content.assemble(
            ("▸ " if here else "  ", "$accent-ink"),
            "  " * depth,
            title.stylize("bold") if here else title,
        )
        return [spread(left, Content.styled(f"{section.paragraphs} ¶", "$quiet"), width)]

    def current(self) -> int | None:
        return self._current

    def words_of(self, index: int) -> str:
        return self.items[index].title or UNTITLED
