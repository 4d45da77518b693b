"""`reader serve`: the same program through a web socket, as a browser on this machine has it."""

from __future__ import annotations

import asyncio
import base64
import os
import re
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from reader.annotation import Store
from tests.terminal import ROOT
from tests.ui.chromium import PROGRAM, browser

PATIENCE = 60


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@asynccontextmanager
async def serving(home: Path) -> AsyncIterator[str]:
    """`reader serve` in a process of its own; gives its address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "serve", "--port", str(port)],
        env={
            **os.environ,
            "HOME": str(home),
            "READER_ANNOTATIONS": str(home / "store"),
            "PYTHONPATH": str(ROOT),
            "SSH_TTY": "/dev/pts/0",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        line = await asyncio.to_thread(process.stdout.readline)
        assert f"http://127.0.0.1:{port}" in line
        await _listens(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


async def _listens(port: int) -> None:
    """It says where it is just before it listens there."""
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.02)
            else:
                writer.close()
                return


class Page:
    """What a browser's page does: it sends keys and takes what is drawn."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self.received = ""

    async def press(self, keys: str) -> None:
        await self._socket.send_json(["stdin", keys])

    async def wait(self, holds: Callable[[str], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not holds(_plain(self.received)) and not holds(self.received):
                message = await self._socket.receive()
                if message.type is aiohttp.WSMsgType.BINARY:
                    self.received += message.data.decode("utf-8", "replace")
                assert message.type is not aiohttp.WSMsgType.CLOSED, self.received[-500:]


def _plain(drawn: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", drawn)


def tags_in(folder: Path) -> tuple[str, ...]:
    """The tags of the one annotation that is in a store."""
    store = Store(folder, user="")
    (article,) = store.articles.list()
    (annotation,) = store.annotations.of(article.id)
    return store.codebook.tag_names(annotation.tags)


async def test_a_browser_reads_tags_and_copies(tmp_path: Path) -> None:
    async with serving(tmp_path) as address, aiohttp.ClientSession() as session:
        async with session.get(address + "/") as answer:
            assert "terminal" in await answer.text()
        async with session.ws_connect(
            f"{address}/ws?width=100&height=30", origin=address
        ) as connected:
            page = Page(connected)
            await page.wait(lambda text: "Kim Jong Un guides" in text)
            await page.press("/burner\r")
            await page.wait(lambda text: "1/1" in text)
            await page.press("t")
            await page.wait(lambda text: "creates" in text or "tick" in text)
            await page.press("outlook\r")
            await page.wait(lambda text: "saved " in text)
            await page.press("y")
            await page.wait(lambda text: "\x1b]52;c;" in text)
            copied = page.received.rsplit("\x1b]52;c;", 1)[1].split("\x07")[0].split("\x1b")[0]
            assert b"burner" in base64.b64decode(copied)
    assert tags_in(tmp_path / "store") == ("outlook",)


@pytest.mark.skipif(PROGRAM is None, reason="there is no Chromium here: install chromium")
async def test_chromium_reads_tags_and_copies_and_asks_nobody_else(tmp_path: Path) -> None:
    async with serving(tmp_path) as address, browser(tmp_path / "browser") as tab:

        async def drawn(words: str) -> bool:
            await tab.value("1")
            return words in _plain(tab.received)

        async def copied() -> bool:
            return "burner" in str(await tab.value("navigator.clipboard.readText()"))

        await tab.do("Network.enable")
        allowed = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        await tab.do("Browser.grantPermissions", permissions=allowed, origin=address)
        await tab.do("Page.navigate", url=address.replace("127.0.0.1", "localhost") + "/")
        await tab.wait(lambda: drawn("Kim Jong Un guides"))
        await tab.type("/burner\r")
        await tab.wait(lambda: drawn("1/1"))
        await tab.type("t")
        await tab.wait(lambda: drawn("create one"))
        await tab.type("outlook\r")
        await tab.wait(lambda: drawn("saved "))
        await tab.type("y")
        await tab.wait(copied)
        assert all(asked.startswith(f"{address}/") for asked in tab.asked), tab.asked
    assert tags_in(tmp_path / "store") == ("outlook",)


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {}],
    ids=["another host", "another page", "no page"],
)
async def test_nobody_else_is_answered(tmp_path: Path, headers: dict[str, str]) -> None:
    async with (
        serving(tmp_path) as address,
        aiohttp.ClientSession() as session,
        session.get(f"{address}/ws", headers=headers) as answer,
    ):
        assert answer.status == 403


def serve(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reader", "serve", *words],
        capture_output=True,
        text=True,
        env={**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT)},
        check=False,
    )


def test_what_cannot_be_served_is_said_before_a_browser_asks(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        for words, sentence in (
            (["--port", port], "cannot be used (Address already in use)"),
            (["--port", "70000"], "cannot be used (they go to 65535)"),
            (["nosuch.txt"], "There is no file nosuch.txt"),
            (["-"], "cannot read standard input"),
        ):
            done = serve(tmp_path, *words)
            assert (done.returncode, sentence in done.stderr) == (2, True), done.stderr
