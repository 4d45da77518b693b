"""Every key that the user may change, under headings: of the page, of the lists, and of all that
opens over them or stands beside them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from textual.dom import DOMNode

import reader.ui
from reader.ui.keys import SECTIONS, Key, keys_of
from reader.ui.lists.all import list_sections

_HEADINGS = {
    "feed": "Feed",
    "query": "Search line of the quote bank",
    "panel": "In a panel",
    "notes": "Panel of notes",
    "group": "Kinds of names, in the side panel",
    "filter": "Filter line, and other lines to type in",
    "dialog": "In every dialog",
    "help": "Help",
    "note": "Note editor",
    "tag": "Tags",
    "card": "A note, shown whole",
    "who": "Who said this?",
    "cite": "How to cite",
    "details": "Details of this article",
    "removed": "Removed lines",
    "compare": "Versions compared",
    "lines": "Messages, and other texts",
    "confirm": "Yes or no",
    "copy": "A text to copy by hand",
}
"""By what their ids begin with, the headings of the keys that stand in no table."""


def every_section() -> list[tuple[str, tuple[Key, ...]]]:
    """(heading, keys). Imports every screen."""
    tables = [*SECTIONS, *list_sections()]
    known = {key.id for _, keys in tables for key in keys}
    others: dict[str, list[Key]] = {prefix: [] for prefix in _HEADINGS}
    for kind in sorted(_kinds(), key=lambda kind: (kind.__module__, kind.__qualname__)):
        for key in keys_of(vars(kind).get("BINDINGS", ())):
            if key.id not in known:
                others[key.id.split(".")[0]].append(key)
    return [*tables, *((_HEADINGS[prefix], tuple(keys)) for prefix, keys in others.items())]


def _kinds() -> Iterator[type[DOMNode]]:
    """Every widget, screen and app of the program."""
    for module in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        importlib.import_module(module.name)
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        if kind.__module__.startswith("reader.ui."):
            yield kind
