"""The helper process that reads pages: started, asked, waited for, and killed in time.

Most of what it takes is the import of its libraries, so it may be started before its page is
there.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
from threading import Lock
from typing import Any

from reader import processes

PATIENCE = 8.0
"""Seconds for one answer. A page of 10 MB takes three; some small ones would take for ever."""

IDLE = 60.0
"""Seconds that a helper waits for its page before it ends."""

ARTICLE, LINES = "article", "lines"

_waiting: list[subprocess.Popen[bytes]] = []
_lock = Lock()


def prepare() -> None:
    """Start a helper for a page that is on its way; one that gets none ends by itself."""
    with _lock:
        if _waiting and _is_alive(_waiting[0]):
            return
        _waiting.clear()
        with contextlib.suppress(OSError):
            _waiting.append(_start(ARTICLE))


def ask(question: str, text: str) -> dict[str, Any] | None:
    """The helper's answer to `question` about a page's decoded text, None when there is none in
    time."""
    page = text.encode("utf-8", "replace")
    process = _prepared() if question == ARTICLE else None
    answer = _answer(process, page) if process else None
    # One that was kept waiting too long ends just when it is asked.
    if answer is None and (process is None or process.returncode == os.EX_TEMPFAIL):
        answer = _answer(_start(question), page)
    return answer


def _prepared() -> subprocess.Popen[bytes] | None:
    with _lock:
        process = _waiting.pop() if _waiting else None
    return process if process is not None and _is_alive(process) else None


def _is_alive(process: subprocess.Popen[bytes]) -> bool:
    """Whether the helper still waits; one that does not is done with."""
    if process.poll() is None:
        return True
    with process:
        return False


def _start(question: str) -> subprocess.Popen[bytes]:
    return processes.start("reader.sources.html.worker", question)


def _answer(process: subprocess.Popen[bytes], page: bytes) -> dict[str, Any] | None:
    with process:
        try:
            output, _ = process.communicate(page, timeout=PATIENCE)
            answer = json.loads(output) if process.returncode == 0 else None
        except (subprocess.TimeoutExpired, ValueError):
            answer = None
        finally:
            processes.end(process)
    return answer if isinstance(answer, dict) else None
