"""Cutting the journal, which would grow for ever.

What is cut off is of no use for undo, which reads the newest part only; but it may be needed to
restore a damaged file. So each file that it changed is first brought up to date and copied.
"""

from __future__ import annotations

from reader.annotation import backup
from reader.annotation.errors import not_saved
from reader.annotation.history import TAIL
from reader.annotation.journal import JOURNAL
from reader.annotation.ledger import Ledger
from reader.annotation.shelf import Position

KEPT = TAIL
LONGEST = 4 * KEPT
FAR_TOO_LONG = 2 * LONGEST
"""At this length the journal is cut in the middle of a session, not only at its end."""
# More files than these are copied the next time, so that nobody waits.
_MOST_FILES = 500


def rotate(ledger: Ledger) -> bool:
    """Cut the journal when it is too long; whether it was cut.

    Killed at any step it is as it was, or cut. Raises StoreError or OSError, and it is as it was.
    """
    journal = ledger.journal
    if journal.size() <= LONGEST:
        return False
    with ledger.locked():
        ledger.catch_up()
        end = journal.whole_end()
        cut, names = _cut(ledger, journal.tail(KEPT, end))
        if cut == 0:
            return False
        ledger.mend(names)
        try:
            for name in sorted(names):
                backup.renew(ledger.files, name)
            kept = ledger.files.read(JOURNAL, cut, end - cut) or b""
            ledger.files.write(JOURNAL, kept)
        except OSError as error:
            raise not_saved(error, f"{ledger.place}/{JOURNAL}") from error
        ledger.position = Position()
        ledger.catch_up()
    return True


def _cut(ledger: Ledger, most: int) -> tuple[int, set[str]]:
    """Where to cut, at offset `most` or before, and the files that the lines before it changed."""
    cut, names = 0, set[str]()
    for line in ledger.journal.lines():
        if line.end > most:
            break
        also = names.union(line.entry.files) if line.entry else names
        if len(also) > _MOST_FILES and cut:
            break
        cut, names = line.end, also
    return cut, names
