"""What can go wrong with a store, in words for the user."""

from __future__ import annotations

import errno
import os

from reader.model.errors import ReaderError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class StoreError(ReaderError):
    """A store could not be read or changed. When something was to be saved and is not, the
    sentence begins with NOT SAVED."""


class Corrupt(Exception):
    """A file of the store is not what it should be; never leaves this package."""


def not_saved(error: OSError, place: object) -> StoreError:
    """The sentence for a write to `place` that the system refused; it names the one file that may
    not be written, where it is known."""
    if error.errno in _FULL:
        return StoreError(
            f"NOT SAVED — the disk is full (or your share of it): {place}. "
            "Make room and save again; what was saved before is safe."
        )
    if error.errno in _FORBIDDEN:
        if isinstance(error.filename, str) and os.path.isfile(error.filename):
            return StoreError(
                f"NOT SAVED — {error.filename} is read-only. Change its permissions and save again."
            )
        return StoreError(
            f"NOT SAVED — you may not write in {place}. "
            "Change its permissions, or choose another store with --annotations."
        )
    reason = error.strerror or str(error)
    return StoreError(f"NOT SAVED — {place} could not be written: {reason}. Try again.")
