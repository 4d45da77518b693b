"""How a speaker of the library looks, in one line and whole; and two who may be the same."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from textual.content import Content

from reader.text.counted import counted
from reader.text.sanitise import one_line
from reader.ui.lines import cut, spread
from reader.ui.widgets.ticks import TickRows
from reader.workspace.library.likely import Likely
from reader.workspace.library.people import PersonRow

_NAME = 200
_MOST_NAMES, _MOST_ROLES = 8, 3
Item = PersonRow | Likely


class PeopleRows(TickRows[Item]):
    """Speakers with their roles, tags and counts; or pairs who may be the same."""

    def draw(self, index: int, width: int) -> Sequence[Content]:
        item = self.items[index]
        if isinstance(item, Likely):
            return [self._pair(item, width)]
        role = one_line(item.roles[0], 200) if item.roles else ""
        right = Content.assemble(
            (counted(len(item.articles), "article") + "  " if width >= 60 else "", "$quiet"),
            (str(item.quotes), "bold"),
        )
        left = Content.assemble(
            self.tick(index, width),
            one_line(item.name, _NAME),
            (f"  {tag_words(item.tags)}" if item.tags else "", "$tag"),
            (f"  {role}" if role else "", "$quiet"),
        )
        return [spread(left, right, width)]

    def _pair(self, pair: Likely, width: int) -> Content:
        half = max((width - 6) // 2, 8)
        return Content.assemble(
            cut(one_line(pair.one.name, _NAME), half),
            ("  =?  ", "bold $unsure"),
            cut(one_line(pair.other.name, _NAME), half),
        )

    def key_of(self, index: int) -> Hashable:
        item = self.items[index]
        return (item.one.key, item.other.key) if isinstance(item, Likely) else item.key

    def words_of(self, index: int) -> str:
        item = self.items[index]
        people = (item.one, item.other) if isinstance(item, Likely) else (item,)
        return " ".join(
            " ".join((person.name, *person.names, *person.roles, *map("#{}".format, person.tags)))
            for person in people
        )


def whole(item: Item) -> list[Content]:
    """Everything about a speaker, or about two who may be the same, in lines."""
    if isinstance(item, PersonRow):
        return _person(item)
    why = Content.assemble(("The same? ", "bold"), (one_line(item.why, 300), "$unsure"))
    return [why, *_person(item.one), *_person(item.other)]


def _person(row: PersonRow) -> list[Content]:
    facts = [counted(row.quotes, "quote"), counted(len(row.articles), "article")]
    lines = [
        Content.assemble(
            (one_line(row.name, _NAME), "bold"),
            f"  {' · '.join(facts)}",
            (f"  {tag_words(row.tags)}" if row.tags else "", "$tag"),
        )
    ]
    others = [one_line(name, _NAME) for name in row.names if name != row.name]
    if others:
        lines.append(Content.assemble(("also   ", "$quiet"), _some(others, _MOST_NAMES)))
    if row.roles:
        roles = _some([one_line(role, _NAME) for role in row.roles], _MOST_ROLES, "; ")
        lines.append(Content.assemble(("role   ", "$quiet"), roles))
    return lines


def _some(words: Sequence[str], most: int, between: str = ", ") -> str:
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return between.join(words[:most]) + more


def tag_words(tags: Sequence[str]) -> str:
    return " ".join(f"#{one_line(tag, 60)}" for tag in tags)
