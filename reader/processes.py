"""Helper processes: started so that they find this very package, limited, and ended for sure.

What spaCy, lxml or pypdf do to a hostile text stays in a process that can be killed.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO


def start(
    module: str,
    *arguments: str,
    stdin: IO[bytes] | int = subprocess.PIPE,
    stderr: IO[bytes] | int = subprocess.DEVNULL,
    variables: dict[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `python -m module arguments` in a process group of its own, its standard output in a
    pipe, with `variables` added to the environment. Raises OSError."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=stderr,
        start_new_session=True,
        env={**os.environ, **(variables or {}), "PYTHONPATH": _search_path()},
    )


def _search_path() -> str:
    """Where this package is, wherever the program was started, before what the user set."""
    root = str(Path(__file__).resolve().parent.parent)
    return os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")]))


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process and all that it started, at once; harmless when it has ended."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def limit(memory: int, seconds: int | None = None) -> None:
    """Limit this process to `memory` bytes of address space and so many `seconds` of processor
    time, where the system can and nothing stricter is set; it leaves no core file."""
    # Not at the top: not every system has it.
    with contextlib.suppress(ImportError):
        import resource

        limits = [(resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, memory)]
        if seconds is not None:
            limits.append((resource.RLIMIT_CPU, seconds))
        for kind, value in limits:
            _, hard = resource.getrlimit(kind)
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            with contextlib.suppress(OSError, ValueError):
                resource.setrlimit(kind, (most, most))
