"""The keys of what needs a look."""

from __future__ import annotations

from reader.ui.keys import Key

KEYS: tuple[Key, ...] = (
    Key("review.accept", "y,enter", "accept", "Settle it: yes, as shown; for a conflict, choose"),
    Key("review.see", "v,right,l", "see", "See it on the page"),
    Key("review.who", "w", "who", "Somebody else said this"),
    Key("review.attach", "a", "attach", "Choose its words on the page by hand"),
    Key("review.again", "t", "again", "Try again: save, or look for lost words"),
    Key("review.delete", "D", "delete", "Delete the note"),
)
HINTS = (
    ("review.accept", "yes"),
    ("review.see", "see it"),
    ("review.who", "who"),
    ("review.attach", "attach by hand"),
    ("review.again", "try again"),
    ("review.delete", "delete"),
    ("row.tick", "tick"),
    ("search", "filter"),
    ("undo", "undo"),
    ("quit", "back"),
    ("help", "all keys"),
)
