"""A web address opened on screen: how it goes is told, and esc stops it."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from reader.resources import seeds
from tests.sources.server import reply, serve
from tests.terminal import Terminal

SEED = next(path for path in seeds().iterdir() if path.suffix == ".txt")


def environ(home: Path) -> dict[str, str]:
    store = str(home / "store")
    return {"HOME": str(home), "READER_ANNOTATIONS": store, "NO_PROXY": "*", "no_proxy": "*"}


def test_an_article_comes_and_its_source_is_fetched_again(tmp_path: Path) -> None:
    with serve() as server:
        url = server.on("/a", reply(SEED.read_bytes(), "text/plain; charset=utf-8"))
        with Terminal([url], environ(tmp_path)) as terminal:
            terminal.wait("Kim Jong Un")
            later = SEED.read_text().replace("commander of Iran", "general of Iran")
            server.on("/a", reply(later.encode(), "text/plain; charset=utf-8"))
            terminal.press("R")
            terminal.wait("{+general+}")
            terminal.press("n")
            terminal.wait("general of Iran")
        assert len(server.asked) == 2


def test_esc_stops_a_fetch_that_does_not_end(tmp_path: Path) -> None:
    over = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        """A page that comes letter by letter, so that nobody gives up waiting for it."""
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        while not over.wait(0.05):
            request.wfile.write(b"a")

    with serve() as server:
        url = server.on("/a", drip)
        try:
            with Terminal([url], environ(tmp_path), columns=60) as terminal:
                terminal.wait("Fetching 127.0.0.1")
                terminal.press("\x1b")
                assert terminal.wait_for_end() == 0
        finally:
            over.set()
