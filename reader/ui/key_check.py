"""Whether the keys that the user chose can work: ids that there are, no key with two meanings."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

from textual.binding import Binding
from textual.dom import DOMNode

import reader.ui
from reader.ui.keys import all_keys


def what_is_wrong(keymap: Mapping[str, str]) -> list[str]:
    """A sentence for each id that there is not, and for each key of the page that two things
    want. Imports every screen, so it is called in a thread, and only when keys were changed."""
    known = {key.id for key in all_keys()} | set(_ids())
    unknown = [id for id in keymap if id not in known]
    told = [
        f"settings.toml, [keys]: there is no “{id}”. See: reader config --example" for id in unknown
    ]
    return [*told, *_clashes(keymap)]


def _clashes(keymap: Mapping[str, str]) -> Iterator[str]:
    """Keys that after the user's changes stand for two things on the reading screen."""
    meanings: dict[str, list[str]] = {}
    for key in all_keys():
        for name in filter(None, keymap.get(key.id, key.keys).split(",")):
            meanings.setdefault(name.strip(), []).append(key.id)
    for name, ids in meanings.items():
        if len(ids) > 1:
            yield f"settings.toml, [keys]: “{name}” is wanted by {' and by '.join(ids)}."


def _ids() -> Iterator[str]:
    """The ids of all bindings of all widgets."""
    for module in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        importlib.import_module(module.name)
    waiting: list[type[DOMNode]] = [DOMNode]
    while waiting:
        kind = waiting.pop()
        waiting.extend(kind.__subclasses__())
        for binding in vars(kind).get("BINDINGS", ()):
            if isinstance(binding, Binding) and binding.id:
                yield binding.id
