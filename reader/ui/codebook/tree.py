"""The tags of a codebook in the order of their tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.model import Tag
from reader.text.fold import fold


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A tag in the tree. `path` are the names of the tags above it, the uppermost first; `uses` is
    how many annotations bear it, `below` how many tags stand under it."""

    tag: Tag
    path: tuple[str, ...] = ()
    uses: int = 0
    below: int = 0

    @property
    def depth(self) -> int:
        return len(self.path)


def tree(
    tags: Sequence[Tag], uses: Mapping[str, int], *, most_used_first: bool = False
) -> list[CodeRow]:
    """Every tag once, each above those that stand under it; brothers and sisters by name, or by
    how often they are used. A parent that is not there, or a circle, leaves a tag at the top."""
    known = {tag.id: tag for tag in tags}
    children: dict[str | None, list[Tag]] = {}
    for tag in tags:
        above = tag.parent if tag.parent in known else None
        children.setdefault(above, []).append(tag)
    for family in children.values():
        family.sort(key=lambda tag: (-uses.get(tag.id, 0) * most_used_first, fold(tag.name)))
    rows: list[CodeRow] = []
    seen: set[str] = set()
    _add(rows, seen, children, uses, children.get(None, []))
    # What stands in a circle hangs from nothing that was reached.
    _add(rows, seen, {}, uses, [tag for tag in tags if tag.id not in seen])
    return rows


def _add(
    rows: list[CodeRow],
    seen: set[str],
    children: Mapping[str | None, Sequence[Tag]],
    uses: Mapping[str, int],
    tops: Sequence[Tag],
) -> None:
    waiting: list[tuple[Tag, tuple[str, ...]]] = [(tag, ()) for tag in reversed(tops)]
    while waiting:
        tag, path = waiting.pop()
        if tag.id in seen:
            continue
        seen.add(tag.id)
        below = children.get(tag.id, ())
        rows.append(CodeRow(tag, path, uses.get(tag.id, 0), len(below)))
        waiting += [(child, (*path, tag.name)) for child in reversed(below)]
