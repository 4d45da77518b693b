"""Many texts, one a line: JSON lines in, JSON lines out, in order, as they come."""

from __future__ import annotations

import json
import queue
import sys
import threading
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from typing import IO, Any

from reader.analysis.blocks import paragraphs
from reader.analysis.client import Analyser
from reader.model.contract import analysis_to_json
from reader.model.errors import ReaderError

# So many texts per helper may wait for their turn; more would only fill memory.
_AHEAD = 4


class _BadLine(Exception):
    """A line that holds no text to analyse; `id` is what it called itself."""

    def __init__(self, id: Any, why: str) -> None:
        super().__init__(why)
        self.id = id


def analyse_lines(
    lines: Iterable[bytes],
    out: IO[bytes],
    *,
    pipeline: str | None = None,
    jobs: int = 1,
    progress: IO[str] | None = None,
) -> int:
    """Answers each of `lines`, ``{"id", "text"}`` in JSON, with one line on `out`.

    Each text is taken exactly as given, so offsets hold. Answers come in the order of the lines,
    each as soon as it and those before it are known. A bad line is answered with ``{"id",
    "error"}``. `jobs` helpers work side by side. Returns how many lines failed; it ends early
    when nobody reads `out`. Progress is shown on `progress`, standard error by default, when
    that is a terminal.
    """
    shown = _Progress(progress or sys.stderr)
    pending: queue.Queue[Future[bytes] | None] = queue.Queue(_AHEAD * max(1, jobs))
    with ExitStack() as stack:
        team = _Team(pipeline, max(1, jobs), stack)
        writer = _Writer(pending, out, shown)
        writer.start()
        for line in lines:
            if writer.stopped.is_set():
                break
            if line.strip():
                pending.put(team.submit(line))
        pending.put(None)
        writer.join()
        if writer.done:
            shown.end()
        if writer.error is not None:
            raise writer.error
        return team.failed


class _Team:
    """The helpers, each with a thread that asks it one text at a time."""

    def __init__(self, pipeline: str | None, jobs: int, stack: ExitStack) -> None:
        self.failed = 0
        self._lock = threading.Lock()
        self._free: queue.SimpleQueue[Analyser] = queue.SimpleQueue()
        for _ in range(jobs):
            analyser = Analyser(pipeline)
            stack.callback(analyser.close)
            self._free.put(analyser)
        self._pool = stack.enter_context(ThreadPoolExecutor(jobs, "analyse"))

    def submit(self, line: bytes) -> Future[bytes]:
        return self._pool.submit(self._answer, line)

    def _answer(self, line: bytes) -> bytes:
        answer: dict[str, Any]
        try:
            name, text = _read(line)
        except _BadLine as error:
            answer = self._failure(error.id, str(error))
        else:
            analyser = self._free.get()
            try:
                analysis = analyser.whole(text, paragraphs(text))
                answer = {"id": name, **analysis_to_json(analysis)}
            except ReaderError as error:
                answer = self._failure(name, str(error))
            finally:
                self._free.put(analyser)
        return json.dumps(answer, separators=(",", ":")).encode() + b"\n"

    def _failure(self, name: Any, why: str) -> dict[str, Any]:
        with self._lock:
            self.failed += 1
        return {"id": name, "error": why}


class _Writer(threading.Thread):
    """Writes the answers in order, while later lines are still being read."""

    def __init__(
        self,
        pending: queue.Queue[Future[bytes] | None],
        out: IO[bytes],
        progress: _Progress,
    ) -> None:
        super().__init__(name="answers", daemon=True)
        self.stopped = threading.Event()
        self.error: Exception | None = None
        self.done = 0
        self._pending, self._out, self._progress = pending, out, progress

    def run(self) -> None:
        while (future := self._pending.get()) is not None:
            if self.stopped.is_set():
                future.cancel()
                continue
            try:
                self._out.write(future.result())
                self._out.flush()
                self.done += 1
                self._progress.show(self.done)
            except Exception as error:
                self.stopped.set()
                if not isinstance(error, BrokenPipeError):
                    self.error = error


def _read(line: bytes) -> tuple[Any, str]:
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise _BadLine(None, f"The line is not JSON: {error}") from None
    if not isinstance(value, dict):
        raise _BadLine(None, 'The line is not a JSON object with "id" and "text".')
    if not isinstance(value.get("text"), str):
        raise _BadLine(value.get("id"), 'The line has no "text" that is a string.')
    return value.get("id"), value["text"]


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


class _Progress:
    """A count on a terminal, nothing elsewhere."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream if stream.isatty() else None

    def show(self, done: int) -> None:
        if self._stream is not None:
            self._stream.write(f"\r{done} {'text' if done == 1 else 'texts'} analysed")
            self._stream.flush()

    def end(self) -> None:
        """Leaves the count where it stands, on a line of its own."""
        if self._stream is not None:
            self._stream.write("\n")
            self._stream.flush()
