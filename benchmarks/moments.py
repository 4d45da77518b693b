"""`reader FILE`, with a line in a report for each moment of its start: see startup.py.

`python -m benchmarks.moments REPORT FILE`; BENCHMARK_STARTED is the time of the start, by the
clock that counts from the start of the system. Imports nothing that Reader does not.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

_STARTED = float(os.environ["BENCHMARK_STARTED"])
_REPORT = os.open(sys.argv[1], os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def _mark(moment: str) -> None:
    now = (time.clock_gettime(time.CLOCK_MONOTONIC) - _STARTED) * 1000
    used = time.process_time() * 1000
    os.write(_REPORT, f"{now:.0f}\t{used:.0f}\t{moment}\n".encode())


def _watch() -> None:
    """Put marks round what happens in the process of the screen and in the one that opens."""
    from reader.cli import read
    from reader.workspace import apart

    _around(apart, "_open", "· other process: begins", "· other process: article handed over")
    _around(read, "open_apart", "settings and workspace are there; fork")
    soon = read._open_soon

    def open_soon(open_article: Any) -> Any:
        opening = soon(open_article)
        opening.add_done_callback(lambda _: _mark("the article is here"))
        import reader.ui.app  # noqa: F401
        from reader.ui.screens.reading import ReadingScreen

        _mark("the screen is imported")
        _around(ReadingScreen, "compose", after="widgets are composed")
        _around(ReadingScreen, "_opened", after="the article is laid out")
        _around(ReadingScreen, "_after_first_paint", _painted)
        return opening

    setattr(read, "_open_soon", open_soon)  # noqa: B010


def _painted() -> None:
    _mark("first paint")
    # Not Reader's, but of this measurement or of the environment that it runs in.
    ours = ("benchmarks", "runpy", "__main__", "_distutils_hack")
    _mark("modules " + " ".join(name for name in sys.modules if not name.startswith(ours)))


def _around(owner: Any, name: str, before: str | Callable[[], None] = "", after: str = "") -> None:
    inner = getattr(owner, name)

    def outer(*arguments: Any) -> Any:
        if callable(before):
            before()
        elif before:
            _mark(before)
        answer = inner(*arguments)
        if after:
            _mark(after)
        return answer

    setattr(owner, name, outer)


if __name__ == "__main__":
    _mark("Python runs")
    _watch()
    from reader.cli import main

    sys.exit(main(sys.argv[2:]))
