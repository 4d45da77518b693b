"""The line in which a search is typed: completed while one types, with the searches of before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.suggester import Suggester

from reader.bank.query import KEYS, VALUES
from reader.text.fold import fold
from reader.text.sanitise import one_line
from reader.ui.widgets.typing import LineInput

KEPT = 50
_LONGEST = 500
_LAST = re.compile(r"""(?:^|\s)(?P<term>-?(?:(?P<key>\w+):|(?P<hash>\#))?"?(?P<value>[^\s"]*))$""")


class QueryLine(LineInput):
    """Where the search is typed. Up and down bring earlier ones back; tab takes what is offered,
    else goes on to the next kind of results."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter", "leave", "To the rows", show=False, id="query.leave"),
        Binding("up", "recall(-1)", "Earlier search", show=False, id="query.earlier"),
        Binding("down", "recall(1)", "Later search", show=False, id="query.later"),
        Binding("tab", "complete", "Take what is offered", show=False, id="query.complete"),
    ]

    class Left(Message):
        """The user wants the rows."""

    class NextKind(Message):
        """The user wants another kind of results."""

    def __init__(self, earlier: Sequence[str]) -> None:
        super().__init__(
            "words, “a phrase”, -word, speaker:name, tag:name …", max_length=_LONGEST, id="query"
        )
        self.earlier = [one_line(query, _LONGEST) for query in earlier]
        self._recalled = len(self.earlier)

    def keep(self) -> None:
        """Remember what stands here as a search of before."""
        query = self.value.strip()
        if query:
            self.earlier = [*(one for one in self.earlier if one != query), query][-KEPT:]
        self._recalled = len(self.earlier)

    def action_leave(self) -> None:
        self.post_message(self.Left())

    def action_recall(self, step: int) -> None:
        self._recalled = max(0, min(self._recalled + step, len(self.earlier)))
        self.value = [*self.earlier, ""][self._recalled]
        self.cursor_position = len(self.value)

    def action_complete(self) -> None:
        if self._suggestion and self.cursor_position == len(self.value):
            self.action_cursor_right()
        else:
            self.post_message(self.NextKind())


class Completion(Suggester):
    """Offers keys, and values of keys: one word of a tag, of a speaker's name, of a site."""

    def __init__(self, values: Mapping[str, Iterable[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._values: dict[str, tuple[str, ...]] = {
            key: tuple(dict.fromkeys(word for value in known for word in _words(key, value)))
            for key, known in {**values, **VALUES}.items()
        }

    async def get_suggestion(self, value: str) -> str | None:
        found = _LAST.search(value)
        if found is None or not found["term"].lstrip("-"):
            return None
        key = "tag" if found["hash"] else (found["key"] or "").lower()
        if key:
            rest = _rest(found["value"], self._values.get(key, ()))
        else:
            rest = _rest(found["value"], [f"{name}:" for name in KEYS])
        return value + rest if rest else None


def _rest(typed: str, words: Iterable[str]) -> str:
    """What is missing to the first of `words` that begins with what was typed."""
    wanted = fold(typed)
    if not wanted:
        return ""
    return next((word[len(typed) :] for word in words if fold(word).startswith(wanted)), "")


def _words(key: str, value: str) -> list[str]:
    """The words of a value, the last one of a name first; a tag is one word where it can be."""
    line = one_line(value, 200)
    if key == "tag":
        return [line] if " " not in line else []
    return [word for word in reversed(line.split()) if len(word) > 1]
