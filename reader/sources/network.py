"""Which addresses a redirect may lead to: a page must not send its reader into the reader's own
network (server-side request forgery, CWE-918)."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from typing import Any

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Network:
    """What the system knows of addresses."""

    def lookup(self, host: str) -> Sequence[str]:
        """The addresses of `host` by the system's resolver. Raises OSError when it has none."""
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        return [str(entry[4][0]) for entry in found]

    def peer(self, stream: Any) -> str | None:
        """The address at the other end of an open connection, as httpcore gives it."""
        end = stream.get_extra_info("server_addr") if stream is not None else None
        return str(end[0]) if end else None


def is_public(address: str) -> bool:
    """Whether `address` is one of the public Internet's: not of this machine, of the network
    around it, nor reserved; an IPv4 address inside an IPv6 one counts as itself."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast
