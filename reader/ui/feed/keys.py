"""The keys of a feed."""

from __future__ import annotations

from reader.ui.keys import Key

KEYS: tuple[Key, ...] = (
    Key("feed.open", "", "open", "Open the entry"),
    Key("feed.again", "R", "again", "Fetch the feed again"),
)
HINTS = (
    ("row.choose", "open"),
    ("search", "filter"),
    ("feed.again", "fetch again"),
    ("library", "library"),
    ("quit", "quit"),
    ("help", "all keys"),
)
