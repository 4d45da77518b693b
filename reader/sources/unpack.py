"""Answers that come packed, unpacked piece by piece: a bomb is seen before it fills the memory."""

from __future__ import annotations

import zlib
from typing import Protocol

from reader.sources.errors import SourceError
from reader.text.sanitise import one_line


class Unpacker(Protocol):
    """A stream of packed data, as zlib unpacks it."""

    @property
    def eof(self) -> bool: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes: ...


def unpacker(host: str, coding: str) -> Unpacker | None:
    """What unpacks an answer of `host` in that content coding, None for one that is not packed.

    Raises SourceError for a coding that was not asked for, or for one inside another.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        return None
    if coding in ("gzip", "x-gzip"):
        return zlib.decompressobj(wbits=31)
    if coding == "deflate":
        return _Deflated()
    raise SourceError(
        f"{host} packed its answer in a way Reader does not know ({one_line(coding, 30)}). Save "
        "the page in your browser and open the file, or copy the text and run: reader paste."
    )


class _Deflated:
    """HTTP's "deflate": zlib data, which some servers send without its head."""

    def __init__(self) -> None:
        self._inner: Unpacker | None = None

    @property
    def eof(self) -> bool:
        return self._inner is None or self._inner.eof

    @property
    def unconsumed_tail(self) -> bytes:
        return self._inner.unconsumed_tail if self._inner else b""

    def decompress(self, data: bytes, max_length: int = 0, /) -> bytes:
        if self._inner is None:
            self._inner = zlib.decompressobj(wbits=15 if data[0] & 0x0F == 8 else -15)
        return self._inner.decompress(data, max_length)
