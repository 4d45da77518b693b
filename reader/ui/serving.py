"""The same program in a browser on this machine, through textual-serve."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web
from textual_serve.server import Server

HOST = "127.0.0.1"

# textual-serve's page asks another site for a font.
_NOTHING_FROM_ELSEWHERE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self' ws://{here}; frame-ancestors 'none'"
)

# The page takes no keys until it is clicked.
_KEYS_AT_ONCE = """<script>
  const waiting = setInterval(() => {
    const keys = document.querySelector(".xterm-helper-textarea");
    if (keys) { keys.focus(); clearInterval(waiting); }
  }, 50);
</script></body>"""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class LocalServer(Server):
    """Serves pages of its own alone: a page of somebody else's that is open in the same browser
    must not read or write notes, so what asks must say that it comes from here."""

    def __init__(self, command: str, port: int) -> None:
        super().__init__(command, host=HOST, port=port, title="Reader")

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()
        app.middlewares.append(self._from_here)
        return app

    @web.middleware
    async def _from_here(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        here = f"{HOST}:{self.port}"
        origin = request.headers.get("Origin")
        asks_for_a_screen = request.path == "/ws"
        if request.host == f"localhost:{self.port}" and not asks_for_a_screen:
            raise web.HTTPFound(f"http://{here}{request.path_qs}")
        if request.host != here or (origin is None and asks_for_a_screen):
            raise web.HTTPForbidden(text="Reader answers this machine's own browser only.")
        if origin is not None and origin != f"http://{here}":
            raise web.HTTPForbidden(text="Reader answers its own pages only.")
        answer = await handler(request)
        if isinstance(answer, web.Response) and answer.content_type == "text/html":
            answer.text = (answer.text or "").replace("</body>", _KEYS_AT_ONCE)
        if not answer.prepared:
            answer.headers["Content-Security-Policy"] = _NOTHING_FROM_ELSEWHERE.format(here=here)
        return answer

    async def on_startup(self, app: web.Application) -> None:
        print(f"Reader is at {self.public_url} for this machine alone. ctrl+c ends it.", flush=True)
