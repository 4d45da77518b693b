"""Fetching, against a server of our own."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from reader.sources import Input, SourceError, clean
from reader.sources.fetch import Limits, fetch
from reader.sources.network import Network, is_public
from tests.sources.html.pages import ARTICLE, TITLE
from tests.sources.plain.helpers import BODY
from tests.sources.server import Server, redirect, reply, serve

TEXT = "\n\n".join(BODY).encode()
SOON = Limits(connect=5, total=0.5)


class Outside(Network):
    """A world in which this machine's 127.0.0.1 stands in the public Internet, and only there."""

    def lookup(self, host: str) -> list[str]:
        return {"127.0.0.1": ["93.184.216.34"], "localhost": ["127.0.0.1"]}.get(host, [host])

    def peer(self, stream: Any) -> str | None:
        return "93.184.216.34"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with serve() as opened:
        yield opened


def test_the_bytes_with_their_address_and_time(server: Server) -> None:
    url = server.on("/a", reply(TEXT, "text/plain"))
    found = fetch(f"{url}?q=1#top")
    assert found.data == TEXT
    assert found.url == f"{url}?q=1#top"
    assert found.path is None
    assert found.retrieved and found.retrieved.endswith("Z")
    assert server.asked == ["/a?q=1"]
    assert server.headers["User-Agent"].startswith("article-reader/")
    assert "Cookie" not in server.headers


def test_a_page_becomes_an_article(server: Server) -> None:
    article = clean(fetch(server.on("/ferry", reply(ARTICLE))))
    assert article.metadata.title == TITLE
    assert article.metadata.url == server.url + "/ferry"
    assert article.metadata.retrieved


def test_redirects_are_followed_to_the_end(server: Server) -> None:
    server.on("/c", reply(TEXT, "text/plain"))
    server.on("/b", redirect("c", 307))
    url = server.on("/a", redirect("/b", 301))
    found = fetch(url)
    assert (found.data, found.url) == (TEXT, server.url + "/c")


def test_redirects_in_a_circle_end(server: Server) -> None:
    url = server.on("/a", redirect("/a"))
    with pytest.raises(SourceError, match="in circles"):
        fetch(url)
    assert len(server.asked) == 6


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://gull.example/a", "javascript:alert(1)", "http://[x"]
)
def test_a_redirect_away_from_the_web_is_refused(server: Server, target: str) -> None:
    url = server.on("/a", redirect(target))
    with pytest.raises(SourceError, match=r"no web address|could not be fetched"):
        fetch(url)
    assert server.asked == ["/a"]


@pytest.mark.parametrize(
    "target",
    [
        "http://localhost:{port}/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]:{port}/secret",
        "http://[::ffff:10.0.0.1]/",
        "http://10.1.2.3/",
    ],
)
def test_a_redirect_into_the_own_network_is_refused(server: Server, target: str) -> None:
    server.on("/secret", reply(b"secret", "text/plain"))
    url = server.on("/a", redirect(target.format(port=server.url.rpartition(":")[2])))
    with pytest.raises(SourceError, match="inside your own network"):
        fetch(url, network=Outside())
    assert server.asked == ["/a"]


def test_a_name_that_turns_out_to_lead_inside_is_refused(server: Server) -> None:
    class Rebound(Outside):
        def peer(self, stream: Any) -> str | None:
            return Network.peer(self, stream)

    url = server.on("/a", reply(b"secret", "text/plain"))
    with pytest.raises(SourceError, match="inside your own network"):
        fetch(url, network=Rebound())


