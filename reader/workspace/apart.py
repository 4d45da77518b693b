"""Opening an article in a process of its own, forked while this one is still small.

What reads sources is imported and run there, on another core, while the screen is imported here;
what comes back is the article, with its analysis where that is known and soon read. It comes in
memory that both share (memfd), as a pipe holds no more than a page or two.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, NoReturn

from reader.model import Article, Metadata
from reader.model.errors import ReaderError
from reader.workspace.analysing import SOON_READ
from reader.workspace.opened import Origin, origin_of

if TYPE_CHECKING:
    from reader.sources import Input
    from reader.workspace.quotes.overlay import Laid
    from reader.workspace.workspace import Workspace

_FAILED = "The article could not be opened: the process that reads it ended without a word."


class Delivery(NamedTuple):
    """What comes back: the article, its analysis if known, where it came from, what the store said.
    Behind it in the same file is its Input, which is read only when it is wanted."""

    article: Article
    laid: Laid | None
    origin: Origin
    notices: tuple[str, ...]


def can_open_apart(source: str | None) -> bool:
    """Whether `source` can be opened apart: this must be Linux, where a process forks in a moment,
    with one thread so far; what is typed, pasted or fetched is opened here, as it is waited for."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return False
    return source is None or not (source == "-" or ":" in source)


def open_apart(
    workspace: Workspace, source: str | None, known: Metadata | None
) -> Callable[[], Article]:
    """Begin to open `source` (None: what is opened without a name) in another process. What comes
    back waits for the article, and raises what opening it raised."""
    memory = os.memfd_create("article")
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        # It lives for a moment: nothing that it makes is worth collecting.
        gc.disable()
        os.close(inlet)
        _deliver(workspace, source, known, memory, outlet)
    os.close(outlet)

    def wait() -> Article:
        with open(inlet, "rb") as pipe:
            done = pipe.read()
        with open(memory, "rb", closefd=False) as shared:
            shared.seek(0)
            came = pickle.load(shared) if done else ReaderError(_FAILED)
            behind = shared.tell()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, 0)
        if isinstance(came, BaseException):
            os.close(memory)
            raise came
        assert isinstance(came, Delivery)
        workspace.take_delivery(came, partial(_read_input, memory, behind))
        return came.article

    return wait


def _deliver(
    workspace: Workspace, source: str | None, known: Metadata | None, memory: int, outlet: int
) -> NoReturn:
    """In the other process: open the article, share it, say so, and end without a trace."""
    with contextlib.suppress(BaseException):
        with open(memory, "wb") as shared:
            try:
                _open(workspace, source, known, shared)
            except BaseException as error:
                shared.seek(0)
                shared.write(_as_sent(error))
        os.write(outlet, b"done")
        os.close(outlet)
        workspace.close()
    os._exit(0)


def _open(
    workspace: Workspace, source: str | None, known: Metadata | None, shared: BinaryIO
) -> None:
    found = workspace.find(source or workspace.default_source())
    article = workspace.read(found, known)
    if len(article.text) < SOON_READ:
        with contextlib.suppress(OSError, ReaderError):
            workspace.known_analysis(article)
    origin, laid = origin_of(found, known), workspace.laid(article)
    for each in (Delivery(article, laid, origin, tuple(workspace.notices())), found):
        pickle.dump(each, shared, protocol=pickle.HIGHEST_PROTOCOL)


def _read_input(memory: int, at: int) -> Input:
    with open(memory, "rb") as shared:
        shared.seek(at)
        found: Input = pickle.load(shared)
    return found


def _as_sent(error: BaseException) -> bytes:
    """`error` in a form that can be sent: as it is, or in its own words."""
    try:
        data = pickle.dumps(error)
        pickle.loads(data)
    except Exception:
        return pickle.dumps(ReaderError(f"{type(error).__name__}: {error}"))
    return data
