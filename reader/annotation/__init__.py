"""Notes, tags and corrections: kept safe, and found again when the text has changed."""

from reader.annotation.errors import StoreError
from reader.annotation.history import Undone
from reader.annotation.index import ArticleRow
from reader.annotation.library import Found
from reader.annotation.locate import find_store, init
from reader.annotation.records import ArticleRecord, InputRecord, VersionRecord
from reader.annotation.store import Store, Token

__all__ = [
    "ArticleRecord",
    "ArticleRow",
    "Found",
    "InputRecord",
    "Store",
    "StoreError",
    "Token",
    "Undone",
    "VersionRecord",
    "find_store",
    "init",
]
