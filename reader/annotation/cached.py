"""The rows of a table as what they mean, made again only when they change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from reader.annotation.disk import Stamp
from reader.annotation.ledger import Ledger
from reader.annotation.migrate import Row

T = TypeVar("T")


class Cached(Generic[T]):
    """A table of the file of `article` (see `journal.file_of`), each row read by `read`, which
    gives None for one that makes no sense; in the order of `order`."""

    def __init__(
        self,
        ledger: Ledger,
        article: str | None,
        table: str,
        read: Callable[[str, Row], T | None],
        order: Callable[[T], tuple[object, ...]],
    ) -> None:
        self._ledger = ledger
        self._article, self._table = article, table
        self._read, self._order = read, order
        self._stamp: Stamp | None = None
        self._made: dict[str, tuple[Row, T | None]] = {}
        self._all: dict[str, T] | None = None

    def all(self) -> dict[str, T]:
        """What the rows mean by their ids, in order, the changes of a running action included;
        not to be changed."""
        with self._ledger.guard:
            if self._ledger.acting:
                return self._sorted(self._read_rows())
            stamp = self._ledger.stamp(self._article)
            if self._all is None or self._stamp != stamp:
                self._made, self._stamp = self._read_rows(), stamp
                self._all = self._sorted(self._made)
            return self._all

    def _read_rows(self) -> dict[str, tuple[Row, T | None]]:
        """Those that are still the rows they were are not made anew."""
        made = {}
        for key, row in self._ledger.rows(self._article, self._table).items():
            before = self._made.get(key)
            made[key] = before if before and before[0] is row else (row, self._read(key, row))
        return made

    def _sorted(self, made: dict[str, tuple[Row, T | None]]) -> dict[str, T]:
        found = [(key, each) for key, (_, each) in made.items() if each is not None]
        return dict(sorted(found, key=lambda item: self._order(item[1])))
