"""The keys that all screens with lists share; those with an id of the reading screen's are the
same keys there."""

from __future__ import annotations

from dataclasses import replace

from reader.ui.keys import Key, key_of


def _same(id: str, action: str, title: str = "") -> Key:
    """A key of the reading screen, which does here what `action` does."""
    key = key_of(id)
    return replace(key, action=action, title=title or key.title)


FILTER = _same("search", "filter", "Show only rows with these words")

COMMON: tuple[Key, ...] = (
    _same("undo", "undo"),
    _same("redo", "redo"),
    _same("library", "go('library')"),
    _same("bank", "go('bank')"),
    _same("codebook", "go('codebook')"),
    _same("speakers", "go('speakers')"),
    _same("review", "go('review')"),
    _same("save.again", "save_again"),
    _same("help", "help"),
    _same("palette", "palette", "Commands"),
    _same("messages", "messages"),
    _same("leave", "leave", "Leave the filter, else this list"),
    _same("quit", "back", "Back to where one came from"),
    _same("redraw", "redraw"),
    _same("suspend", "suspend"),
)
