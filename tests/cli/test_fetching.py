"""`reader` with a web address."""

from __future__ import annotations

import json
import os
import sys
import threading
from pathlib import Path

import pexpect

from reader.resources import seeds
from tests.cli.conftest import ROOT, Run
from tests.sources.server import reply, serve

SEED = next(path for path in seeds().iterdir() if path.suffix == ".txt")
DIRECT = {"NO_PROXY": "*", "no_proxy": "*"}


def test_an_article_from_the_web(reader: Run) -> None:
    with serve() as server:
        url = server.on("/a", reply(SEED.read_bytes(), "text/plain; charset=utf-8"))
        done = reader("show", f"{url}?utm_source=x", "--format", "json", **DIRECT)
    assert (done.returncode, done.stderr) == (0, "")
    article = json.loads(done.stdout)
    assert article["url"].startswith(url)
    assert article["retrieved"].endswith("Z")
    assert len(article["blocks"]) > 5


def test_no_article_is_said_in_a_sentence(reader: Run) -> None:
    with serve() as server:
        done = reader("show", server.url + "/none", **DIRECT)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "has no page at this address (404)" in done.stderr
    done = reader("show", "ftp://gull.example/a")
    assert done.returncode == 2
    assert "is no web address" in done.stderr


def test_a_terminal_shows_how_it_goes_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    environ = {**os.environ, **DIRECT, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    over = threading.Event()
    with serve() as server:
        url = server.on("/a", lambda request: (over.wait(60), None)[1])
        child = pexpect.spawn(
            sys.executable,
            ["-m", "reader", "show", url],
            cwd=str(tmp_path),
            env=environ,
            timeout=60,
        )
        try:
            child.expect(r"Fetching 127\.0\.0\.1: waiting")
            child.sendintr()
            child.expect(pexpect.EOF)
        finally:
            over.set()
            child.close()
    assert child.exitstatus == 130
