"""The helper process: ``python -m reader.analysis.worker [--pipeline NAME]``.

JSON lines in, JSON lines out; it ends at end of input. In: ``{"id", "text", "blocks": [[start,
end, kind], …], "first", "parts"}`` asks for an analysis, ``{"cancel": id}`` takes the question
back. Out: ``{"ready": {"name", "version"}}`` once, then for each question ``{"id", "at", "part"}``
per window (unless "parts" is false) and ``{"id", "whole"}`` at the end, or ``{"id", "error"}``.
A newer question overtakes an older one between windows. A line that is no question gets
``{"id": null, "error"}``; ``{"failed"}`` is the last word of a helper that cannot work at all.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import queue
import sys
import threading
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any

from reader.analysis.pipeline import Pipeline, PipelineError
from reader.analysis.reading import Reading
from reader.model.contract import analysis_to_json
from reader.processes import limit

# Far above what a million words need; it stops a runaway parse before it takes the machine down.
_ADDRESS_SPACE = 6 << 30


class BadRequest(Exception):
    """A line that is no question this helper can answer."""


@dataclass(slots=True)
class _Job:
    id: Any
    reading: Reading
    left: list[range]
    parts: bool


class Worker:
    """Answers questions from `lines` on `out`, newest first, one window at a time."""

    def __init__(self, pipeline: Pipeline, out: IO[str]) -> None:
        self._pipeline, self._out = pipeline, out
        self._jobs: list[_Job] = []

    def run(self, lines: queue.Queue[str | None]) -> None:
        """Works until `lines` gives None and every question is answered."""
        ended = False
        while not ended or self._jobs:
            try:
                line = lines.get(block=not self._jobs and not ended)
            except queue.Empty:
                self._step()
                continue
            if line is None:
                ended = True
            else:
                self._take(line)

    def send(self, **message: Any) -> None:
        """Writes one message; raises OSError when nobody reads any more."""
        self._out.write(json.dumps(message, separators=(",", ":")) + "\n")
        self._out.flush()

    def _take(self, line: str) -> None:
        asked: Any = None
        try:
            asked, message = _parse(line)
            if "cancel" in message:
                self._jobs = [job for job in self._jobs if job.id != message["cancel"]]
                return
            reading = Reading(self._pipeline, *_question(message))
            parts = message.get("parts", True) is True
            self._jobs.append(_Job(asked, reading, list(reading.windows), parts))
        except BadRequest as error:
            self.send(id=asked, error=str(error))
        except Exception as error:
            traceback.print_exc()
            self.send(id=asked, error=f"The text could not be analysed ({_words(error)}).")

    def _step(self) -> None:
        """One window of the newest job, or its last answer."""
        job = self._jobs[-1]
        try:
            if job.left:
                window = job.left.pop(0)
                job.reading.read(window)
                if job.parts:
                    part = analysis_to_json(job.reading.part(window))
                    self.send(id=job.id, at=job.reading.start_of(window), part=part)
            else:
                self._jobs.remove(job)
                self.send(id=job.id, whole=analysis_to_json(job.reading.whole()))
        except OSError:
            raise
        except Exception as error:
            # One window that spaCy chokes on costs that window, not the article.
            traceback.print_exc()
            if job not in self._jobs:
                self.send(id=job.id, error=f"The text could not be analysed ({_words(error)}).")


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]


def _parse(line: str) -> tuple[Any, dict[str, Any]]:
    try:
        message = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadRequest(f"The line is not JSON: {error}") from None
    if not isinstance(message, dict):
        raise BadRequest("The line is not a JSON object.")
    return message.get("id"), message


def _question(message: dict[str, Any]) -> tuple[str, list[tuple[int, int, str]], int]:
    text, blocks, first = message.get("text"), message.get("blocks"), message.get("first", 0)
    if not isinstance(text, str) or not isinstance(blocks, list) or not isinstance(first, int):
        raise BadRequest('A question needs "text", a string, and "blocks", a list.')
    found, last = [], 0
    for block in blocks:
        try:
            start, end, kind = block
            valid = last <= start <= end <= len(text) and isinstance(kind, str)
        except (TypeError, ValueError):
            valid = False
        if not valid:
            raise BadRequest("Blocks must be [start, end, kind], in order and inside the text.")
        found.append((start, end, kind))
        last = end
    return text, found, first


def _pump(source: IO[str], lines: queue.Queue[str | None]) -> None:
    with contextlib.suppress(OSError, ValueError):
        for line in source:
            if line.strip():
                lines.put(line)
    lines.put(None)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the helper on standard input and output; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m reader.analysis.worker")
    parser.add_argument("--pipeline", help="an installed spaCy pipeline instead of Reader's own")
    options = parser.parse_args(arguments)
    limit(_ADDRESS_SPACE)
    # Whatever a library prints must not end up between the answers.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    source = open(sys.stdin.fileno(), encoding="utf-8", errors="replace", closefd=False)  # noqa: SIM115
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_pump, args=(source, lines), daemon=True).start()
    try:
        try:
            pipeline = Pipeline(options.pipeline)
        except PipelineError as error:
            out.write(json.dumps({"failed": str(error)}) + "\n")
            out.flush()
            return 1
        worker = Worker(pipeline, out)
        worker.send(ready={"name": pipeline.name, "version": pipeline.version})
        worker.run(lines)
    except BrokenPipeError:
        return 0
    return 0


if __name__ == "__main__":
    status = main()
    # Interpreter shutdown would wait on the thread that still sits in read().
    os._exit(status)
