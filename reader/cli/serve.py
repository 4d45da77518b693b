"""`reader serve`: the screen in a browser on this machine."""

from __future__ import annotations

import shlex
import socket
import sys
from argparse import Namespace

from reader.cli.session import workspace
from reader.model.errors import ReaderError
from reader.workspace.opening import is_address


def run(arguments: Namespace) -> int:
    try:
        from reader.ui.serving import HOST, LocalServer
    except ImportError as error:
        raise ReaderError(
            "Reader in a browser needs one more package: "
            f"{sys.executable} -m pip install textual-serve"
        ) from error
    _must_open(arguments)
    words = ["read", *([arguments.source] if arguments.source else [])]
    if arguments.annotations is not None:
        words += ["--annotations", str(arguments.annotations)]
    if arguments.private:
        words.append("--private")
    _must_be_free(HOST, arguments.port)
    LocalServer(shlex.join([sys.executable, "-m", "reader", *words]), arguments.port).serve()
    return 0


def _must_open(arguments: Namespace) -> None:
    """Raises ReaderError when SOURCE cannot be read: who sits at the browser would not see why. An
    address is fetched by the page."""
    if arguments.source == "-":
        raise ReaderError("A page in a browser cannot read standard input: name a file.")
    if arguments.source and not is_address(arguments.source):
        with workspace(arguments) as opened:
            opened.open(arguments.source)


def _must_be_free(host: str, port: int) -> None:
    """Raises ReaderError when another program listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except (OSError, OverflowError) as error:
            why = getattr(error, "strerror", "they go to 65535")
            raise ReaderError(
                f"Port {port} cannot be used ({why}). Take another: --port 8123"
            ) from error
