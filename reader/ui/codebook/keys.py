"""The keys of the codebook."""

from __future__ import annotations

from reader.ui.dialogs.tags import KEYS_OF_TAGS
from reader.ui.keys import Key

KEYS: tuple[Key, ...] = (
    Key("codebook.open", "enter", "open", "All notes with this tag, in the quote bank"),
    Key("codebook.new", "n", "new", "A new tag"),
    Key("codebook.rename", "r", "rename", "Another name for this tag"),
    Key("codebook.describe", "e", "describe", "Describe this tag"),
    Key("codebook.color", "c", "color", "Its colour"),
    Key("codebook.parent", "p", "parent", "The tag above it"),
    Key("codebook.alias", "a", "alias", "Its other names"),
    Key("codebook.merge", "m", "merge", "Merge it, or all that are ticked, into another"),
    Key("codebook.delete", "D", "delete", "Delete it, or all that are ticked"),
    Key("codebook.sort", "s", "sort", "Sort by name, or by use"),
    *(
        Key(f"codebook.key.{digit}", digit, f"key('{digit}')", f"Give it key {digit}, or take it")
        for digit in KEYS_OF_TAGS
    ),
)
HINTS = (
    ("codebook.open", "all with it"),
    ("codebook.new", "new"),
    ("codebook.rename", "rename"),
    ("codebook.describe", "describe"),
    ("codebook.color", "colour"),
    ("codebook.key.1", "key"),
    ("codebook.merge", "merge"),
    ("row.tick", "tick"),
    ("codebook.delete", "delete"),
    ("search", "filter"),
    ("undo", "undo"),
    ("quit", "back"),
    ("help", "all keys"),
)
