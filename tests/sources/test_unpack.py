"""Answers that come packed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator

import pytest

from reader.sources import SourceError
from reader.sources.fetch import fetch
from tests.sources.plain.helpers import BODY
from tests.sources.server import Server, reply, serve

TEXT = "\n\n".join(BODY).encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "*")
    with serve() as opened:
        yield opened


def test_packed_answers_are_unpacked(server: Server) -> None:
    packed = gzip.compress(TEXT * 400)
    url = server.on("/a", reply(packed, "text/plain", Content_Encoding="gzip"))
    assert fetch(url).data == TEXT * 400


def test_answers_packed_by_deflate_with_and_without_its_head(server: Server) -> None:
    for wbits in (15, -15):
        packer = zlib.compressobj(wbits=wbits)
        packed = packer.compress(TEXT * 400) + packer.flush()
        url = server.on("/a", reply(packed, "text/plain", Content_Encoding="deflate"))
        assert fetch(url).data == TEXT * 400


def test_a_bomb_inside_a_bomb_is_not_unpacked(server: Server) -> None:
    inner = gzip.compress(b"\0" * 10_000_000)
    url = server.on("/a", reply(gzip.compress(inner), "text/plain", Content_Encoding="gzip, gzip"))
    with pytest.raises(SourceError, match="packed its answer in a way Reader does not know"):
        fetch(url)


def test_what_cannot_be_unpacked_is_said(server: Server) -> None:
    broken = server.on("/a", reply(b"no gzip", "text/plain", Content_Encoding="gzip"))
    with pytest.raises(SourceError, match="could not be fetched"):
        fetch(broken)
    unknown = server.on("/b", reply(b"x", "text/plain", Content_Encoding="br"))
    with pytest.raises(SourceError, match="packed its answer"):
        fetch(unknown)
