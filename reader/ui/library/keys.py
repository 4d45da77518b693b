"""The keys of the library."""

from __future__ import annotations

from reader.ui.keys import Key

KEYS: tuple[Key, ...] = (
    Key("library.add", "a", "add", "Add a file, a folder or a web address"),
    Key("library.paste", "v", "paste", "Add what is on the clipboard"),
    Key("library.state", "m", "state", "Mark as new, reading, done"),
    Key("library.archive", "A", "archive", "Put into the archive, or take out of it"),
    Key("library.archived", "V", "archived", "Show the archive too, or not"),
    Key("library.delete", "D", "delete", "Delete ({undo} brings it back)"),
    Key("library.sort", "s", "sort(1)", "Sort by the next column"),
    Key("library.sort_back", "S", "sort(-1)", "Sort by the column before"),
    Key("library.turn", "r", "turn", "Turn the order round"),
    Key("library.failed", "", "failed", "What could not be added, and why"),
)
HINTS = (
    ("row.choose", "open"),
    ("search", "filter"),
    ("library.add", "add"),
    ("library.state", "mark"),
    ("library.sort", "sort"),
    ("row.tick", "tick"),
    ("library.archive", "archive"),
    ("library.delete", "delete"),
    ("bank", "find in all"),
    ("library.paste", "paste"),
    ("quit", "back"),
    ("help", "all keys"),
)