def test_an_address_inside_that_the_user_named_is_fetched(server: Server) -> None:
    server.on("/b", reply(TEXT, "text/plain"))
    assert fetch(server.on("/a", redirect("/b"))).data == TEXT
    away = server.on("/c", redirect("http://10.1.2.3/"))
    with pytest.raises(SourceError, match="inside your own network"):
        fetch(away)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1"),
        *("::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "224.0.0.1", "no address"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1", "::ffff:93.184.216.34"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_a_server_that_drips_is_left_in_time(server: Server) -> None:
    over = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.end_headers()
        while not over.wait(0.02):
            request.wfile.write(b"a")
            request.wfile.flush()

    url = server.on("/a", drip)
    try:
        with pytest.raises(SourceError, match="took longer than"):
            fetch(url, limits=SOON)
    finally:
        over.set()


def test_a_server_whose_head_drips_is_left_in_time(server: Server) -> None:
    over = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not over.wait(0.02):
            request.wfile.write(b"X-A: b\r\n")
            request.wfile.flush()

    url = server.on("/a", drip)
    try:
        with pytest.raises(SourceError, match=r"took longer than|could not be fetched"):
            fetch(url, limits=SOON)
    finally:
        over.set()


def test_a_server_that_says_nothing_is_left_in_time(server: Server) -> None:
    over = threading.Event()
    url = server.on("/a", lambda request: (over.wait(20), None)[1])
    try:
        with pytest.raises(SourceError, match="does not answer"):
            fetch(url, limits=Limits(connect=0.2, total=10))
        with pytest.raises(SourceError, match="took longer than"):
            fetch(url, limits=SOON)
    finally:
        over.set()


def test_a_fetch_can_be_cancelled(server: Server) -> None:
    over = threading.Event()
    url = server.on("/a", lambda request: (over.wait(20), None)[1])
    told: list[str] = []
    try:
        with pytest.raises(SourceError, match="cancelled"):
            fetch(url, cancel=lambda: len(told) > 2, progress=told.append)
    finally:
        over.set()
    assert told[0] == "Fetching 127.0.0.1: waiting"
    assert told[-1] == ""


def test_a_bomb_is_left_before_it_is_unpacked(server: Server) -> None:
    bomb = gzip.compress(b"\0" * 60_000_000)
    url = server.on("/a", reply(bomb, "text/plain", Content_Encoding="gzip"))
    with pytest.raises(SourceError, match="over 10 MB"):
        fetch(url)


def test_an_answer_that_breaks_off_is_no_article(server: Server) -> None:
    packed = gzip.compress(TEXT * 400)
    url = server.on("/a", reply(packed[:-200], "text/plain", Content_Encoding="gzip"))
    with pytest.raises(SourceError, match="broke off in the middle"):
        fetch(url)

    def short(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.send_header("Content-Length", str(len(TEXT) + 100))
        request.end_headers()
        request.wfile.write(TEXT)
        request.close_connection = True

    with pytest.raises(SourceError, match="could not be fetched"):
        fetch(server.on("/b", short))


def test_an_answer_that_is_too_long_is_refused_at_its_length(server: Server) -> None:
    def long(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/plain")
        request.send_header("Content-Length", str(10**12))
        request.end_headers()

    with pytest.raises(SourceError, match="over 10 MB"):
        fetch(server.on("/a", long))


@pytest.mark.parametrize(
    ("status", "headers", "words"),
    [
        (404, {}, "has no page at this address"),
        (410, {}, "has taken this page away"),
        (401, {}, "asks for a name and a password"),
        (403, {}, "refuses the page"),
        (429, {"Retry_After": "120"}, "Try again in 2 min"),
        (429, {}, "Try again later"),
        (503, {"Retry_After": "Wed, 21 Oct 2026 07:28:00 GMT"}, "has trouble of its own .503."),
        (204, {}, "did not give the page .status 204."),
        (302, {}, "did not give the page .status 302."),
    ],
)
def test_a_status_is_said_and_its_body_is_no_article(
    server: Server, status: int, headers: dict[str, str], words: str
) -> None:
    url = server.on("/a", reply(b"" if status == 204 else ARTICLE, status=status, **headers))
    with pytest.raises(SourceError, match=words):
        fetch(url)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("image/png", "is a picture"),
        ("video/mp4", "is a video"),
        ("application/json; charset=utf-8", "no kind of article"),
        ("application/zip", "no kind of article"),
        ("font/woff2", "is a font"),
        ("x\x01y", "no kind of article"),
    ],
)
def test_other_kinds_of_data_are_refused(server: Server, kind: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        fetch(server.on("/a", reply(b"x", kind)))


@pytest.mark.parametrize("kind", ["", "application/octet-stream", "application/atom+xml", "text/x"])
def test_kinds_that_may_hold_an_article_are_taken(server: Server, kind: str) -> None:
    assert fetch(server.on("/a", reply(TEXT, kind))).data == TEXT


def test_a_feed_in_json_is_taken(server: Server) -> None:
    data = b'{"version": "https://jsonfeed.org/version/1", "items": []}'
    assert fetch(server.on("/a", reply(data, "application/feed+json"))).data == data
    assert fetch(server.on("/b", reply(data, "application/json; charset=utf-8"))).data == data


def test_the_words_for_a_page_that_is_refused_say_what_to_do(server: Server) -> None:
    url = server.on("/a", reply(ARTICLE, status=403))
    with pytest.raises(SourceError) as caught:
        fetch(url)
    assert str(caught.value) == (
        "127.0.0.1 refuses the page to programs, or to you (403). Save the page in your browser "
        "and open the file, or copy the text and run: reader paste."
    )


CYRILLIC = "Городской совет проголосовал за то, чтобы снова открыть паромную линию. " * 4


def test_an_encoding_that_only_the_server_names_is_kept(server: Server) -> None:
    data = CYRILLIC.encode("koi8-r")
    found = fetch(server.on("/a", reply(data, "text/plain; charset=KOI8-R")))
    assert "паромную линию" in clean(found).text


def test_a_wrong_encoding_does_no_harm(server: Server) -> None:
    url = server.on("/a", reply(CYRILLIC.encode(), "text/plain; charset=iso-8859-1"))
    assert "паромную линию" in clean(fetch(url)).text
    western = "“Naïve,” she said, and the café closed. ".encode("cp1252") * 3
    url = server.on("/b", reply(western, "text/plain; charset=utf-8"))
    assert "“Naïve,” she said, and the café" in clean(fetch(url)).text


def test_no_connection_without_a_good_certificate(tmp_path: Path) -> None:
    with serve(tmp_path) as server:
        url = server.on("/a", reply(ARTICLE))
        with pytest.raises(SourceError, match=r"is not safe: .*self.signed"):
            fetch(url)
        assert server.asked == []


def test_nobody_there_is_said() -> None:
    with serve() as server:
        url = server.url
    with pytest.raises(SourceError, match="could not be fetched"):
        fetch(url + "/a")
    with pytest.raises(SourceError, match="There is no site"):
        fetch("http://nowhere.invalid/a")


@pytest.mark.parametrize(
    "url", ["ftp://gull.example/a", "file:///etc/passwd", "http://", "x\x1b[31m"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(SourceError, match="is no web address") as caught:
        fetch(url)
    assert "\x1b" not in str(caught.value)


def test_an_address_with_odd_characters_is_asked_for_as_it_stands(server: Server) -> None:
    server.on("/a%20b%22;rm%20-rf", reply(TEXT, "text/plain"))
    found = fetch(server.url + '/a b";rm -rf')
    assert found.data == TEXT
    assert found.url == server.url + "/a%20b%22;rm%20-rf"


def test_a_line_break_in_an_address_adds_no_header(server: Server) -> None:
    server.on("/a", reply(TEXT, "text/plain"))
    with pytest.raises(SourceError):
        fetch(server.url + "/a\r\nX-Evil: 1")
    assert "X-Evil" not in server.headers


def test_a_password_is_used_and_not_kept(server: Server) -> None:
    url = server.on("/a", reply(TEXT, "text/plain"))
    found = fetch(url.replace("http://", "http://ada:secret@"))
    assert server.headers["Authorization"].startswith("Basic ")
    assert found.url == url


def test_cookies_are_not_taken(server: Server) -> None:
    server.on("/b", reply(TEXT, "text/plain"))
    fetch(server.on("/a", reply(status=302, Location="/b", Set_Cookie="id=1")))
    assert server.asked == ["/a", "/b"]
    assert "Cookie" not in server.headers


def test_a_hostile_page_is_an_input_like_any_other(server: Server) -> None:
    hostile = Input(fetch(server.on("/a", reply(b"\x1b]0;x\x07" + TEXT, "text/plain"))).data)
    assert "\x1b" not in clean(hostile).text
