"""Opening an article in a process of its own, forked while this one is still small.

What reads sources is imported and run there, on another core, while the screen is imported here;
what comes back is the article, with its analysis where that is known and soon read.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from reader.model import Article, Metadata
from reader.model.errors import ReaderError
from reader.workspace.analysing import SOON_READ

if TYPE_CHECKING:
    from reader.workspace.overlay import Laid
    from reader.workspace.workspace import Workspace

_FAILED = "The article could not be opened: the process that reads it ended without a word."


class Packed(NamedTuple):
    """The bytes that an article was read from, as they came from the other process: `data` is
    unpickled only where they are wanted."""

    sha256: str
    path: str | None
    url: str | None
    data: bytes


class Delivery(NamedTuple):
    """What comes back: the article, its analysis if known, its bytes, what the store said."""

    article: Article
    laid: Laid | None
    packed: Packed
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
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        # It lives for a moment: nothing that it makes is worth collecting.
        gc.disable()
        os.close(inlet)
        _deliver(workspace, source, known, outlet)
    os.close(outlet)

    def wait() -> Article:
        with open(inlet, "rb") as pipe:
            data = pipe.read()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(child, 0)
        came = pickle.loads(data) if data else ReaderError(_FAILED)
        if isinstance(came, BaseException):
            raise came
        assert isinstance(came, Delivery)
        workspace.take_delivery(came, known)
        return came.article

    return wait


def _deliver(
    workspace: Workspace, source: str | None, known: Metadata | None, outlet: int
) -> NoReturn:
    """In the other process: open the article, send it, and end without a trace."""
    try:
        data = pickle.dumps(_open(workspace, source, known), protocol=pickle.HIGHEST_PROTOCOL)
    except BaseException as error:
        data = _as_sent(error)
    with contextlib.suppress(BaseException), open(outlet, "wb") as pipe:
        pipe.write(data)
    with contextlib.suppress(BaseException):
        workspace.close()
    os._exit(0)


def _open(workspace: Workspace, source: str | None, known: Metadata | None) -> Delivery:
    found = workspace.find(source or workspace.default_source())
    article = workspace.read(found, known)
    if len(article.text) < SOON_READ:
        with contextlib.suppress(OSError, ReaderError):
            workspace.known_analysis(article)
    path = str(found.path.absolute()) if found.path else None
    packed = Packed(found.sha256, path, found.url, pickle.dumps(found))
    return Delivery(article, workspace.laid(article), packed, tuple(workspace.notices()))


def _as_sent(error: BaseException) -> bytes:
    """`error` in a form that can be sent: as it is, or in its own words."""
    try:
        data = pickle.dumps(error)
        pickle.loads(data)
    except Exception:
        return pickle.dumps(ReaderError(f"{type(error).__name__}: {error}"))
    return data
