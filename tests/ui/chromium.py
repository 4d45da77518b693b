"""A real browser for tests: Chromium without a window, told what to do by its DevTools Protocol."""

from __future__ import annotations

import asyncio
import base64
import os
import shutil
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

import aiohttp

PATIENCE = 60
_NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next((path for name in _NAMES if (path := shutil.which(name))), None)


class Tab:
    """The one page of a browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self.asked: list[str] = []
        """The addresses that the page asked for and was let ask."""
        self.received = ""
        """What has come through the page's web sockets."""

    async def do(self, method: str, **parameters: Any) -> Any:
        """Send a command of the protocol and return its result."""
        number = next(self._numbers)
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        async with asyncio.timeout(PATIENCE):
            while True:
                message = await self._socket.receive_json()
                self._note(message.get("method"), message.get("params", {}))
                if message.get("id") == number:
                    assert "error" not in message, message
                    return message["result"]

    def _note(self, event: str | None, of: dict[str, Any]) -> None:
        if event == "Network.responseReceived":
            self.asked.append(of["response"]["url"])
        elif event == "Network.webSocketFrameReceived" and of["response"]["opcode"] == 2:
            data = base64.b64decode(of["response"]["payloadData"])
            self.received += data.decode("utf-8", "replace")

    async def value(self, script: str) -> Any:
        """What a script of the page gives."""
        done = await self.do(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        return done["result"].get("value")

    async def type(self, keys: str) -> None:
        for key in keys:
            enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}
            what = enter if key == "\r" else {"key": key, "text": key}
            await self.do("Input.dispatchKeyEvent", type="keyDown", **what)
            await self.do("Input.dispatchKeyEvent", type="keyUp", **what)

    async def wait(self, holds: Callable[[], Awaitable[bool]]) -> None:
        """Wait until `holds`."""
        async with asyncio.timeout(PATIENCE):
            while not await holds():
                await asyncio.sleep(0.05)


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Tab]:
    """A browser of its own that keeps what it keeps in `folder`."""
    assert PROGRAM is not None
    process = await asyncio.create_subprocess_exec(
        PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--remote-debugging-port=0",
        f"--user-data-dir={folder}", "about:blank",
        stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, env={**os.environ, "HOME": str(folder)},
    )  # fmt: skip
    try:
        async with aiohttp.ClientSession() as session:
            address = await _address(folder, session)
            async with session.ws_connect(address, max_msg_size=0) as connected:
                yield Tab(connected)
    finally:
        process.terminate()
        await process.wait()


async def _address(folder: Path, session: aiohttp.ClientSession) -> str:
    """Where the browser's page is to be spoken to."""
    port = folder / "DevToolsActivePort"
    async with asyncio.timeout(PATIENCE):
        while not port.is_file() or not port.read_text().strip():
            await asyncio.sleep(0.05)
        where = f"http://127.0.0.1:{port.read_text().split()[0]}/json/list"
        while True:
            async with session.get(where) as answer:
                for target in await answer.json(content_type=None):
                    if target["type"] == "page":
                        return str(target["webSocketDebuggerUrl"])
            await asyncio.sleep(0.05)
