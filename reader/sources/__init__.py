"""From a file, a stream or a page to an article: read, decode, sanitise, clean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.sources.errors import SourceError

if TYPE_CHECKING:
    from reader.sources.cleaning import CLEANER_VERSION, clean
    from reader.sources.input import Input, read_file, read_standard_input

__all__ = [
    "CLEANER_VERSION",
    "Input",
    "SourceError",
    "clean",
    "read_file",
    "read_standard_input",
]

_WHERE = {
    "CLEANER_VERSION": "reader.sources.cleaning",
    "Input": "reader.sources.input",
    "clean": "reader.sources.cleaning",
    "read_file": "reader.sources.input",
    "read_standard_input": "reader.sources.input",
}


def __getattr__(name: str) -> Any:
    """What is asked of the room is imported when it is asked for (PEP 562): helper processes need
    little of it, and start the sooner."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)
