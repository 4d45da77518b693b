"""What the user settled about quotes, kept in the order in which it was settled."""

from __future__ import annotations

from dataclasses import replace

from reader.annotation.clock import new_id, now
from reader.annotation.errors import StoreError
from reader.annotation.ledger import Ledger
from reader.annotation.migrate import Row
from reader.annotation.rows import correction_from, correction_row
from reader.model import Correction, Selector, Settled
from reader.text.sanitise import one_line

TABLE = "corrections"


class Corrections:
    def __init__(self, ledger: Ledger, user: str) -> None:
        self._ledger = ledger
        self._user = user

    def of(self, article: str) -> tuple[Correction, ...]:
        """The corrections in force, in the order made."""
        rows = self._ledger.rows(article, TABLE)
        ordered = sorted(rows.items(), key=lambda item: (_order(item[1]), item[0]))
        found = (correction_from(article, key, row) for key, row in ordered)
        return tuple(c for c in found if c and c.deleted is None)

    def add(
        self,
        article: str,
        settled: Settled,
        selector: Selector | None,
        *,
        speaker: str | None = None,
        also: str | None = None,
        edge: Selector | None = None,
    ) -> Correction:
        """A new correction, on disk when this returns. Raises StoreError ("NOT SAVED — …")."""
        correction = Correction(
            id=new_id(),
            article=article,
            settled=settled,
            selector=selector,
            speaker=None if speaker is None else one_line(speaker),
            also=None if also is None else one_line(also),
            edge=edge,
            creator=one_line(self._user, 100),
            created=now(),
        )
        with self._ledger.action("correction"):
            if self._ledger.row(article, "articles", article) is None:
                raise StoreError("NOT SAVED — the article is not in the store. Open it again.")
            row = correction_row(correction) | {"order": self._next(article)}
            self._ledger.put(article, TABLE, correction.id, row)
        return correction

    def get(self, article: str, key: str) -> Correction | None:
        """The correction with that id, in force or not."""
        row = self._ledger.row(article, TABLE, key)
        return None if row is None else correction_from(article, key, row)

    def put(self, correction: Correction) -> None:
        """Save a correction as it is, in the running action, at its place in the order."""
        article, row = correction.article, correction_row(correction)
        if self._ledger.row(article, TABLE, correction.id) is None:
            row["order"] = self._next(article)
        self._ledger.lay(article, TABLE, correction.id, row)

    def delete(self, correction: Correction) -> Correction:
        """Take a correction out of force."""
        with self._ledger.action("delete correction"):
            present = self.get(correction.article, correction.id)
            if present is None:
                return correction
            gone = replace(present, deleted=now(), rev=present.rev + 1)
            self.put(gone)
        return gone

    def _next(self, article: str) -> int:
        """The place of a new correction; the clock is too coarse to order them, and can go back."""
        rows = self._ledger.rows(article, TABLE).values()
        return 1 + max(map(_order, rows), default=0)


def _order(row: Row) -> int:
    order = row.get("order")
    return order if isinstance(order, int) else 0
