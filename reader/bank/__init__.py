"""The quote bank: an index of all articles' quotes, notes and paragraphs, for search as one types.

It is a SQLite file that can always be made again from the store, and never the only copy.
"""

from reader.bank.query import parse
from reader.bank.rows import SORTS, WHATS, Entry, Found, Hit, Row, Sort, What

__all__ = ["SORTS", "WHATS", "Entry", "Found", "Hit", "Row", "Sort", "What", "parse"]
