"""Keys as a person writes them, and as the user has them: in sentences, hints, help and palette."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reader.ui.keys import NO_KEY, SECTIONS, Key, Sections, all_keys

_NAMES = {
    "space": "space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "escape": "esc",
    "apostrophe": "'",
    "comma": ",",
    "slash": "/",
    "full_stop": ".",
    "question_mark": "?",
    "exclamation_mark": "!",
    "colon": ":",
    "asterisk": "*",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "ampersand": "&",
    "plus": "+",
    "minus": "-",
    "f1": "F1",
    "shift+right": "shift+→",
    "shift+left": "shift+←",
    "shift+down": "shift+↓",
    "shift+up": "shift+↑",
}

_NAMED = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


@dataclass(frozen=True, slots=True)
class Command:
    """A row of the palette or of help; `keys` is how the keys are shown."""

    id: str
    title: str
    keys: str = ""


def shown_keys(key: Key, keymap: Mapping[str, str]) -> str:
    """The keys of a binding as a person writes them, after the user's changes."""
    return key_names(keymap.get(key.id, key.keys).split(","))


def first_key(key: Key, keymap: Mapping[str, str]) -> str:
    """The key by which a binding is named in a sentence or a hint; "" when it has none."""
    return shown_keys(key, keymap).split(" ")[0]


def with_keys(sentence: str, keymap: Mapping[str, str], keys: Iterable[Key] = ()) -> str:
    """`sentence` with keys for the ids in braces, as the user has them: "{undo} takes it back".

    The ids are those of the reading screen and of `keys`. What has no key is named as it is found
    in the palette: ":undo takes it back".
    """
    known = {key.id: key for key in (*all_keys(), *keys)}

    def name(found: re.Match[str]) -> str:
        key = known[found[1]]
        palette = first_key(known["palette"], keymap)
        return first_key(key, keymap) or f"{palette}{' ' * (len(palette) > 1)}{key.id}"

    return _NAMED.sub(name, sentence)


def hints(
    wanted: Iterable[tuple[str, str]], keymap: Mapping[str, str], keys: Iterable[Key] = ()
) -> tuple[tuple[str, str], ...]:
    """(keys, what they do) for each of `wanted` that has keys: (ids parted by spaces, what they
    do). The ids are those that `with_keys` takes; other words stand for themselves."""
    known = {key.id: key for key in (*all_keys(), *keys)}
    found = []
    for ids, words in wanted:
        names = ids.split()
        shown = [first_key(known[name], keymap) if name in known else name for name in names]
        # A key that is to be pressed twice is shown so.
        parting = " " if len(set(names)) == len(names) else ""
        found.append((parting.join(filter(None, shown)), words))
    return tuple(hint for hint in found if hint[0])


def key_names(keys: Iterable[str]) -> str:
    """Keys by Textual's names as a person writes them."""
    names = (name.strip() for name in keys)
    return " ".join(_NAMES.get(name, name) for name in names if name and name != NO_KEY)


def commands(keymap: Mapping[str, str], sections: Sections = SECTIONS) -> list[Command]:
    """Everything that can be done, for the palette."""
    keys = [key for _, keys in sections for key in keys]
    return [
        Command(key.id, with_keys(key.title, keymap, keys), shown_keys(key, keymap)) for key in keys
    ]


def help_rows(
    keymap: Mapping[str, str], sections: Sections = SECTIONS
) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """(heading, rows of (keys, description, id)) for the help screen."""
    return [
        (heading, [(row.keys, row.title, row.id) for row in commands(keymap, [(heading, keys)])])
        for heading, keys in sections
    ]
