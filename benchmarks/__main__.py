"""Measure, print a table, and say by the exit status whether all limits hold.

`python -m benchmarks [PART…]`; PARTS below are the parts.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import Figure, table

PARTS = ("commands", "screen", "peers", "language", "store", "library", "anchoring", "stress")


def main(parts: Sequence[str]) -> int:
    """Run the named parts (none: all); 1 when a limit does not hold, 2 for an unknown part."""
    unknown = set(parts) - set(PARTS)
    if unknown:
        print(f"There is no part {', '.join(sorted(unknown))}. Parts: {', '.join(PARTS)}.")
        return 2
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in parts or PARTS:
            print(f"measuring: {part}", file=sys.stderr, flush=True)
            module = importlib.import_module(f"benchmarks.{part}")
            figures += module.measure(folder, _environ(folder / part))
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()}\n")
    print(table(figures))
    return 0 if all(figure.holds for figure in figures) else 1


def _environ(home: Path) -> dict[str, str]:
    """An environment whose home, cache, state and store are folders of this run alone."""
    home.mkdir()
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith("READER_")},
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "READER_ANNOTATIONS": str(home / "store"),
        "PYTHONPATH": str(Path(__file__).resolve().parents[1]),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
