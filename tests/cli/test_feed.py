"""`reader feed`: the list, and one entry."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_fetching import DIRECT, SEED
from tests.sources.server import reply, serve
from tests.sources.test_feed import RSS


def test_a_file_is_listed(reader: Run, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text(RSS)
    done = reader("feed", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:3] == [
        "The Harrow Gull",
        "1  2021-05-04  Ferry line & harbour",
        "2              Second",
    ]


def test_json_for_programs(reader: Run) -> None:
    value = json.loads(reader("feed", "-", "--format", "json", stdin=RSS).stdout)
    assert value["schema"] == 1
    assert value["title"] == "The Harrow Gull"
    assert value["entries"][0] == {
        "number": 1,
        "title": "Ferry line & harbour",
        "url": "https://gull.example/1",
        "published": "2021-05-04",
        "authors": ["Ada Quill", "Tom Marsh"],
    }


def test_an_entry_of_a_fetched_feed_is_fetched(reader: Run) -> None:
    with serve() as server:
        server.on("/1", reply(SEED.read_bytes(), "text/plain"))
        rss = RSS.replace("https://gull.example/1", "/1").encode()
        url = server.on("/rss", reply(rss, "application/rss+xml"))
        done = reader("feed", url, "1", **DIRECT)
        assert server.asked == ["/rss", "/1"]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Experts: Killing of Iranian Commander")


def test_what_is_wrong_is_said(reader: Run, seed: str) -> None:
    done = reader("feed", "-", "99", stdin=RSS)
    assert done.returncode == 2
    assert "there is no number 99" in done.stderr
    done = reader("feed", seed)
    assert done.returncode == 2
    assert "not a feed" in done.stderr
