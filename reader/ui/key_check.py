"""Whether the keys that the user chose can work: ids and keys that there are, no key with two
meanings in one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from textual.keys import Keys
from textual.keys import _character_to_key as long_name  # Textual has no public one.

from reader.settings import where_set
from reader.ui.every_key import every_section
from reader.ui.keys import Key, all_keys
from reader.ui.lists.all import list_sections
from reader.ui.lists.keys import COMMON

_MODIFIERS = {"ctrl", "alt", "shift", "super", "meta", "hyper"}


def what_is_wrong(keymap: Mapping[str, str], file: Path | None = None) -> list[str]:
    """A sentence for each id or key that there is not, and for each key that two things want, with
    the line of the settings' `file`. Imports every screen, so it is called in a thread, and only
    when keys were changed."""
    lines = where_set(file) if file is not None else {}

    def at(id: str) -> str:
        line = lines.get(f"keys.{id}")
        return f"settings.toml, line {line}" if line else "settings.toml, [keys]"

    known = {key.id for _, keys in every_section() for key in keys}
    told = [
        f"{at(id)}: there is no “{id}”. See: reader config --example"
        for id in keymap
        if id not in known
    ]
    for id, keys in keymap.items():
        strange = [name for name in _names(keys) if not _can_be_pressed(name)]
        told += [f"{at(id)}: there is no key “{name}”. Such as: x,ctrl+x,f5" for name in strange]
    for name, ids in _clashes(keymap):
        changed = next(id for id in ids if id in keymap)
        told.append(f"{at(changed)}: “{name}” is wanted by {' and by '.join(ids)}.")
    return list(dict.fromkeys(told))


def _clashes(keymap: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """(key, ids) that after the user's changes stand for two things on one screen."""
    (_, shared), *lists = list_sections()
    for keys in (tuple(all_keys()), *((*shared, *COMMON, *own) for _, own in lists)):
        usual = _meanings(keys, {})
        for name, ids in _meanings(keys, keymap).items():
            # Where two want a key as it comes, the one that is nearer to the user has it.
            if len(ids) > 1 and ids != usual.get(name) and any(id in keymap for id in ids):
                yield name, list(ids)


def _meanings(keys: Iterable[Key], keymap: Mapping[str, str]) -> dict[str, dict[str, None]]:
    """The ids that each key stands for."""
    meanings: dict[str, dict[str, None]] = {}
    for key in keys:
        for name in _names(keymap.get(key.id, key.keys)):
            whole = long_name(name) if len(name) == 1 else name
            meanings.setdefault(whole, {})[key.id] = None
    return meanings


def _names(keys: str) -> list[str]:
    return [name.strip() for name in keys.split(",") if name.strip()]


def _can_be_pressed(name: str) -> bool:
    *modifiers, key = name.split("+") if len(name) > 1 else [name]
    typed = (long_name(chr(code)) for code in range(ord(" "), ord("~") + 1))
    known = set(chain((item.value for item in Keys), typed))
    return set(modifiers) <= _MODIFIERS and (len(key) == 1 or key in known)
