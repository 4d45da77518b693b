"""The keys of the speakers of the library."""

from __future__ import annotations

from reader.ui.keys import Key

KEYS: tuple[Key, ...] = (
    Key("speakers.open", "enter", "open", "All that this speaker said, in the quote bank"),
    Key("speakers.tag", "t", "tag", "Tag this speaker: official, expert, witness"),
    Key("speakers.rename", "r", "rename", "Another name to show this speaker by"),
    Key("speakers.merge", "m", "merge", "Merge those that are ticked: they are the same"),
    Key("speakers.split", "x", "split", "Split off a name, or one article: somebody else"),
    Key("speakers.likely", "ampersand", "likely", "Who may be the same, one after the other"),
    Key("speakers.yes", "y", "same", "Yes, these two are the same"),
    Key("speakers.no", "n", "not_same", "No, these two are different"),
    Key("speakers.sort", "s", "sort", "Sort by quotes, name, or articles"),
)
HINTS = (
    ("speakers.open", "their quotes"),
    ("row.tick", "tick"),
    ("speakers.merge", "merge"),
    ("speakers.split", "split"),
    ("speakers.rename", "rename"),
    ("speakers.tag", "tag"),
    ("search", "filter"),
    ("undo", "undo"),
    ("quit", "back"),
    ("help", "all keys"),
)
ASKING = (
    ("speakers.yes", "the same"),
    ("speakers.no", "different"),
    ("row.next", "next pair"),
    ("speakers.likely", "back to everybody"),
    ("undo", "undo"),
)
