"""The helper process seen from the program: questions out, analyses in, never a hang.

Nothing here imports spaCy. The helper has its own process group, dies with the program, and is
started anew once when it dies on a question.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import subprocess
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from reader import processes
from reader.analysis.parts import Parts
from reader.files import make_folder
from reader.model import Analysis, Blocks
from reader.model.contract import analysis_from_json
from reader.model.errors import ReaderError

# A window takes under a second; loading spaCy on a slow, busy machine may take twenty.
SILENCE = 180.0
# A partial answer is worth giving when the parts have grown by this much since the last one.
_GROWTH = 1.4
# Far more than a report takes along; a helper writes a line or two in its life.
_LOG_BYTES = 1_000_000
_ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")

Message = dict[str, Any]


class AnalysisError(ReaderError):
    """Quotes and names could not be found; the text says why."""


class _Helper:
    """One running helper process, and who waits for which of its answers."""

    def __init__(self, pipeline: str | None, log: Path | None) -> None:
        named = () if pipeline is None else ("--pipeline", pipeline)
        with contextlib.ExitStack() as stack:
            errors: IO[bytes] | int = subprocess.DEVNULL
            if log is not None:
                with contextlib.suppress(OSError):
                    errors = stack.enter_context(_appended(log))
            self.process = processes.start(
                "reader.analysis.worker", *named, stderr=errors, variables=_ONE_CORE
            )
        self.about: Message | None = None
        self.ended = threading.Event()
        self.ready = threading.Event()
        self.failed: str | None = None
        self._waiting: dict[int, queue.Queue[Message | None]] = {}
        self._lock, self._writing = threading.Lock(), threading.Lock()
        threading.Thread(target=self._listen, name="analysis", daemon=True).start()

    def ask(self, number: int, question: Message) -> queue.Queue[Message | None]:
        """Sends `question`; its answers arrive in the queue, None when the helper is gone."""
        answers: queue.Queue[Message | None] = queue.Queue()
        with self._lock:
            if self.ended.is_set():
                answers.put(None)
                return answers
            self._waiting[number] = answers
        self.tell({"id": number, **question})
        return answers

    def tell(self, message: Message) -> None:
        """Writes one line; a helper that is gone is noticed by who listens."""
        stdin = self.process.stdin
        assert stdin is not None
        with self._writing, contextlib.suppress(OSError, ValueError):
            stdin.write(json.dumps(message, separators=(",", ":")).encode() + b"\n")
            stdin.flush()

    def forget(self, number: int) -> None:
        """Takes question `number` back; harmless when it has been answered."""
        with self._lock:
            known = self._waiting.pop(number, None)
        if known is not None and not self.ended.is_set():
            self.tell({"cancel": number})

    def kill(self) -> None:
        """Ends the helper and all it started, at once; harmless when it has ended."""
        if self.process.poll() is None:
            processes.end(self.process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=5)

    def _listen(self) -> None:
        stdout = self.process.stdout
        assert stdout is not None
        with contextlib.suppress(OSError, ValueError):
            for line in stdout:
                self._dispatch(line)
        self.process.wait()
        with self._lock:
            self.ended.set()
            waiting, self._waiting = self._waiting, {}
        self.ready.set()
        for answers in waiting.values():
            answers.put(None)
        stdout.close()
        with contextlib.suppress(OSError):
            if self.process.stdin is not None:
                self.process.stdin.close()

    def _dispatch(self, line: bytes) -> None:
        try:
            message = json.loads(line)
        except ValueError:
            return
        if "ready" in message:
            self.about = message["ready"]
            self.ready.set()
        elif "failed" in message:
            self.failed = message["failed"]
        else:
            with self._lock:
                answers = self._waiting.get(message.get("id"))
            if answers is not None:
                answers.put(message)


def _appended(log: Path) -> IO[bytes]:
    """`log`, open to write on; begun anew above `_LOG_BYTES`, with the one before it kept."""
    make_folder(log.parent)
    if log.exists() and log.stat().st_size > _LOG_BYTES:
        log.replace(log.with_name(f"{log.name}.old"))
    return open(log, "ab", opener=_for_the_user_alone)


def _for_the_user_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _question(text: str, blocks: Blocks) -> Message:
    return {
        "text": text,
        "blocks": [[b.span.start, b.span.end, b.kind.value] for b in blocks],
    }


class Analyser:
    """Finds names, quotes and speakers by way of the helper process. Thread-safe."""

    def __init__(self, pipeline: str | None = None, log: Path | None = None) -> None:
        """`pipeline` names an installed spaCy pipeline instead of the one in the package; `log`
        is the file for what the helper writes to standard error, kept small. Starts nothing yet.
        """
        self._pipeline, self._log = pipeline, log
        self._helper: _Helper | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._numbers = 0
        _open_analysers.add(self)

    def start(self) -> None:
        """Starts the helper, so that it is warm when the first question comes. Returns at once.

        Raises AnalysisError when it cannot be started.
        """
        self._running()

    @property
    def process_id(self) -> int | None:
        """The helper's process, None when none runs."""
        with self._lock:
            return None if self._helper is None else self._helper.process.pid

    def about(self, timeout: float = SILENCE) -> tuple[str, str]:
        """Name and version of the pipeline, once it is loaded; raises AnalysisError."""
        helper = self._running()
        helper.ready.wait(timeout)
        if helper.about is None:
            raise AnalysisError(helper.failed or _GONE)
        return str(helper.about["name"]), str(helper.about["version"])

    def analyse(self, text: str, blocks: Blocks, *, first: int = 0) -> Iterator[Analysis]:
        """Analyses of `text`: some of what is known so far, from the window around offset
        `first` outwards, then the whole, always last.

        Raises AnalysisError when the helper cannot answer, or `close` is called meanwhile. To
        close the iterator takes the question back.
        """
        yield from self._ask({"first": first, **_question(text, blocks)})

    def whole(self, text: str, blocks: Blocks) -> Analysis:
        """The whole analysis of `text` and nothing before it. Raises AnalysisError."""
        *_, last = self._ask({"parts": False, **_question(text, blocks)})
        return last

    def close(self) -> None:
        """Ends the helper at once; questions under way end with AnalysisError."""
        with self._lock:
            self._closed = True
            helper, self._helper = self._helper, None
        if helper is not None:
            helper.kill()

    def _ask(self, question: Message) -> Iterator[Analysis]:
        for attempt in (1, 2):
            helper = self._running()
            number = self._next_number()
            answers = helper.ask(number, question)
            try:
                yield from self._answers(helper, answers)
                return
            except _Gone:
                self._drop(helper)
                if attempt == 2 or self._closed or helper.failed:
                    raise AnalysisError(self._why(helper)) from None
            finally:
                helper.forget(number)

    def _answers(self, helper: _Helper, answers: queue.Queue[Message | None]) -> Iterator[Analysis]:
        parts, given = Parts(), 0
        while True:
            try:
                message = answers.get(timeout=SILENCE)
            except queue.Empty:
                helper.kill()
                raise AnalysisError(
                    "Finding quotes took too long and was stopped; open the article again to retry."
                ) from None
            if message is None:
                raise _Gone
            if "error" in message:
                raise AnalysisError(str(message["error"]))
            if "whole" in message:
                yield analysis_from_json(message["whole"])
                return
            parts.add(message["at"], analysis_from_json(message["part"]))
            if len(parts) >= given * _GROWTH:
                given = len(parts)
                yield parts.analysis()

    def _running(self) -> _Helper:
        with self._lock:
            if self._closed:
                raise AnalysisError("Finding quotes was stopped.")
            if self._helper is None or self._helper.ended.is_set():
                try:
                    self._helper = _Helper(self._pipeline, self._log)
                except OSError as error:
                    raise AnalysisError(
                        f"The language helper cannot be started ({error}); see `reader doctor`."
                    ) from None
            return self._helper

    def _drop(self, helper: _Helper) -> None:
        with self._lock:
            if self._helper is helper:
                self._helper = None

    def _next_number(self) -> int:
        with self._lock:
            self._numbers += 1
            return self._numbers

    def _why(self, helper: _Helper) -> str:
        if self._closed:
            return "Finding quotes was stopped."
        return helper.failed or _GONE


_GONE = (
    "The language helper ended unexpectedly, so quotes and names cannot be marked; "
    "see `reader doctor`."
)


class _Gone(Exception):
    """The helper ended with a question open."""


_open_analysers: weakref.WeakSet[Analyser] = weakref.WeakSet()


@atexit.register
def _close_all() -> None:
    for analyser in list(_open_analysers):
        analyser.close()
