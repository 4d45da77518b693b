"""How a tag looks in the codebook: in one line, and whole."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from textual.content import Content

from reader.text.counted import counted
from reader.text.sanitise import one_line
from reader.text.tags import NAME_LIMIT
from reader.ui.codebook.tree import CodeRow
from reader.ui.lines import spread
from reader.ui.plain import plain, plain_line
from reader.ui.style.look import look_of
from reader.ui.style.tag_colors import ink_of, name_of
from reader.ui.widgets.ticks import TickRows

_DEEPEST = 6
_INDENT = 2


class CodeRows(TickRows[CodeRow]):
    """Tags with their keys, colours and counts, each under its parent."""

    def draw(self, index: int, width: int) -> Sequence[Content]:
        row = self.items[index]
        tag, ink = row.tag, self._ink(row)
        left = Content.assemble(
            self.tick(index, width),
            (f"{tag.key or ' '} ", "bold $accent-ink"),
            ("■ " if ink else "  ", ink),
            " " * _INDENT * min(row.depth, _DEEPEST),
            (f"#{one_line(tag.name, NAME_LIMIT)}", ink or "$tag"),
            (f"  {one_line(tag.description, 200)}" if tag.description else "", "$quiet"),
        )
        return [spread(left, Content.styled(str(row.uses or ""), "$quiet"), width)]

    def _ink(self, row: CodeRow) -> str:
        return ink_of(row.tag.color, look_of(self).theme_variables)

    def key_of(self, index: int) -> Hashable:
        return self.items[index].tag.id

    def words_of(self, index: int) -> str:
        row = self.items[index]
        tag = row.tag
        return " ".join((tag.name, *tag.aliases, tag.description, *row.path))


def whole(row: CodeRow, variables: Mapping[str, str]) -> list[Content]:
    """Everything about a tag, in lines, in the colours of a theme."""
    tag = row.tag
    facts = [_uses(row.uses)]
    if row.below:
        facts.append(f"{row.below} tag{'s' * (row.below > 1)} below it")
    facts.append(f"key {tag.key}" if tag.key else "no key")
    ink = ink_of(tag.color, variables)
    facts.append("" if ink else "no colour")
    lines = [
        Content.assemble(
            (f"#{one_line(tag.name, NAME_LIMIT)}", "bold"),
            f"  {' · '.join(facts)}",
            (f"■ {name_of(tag.color)}" if ink else "", ink),
        ),
        plain(tag.description),
    ]
    if row.path:
        above = " › ".join(f"#{one_line(name, NAME_LIMIT)}" for name in row.path)
        lines.append(Content.assemble(("below  ", "$quiet"), above))
    if tag.aliases:
        others = " ".join(f"#{one_line(name, NAME_LIMIT)}" for name in tag.aliases)
        lines.append(Content.assemble(("also   ", "$quiet"), plain_line(others, 2_000)))
    return [line for line in lines if line]


def _uses(uses: int) -> str:
    return counted(uses, "note") if uses else "not used"
