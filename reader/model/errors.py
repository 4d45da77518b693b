"""The errors whose text is meant for the user."""

from __future__ import annotations


class ReaderError(Exception):
    """What went wrong and what to do, as a sentence that can be shown as it is.

    The command line prints it and exits with status 2; the screen shows it in a dialog.
    """
