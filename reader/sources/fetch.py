"""A page from the web: one request that the user asked for, bounded in time and size.

No cookies are kept, no script is run, no certificate is passed over, and no redirect leads into
the network around this machine unless the user named an address there.
"""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from reader.sources.answers import in_utf8, refuse_data, refuse_status, refuse_type, trouble
from reader.sources.errors import SourceError
from reader.sources.fields import absolute, web_address
from reader.sources.input import Input
from reader.sources.network import Network, is_public
from reader.sources.unpack import unpacker
from reader.text.sanitise import one_line

if TYPE_CHECKING:
    import httpx

_AGENT = "article-reader/{version} (terminal article reader; fetches single pages for its user)"
_ACCEPT = (
    "text/html, application/xhtml+xml, text/plain, text/markdown, application/atom+xml, "
    "application/rss+xml, application/feed+json, application/xml;q=0.9, "
    "application/epub+zip;q=0.8, application/pdf;q=0.8, */*;q=0.5"
)
_REDIRECTS = (301, 302, 303, 307, 308)
_MOST_REDIRECTS = 5
_PIECE = 65_536
_LOOK_SECONDS = 0.05

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds to connect (and to wait for each piece), seconds in all, and decoded bytes."""

    connect: float = 10.0
    total: float = 30.0
    size: int = 10_000_000


def fetch(
    url: str,
    *,
    cancel: Callable[[], bool] | None = None,
    progress: Progress | None = None,
    limits: Limits | None = None,
    network: Network | None = None,
) -> Input:
    """Fetch what is at `url` (http or https); blocks, for `limits.total` seconds at the most.

    `cancel` is asked often whether to give up, `progress` is told in words how it goes, and at the
    end nothing. Raises SourceError that says what happened when there is no answer with an
    article's kind of data.
    """
    job = _Job(_checked(url), limits or Limits(), network or Network())
    threading.Thread(target=job.run, name="fetch", daemon=True).start()
    try:
        return job.wait(cancel, progress)
    finally:
        if progress is not None:
            progress("")
        job.stopped.set()


def _checked(url: str) -> str:
    address = web_address(url)
    if address is None:
        raise SourceError(
            f"{one_line(url, 120)} is no web address. It must begin with http:// or https://."
        )
    return address


class _Job:
    """One fetch, in a thread of its own: names are looked up, and slow servers waited for, in
    calls that cannot be interrupted."""

    def __init__(self, url: str, limits: Limits, network: Network) -> None:
        self.url, self.limits, self.network = url, limits, network
        self.host = _host(url)
        self.stopped, self.done = threading.Event(), threading.Event()
        self.received = 0
        self.result: Input | None = None
        self.error: BaseException | None = None
        self.inside: bool | None = None

    def wait(self, cancel: Callable[[], bool] | None, progress: Progress | None) -> Input:
        end = time.monotonic() + self.limits.total
        while not self.done.wait(_LOOK_SECONDS):
            if cancel is not None and cancel():
                raise SourceError(f"Fetching {self.host} was cancelled.")
            if time.monotonic() > end:
                raise SourceError(
                    f"{self.host} took longer than {self.limits.total:.0f} seconds. Try again "
                    "later, or save the page in your browser and open the file."
                )
            if progress is not None:
                size = f"{self.received / 1000:,.0f} kB" if self.received else "waiting"
                progress(f"Fetching {self.host}: {size}")
        if self.error is not None:
            raise self.error
        assert self.result is not None
        return self.result

    def run(self) -> None:
        import httpx

        try:
            self.result = self.follow()
        except SourceError as error:
            self.error = error
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError, zlib.error) as error:
            self.error = trouble(self.host, error)
        except BaseException as error:
            self.error = error
        finally:
            self.done.set()

    def follow(self) -> Input:
        """Ask, and go where the answer sends us, up to the limit."""
        import httpx

        from reader import __version__

        headers = {
            "User-Agent": _AGENT.format(version=__version__),
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
            "Accept-Language": "*",
        }
        url = self.url
        with httpx.Client(timeout=self.limits.connect, headers=headers) as client:
            for _ in range(_MOST_REDIRECTS + 1):
                self.host = _host(url)
                self.refuse_inside(url)
                with client.stream("GET", url) as response:
                    client.cookies.clear()
                    self.refuse_peer(response, url)
                    if response.status_code not in _REDIRECTS or "location" not in response.headers:
                        return self.take(response, url)
                    url = self.target(url, response.headers["location"])
        raise SourceError(
            f"{_host(self.url)} sends readers round in circles ({_MOST_REDIRECTS} redirects). "
            "Open the page in your browser, save it, and open the file."
        )

    def target(self, url: str, location: str) -> str:
        address = web_address(absolute(location, url))
        if address is None:
            raise SourceError(
                f"{self.host} sends readers to {one_line(location, 100)}, which is no web "
                "address; Reader does not follow."
            )
        return address

    def refuse_inside(self, url: str) -> None:
        """Raise SourceError if a redirect leads to an address that is not public. What the user
        named may be anywhere, and may send on to itself."""
        if _is_proxied(url):
            # The proxy looks names up; what it may reach is its keeper's decision.
            return
        host = _hostname(url)
        if self.inside is None:
            self.inside = not all(map(is_public, self.network.lookup(host)))
            return
        own = self.inside and host == _hostname(self.url)
        if not own and not all(map(is_public, self.network.lookup(host))):
            raise self.astray()

    def refuse_peer(self, response: httpx.Response, url: str) -> None:
        """The same for the address that was really connected to, as names can change between."""
        peer = self.network.peer(response.extensions.get("network_stream"))
        if peer and not self.inside and not _is_proxied(url) and not is_public(peer):
            raise self.astray()

    def astray(self) -> SourceError:
        return SourceError(
            f"{_host(self.url)} sends readers to {self.host}, an address inside your own network; "
            "Reader does not follow. If that is right, give that address yourself."
        )

    def take(self, response: httpx.Response, url: str) -> Input:
        refuse_status(self.host, response.status_code, response.headers.get("retry-after"))
        kind = response.headers.get("content-type", "")
        refuse_type(self.host, kind)
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self.limits.size:
            raise self.too_large()
        data = b"".join(self.body(response))
        refuse_data(self.host, kind, data)
        retrieved = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Input(in_utf8(data, kind), url=_without_password(url), retrieved=retrieved)

    def body(self, response: httpx.Response) -> Iterator[bytes]:
        """The decoded bytes. The library's own decoder would unpack a bomb before it was seen."""
        unpack = unpacker(self.host, response.headers.get("content-encoding", ""))
        for piece in response.iter_raw(_PIECE):
            while piece:
                plain = unpack.decompress(piece, _PIECE) if unpack else piece
                piece = unpack.unconsumed_tail if unpack else b""
                self.received += len(plain)
                if self.received > self.limits.size:
                    raise self.too_large()
                yield plain
                if self.stopped.is_set():
                    raise SourceError(f"Fetching {self.host} was stopped.")
        if unpack is not None and not unpack.eof:
            raise SourceError(f"The answer of {self.host} broke off in the middle. Try again.")

    def too_large(self) -> SourceError:
        return SourceError(
            f"The answer of {self.host} is over {self.limits.size // 10**6} MB, more than any "
            "article. Save what you want to read of it in a file, and open that."
        )


def _hostname(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".")


def _host(url: str) -> str:
    """The host, as it is called in a message."""
    return one_line(_hostname(url), 100)


def _is_proxied(url: str) -> bool:
    parts = urlsplit(url)
    proxies = getproxies()
    return bool(proxies.get(parts.scheme) or proxies.get("all")) and not proxy_bypass(
        parts.hostname or ""
    )


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
