"""A server of the tests' own: what it answers is said request by request."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[[BaseHTTPRequestHandler], None]

# Known to nobody and trusted by nobody: what a server with a certificate of its own shows.
SELF_SIGNED = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgecoaMzrEF98cvUyv
aUtj5Mk12adhjTQSscwbzzkZKoOhRANCAARYqka5M0C2KlEqsykjbETTsiSqwkef
MqYerMuNqmhH1/OmH8nxEyqQ5aiSB7TqXFSEPSiNU5VvCy3x3d4+dES8
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBgDCCASWgAwIBAgIUM9yDH0iv9XQ73Gn7D3S+35AubIUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE2MjEzMFoYDzIxMjYxMDI5
MTYyMTMwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARYqka5M0C2KlEqsykjbETTsiSqwkefMqYerMuNqmhH1/OmH8nxEyqQ
5aiSB7TqXFSEPSiNU5VvCy3x3d4+dES8o1MwUTAdBgNVHQ4EFgQUDID6WTm1og/C
O2PA/EvYLv3Tfj8wHwYDVR0jBBgwFoAUDID6WTm1og/CO2PA/EvYLv3Tfj8wDwYD
VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEAzcPnEBc1Qzwil3p1Vpm9
vmbthQBuPtHdHTLoXQs9sdECIQDaZVTSNLNdsDScXu7uJbLPIIFVMjnt9czk5IpI
oNK/gw==
-----END CERTIFICATE-----
"""


class Server:
    """Answers paths with functions, and keeps the paths and headers it was asked for."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}

    def on(self, path: str, answer: Answer) -> str:
        """Answer `path` so; returns its address."""
        self.answers[path] = answer
        return self.url + path


def reply(body: bytes = b"", kind: str = "text/html", status: int = 200, **headers: str) -> Answer:
    """An answer of this body; underscores in names of headers stand for hyphens."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            if value:
                request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(target: str, status: int = 302) -> Answer:
    return reply(status=status, Location=target)


@contextmanager
def serve(folder: Path | None = None) -> Iterator[Server]:
    """A server on a free port of this machine; with a folder for its certificate, over TLS."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            server.asked.append(self.path)
            server.headers = dict(self.headers.items())
            try:
                server.answers.get(path, reply(b"none", status=404))(self)
            except OSError:
                # Who asked has gone away, as the tests want it.
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Listening(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    listening = Listening(("127.0.0.1", 0), Handler)
    scheme = "http"
    if folder is not None:
        certificate = folder / "self-signed.pem"
        certificate.write_text(SELF_SIGNED)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        listening.socket = context.wrap_socket(listening.socket, server_side=True)
        scheme = "https"
    server = Server(f"{scheme}://127.0.0.1:{listening.server_port}")
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
