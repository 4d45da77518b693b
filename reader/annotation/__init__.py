"""Notes, tags and corrections: kept safe, and found again when the text has changed.

A `store` has a collection for each kind of thing (`annotations`, `corrections`, `codebook`,
`people`, `library`), which reads and writes `rows` in the `ledger`: acts that are saved whole. The
ledger is a `shelf` of files that are set right when they are opened, over a `journal` and a `disk`.
`anchor` finds words again; `exchange` has the formats that notes leave and come in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.annotation.errors import StoreError

if TYPE_CHECKING:
    from reader.annotation.history import Undone
    from reader.annotation.locate import find_store, init
    from reader.annotation.records import ArticleRecord
    from reader.annotation.store import Store

__all__ = [
    "ArticleRecord",
    "Store",
    "StoreError",
    "Undone",
    "find_store",
    "init",
]

_WHERE = {
    "ArticleRecord": "reader.annotation.records",
    "Store": "reader.annotation.store",
    "Undone": "reader.annotation.history",
    "find_store": "reader.annotation.locate",
    "init": "reader.annotation.locate",
}


def __getattr__(name: str) -> Any:
    """What is asked of the room is imported when it is asked for (PEP 562)."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_WHERE[name]), name)
