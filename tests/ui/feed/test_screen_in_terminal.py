"""A feed on screen: its entries are opened one after the other."""

from __future__ import annotations

from pathlib import Path

from tests.sources.server import reply, serve
from tests.terminal import Terminal

LONG = "The office said that nobody need pay more for the crossing than two winters ago. " * 6
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour News</title>
<item><title>The ferry comes back</title><description>Boats run again. {long}</description>
<pubDate>Fri, 03 Jan 2020 10:00:00 GMT</pubDate></item>
<item><title>The pier is mended</title><description>New planks are laid. {long}</description>
</item>{more}</channel></rss>"""


def feed(more: str = "") -> bytes:
    return FEED.format(long=LONG, more=more).encode()


def environ(home: Path) -> dict[str, str]:
    store = str(home / "store")
    return {"HOME": str(home), "READER_ANNOTATIONS": store, "NO_PROXY": "*", "no_proxy": "*"}


def test_entries_are_listed_opened_and_gone_through(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(feed())
    with Terminal(["feed", str(path)], environ(tmp_path)) as terminal:
        terminal.wait("Harbour News · 2 entries, 2 new", "The pier is mended", "Jan 3, 2020")
        terminal.press("\r")
        terminal.wait("Boats run again.")
        terminal.press(">")
        terminal.wait("New planks are laid.")
        terminal.press("q")
        terminal.wait("2 entries")
        terminal.press("q")
        assert terminal.wait_for_end() == 0


def test_a_feed_is_fetched_again(tmp_path: Path) -> None:
    with serve() as server:
        url = server.on("/feed", reply(feed(), "application/rss+xml"))
        with Terminal(["feed", url], environ(tmp_path)) as terminal:
            terminal.wait("2 entries")
            server.on("/feed", reply(feed("<item><title>A third</title></item>"), "text/xml"))
            terminal.press("R")
            terminal.wait("3 entries", "A third")


def test_what_is_no_feed_is_said_when_the_screen_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("No feed at all, but a few words.\n")
    with Terminal(["feed", str(path)], environ(tmp_path)) as terminal:
        assert terminal.wait_for_end() == 2
        assert "feed" in terminal.text
        assert "Traceback" not in terminal.text
