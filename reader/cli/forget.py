"""`reader forget`: remove an article and everything that Reader keeps of it."""

from __future__ import annotations

import sys
from argparse import Namespace

from reader.cli.output import complain, inform
from reader.cli.session import workspace
from reader.text.counted import counted
from reader.workspace.library.forgetting import Traces


def run(arguments: Namespace) -> int:
    """1 when something could not be removed, which is then said."""
    with workspace(arguments) as opened:
        traces = opened.forgetting.traces(arguments.source)
        if traces.in_library and not arguments.yes and not _agreed(traces):
            inform("Nothing was removed.")
            return 0
        left = opened.forgetting.forget(traces)
    for sentence in left:
        complain(sentence)
    what = traces.title if traces.in_library else "No article of the library; what was kept of it"
    inform(f"Forgotten: {what}. Exported files, and what other programs keep, are not reached.")
    return 1 if left else 0


def _agreed(traces: Traces) -> bool:
    """Whether the user says yes; nobody is asked where nobody sits."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    notes = counted(traces.notes, "note")
    inform(
        f"“{traces.title}” and {notes} on it will be removed for good. No undo brings them back."
    )
    sys.stderr.write("Remove it? [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
