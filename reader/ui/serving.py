"""The same program in a browser on this machine, through textual-serve."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from aiohttp import web
from textual_serve.server import Server

HOST = "127.0.0.1"

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
        if request.host != here or (origin is None and asks_for_a_screen):
            raise web.HTTPForbidden(text="Reader answers this machine's own browser only.")
        if origin is not None and origin != f"http://{here}":
            raise web.HTTPForbidden(text="Reader answers its own pages only.")
        return await handler(request)

    async def on_startup(self, app: web.Application) -> None:
        print(f"Reader is at {self.public_url} for this machine alone. ctrl+c ends it.", flush=True)
