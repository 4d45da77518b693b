"""From a file, a stream or a page to an article: read, decode, sanitise, clean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.sources.errors import SourceError

if TYPE_CHECKING:
    from reader.sources.cleaning import CLEANER_VERSION, clean
    from reader.sources.input import MAX_BYTES, Input, read_file, read_standard_input, read_stream
    from reader.sources.known import known_beside

__all__ = [
    "CLEANER_VERSION",
    "MAX_BYTES",
    "Input",
    "SourceError",
    "clean",
    "known_beside",
    "read_file",
    "read_standard_input",
    "read_stream",
]

_WHERE = {
    "CLEANER_VERSION": "reader.sources.cleaning",
    "MAX_BYTES": "reader.sources.input",
    "Input": "reader.sources.input",
    "clean": "reader.sources.cleaning",
    "known_beside": "reader.sources.known",
    "read_file": "reader.sources.input",
    "read_standard_input": "reader.sources.input",
    "read_stream": "reader.sources.input",
}


def __getattr__(name: str) -> Any:
    """What is asked of the room is imported when it is asked for (PEP 562): helper processes need
    little of it, and start the sooner."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)
