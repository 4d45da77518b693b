"""One spelling for all the addresses that lead to the same article."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# What campaigns, social networks and newsletters append; none of it chooses a page.
_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|mc_[ce]id|_hs(?:enc|mi)|ns_\w+"
    r"|at_(?:medium|campaign|\w+)|ocid|cmpid|smid|smtyp|partner|guccounter|guce_\w+|ref_src)",
    re.I,
)
_PORTS = {"http": "80", "https": "443"}


def canonical_url(url: str) -> str:
    """`url` with scheme and host in lower case, without its fragment, tracking parameters and
    default port. What is no URL comes back as it is."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    if not parts.scheme or not parts.netloc:
        return url
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    if port is not None and str(port) != _PORTS.get(scheme):
        host = f"{host}:{port}"
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in query if not _TRACKING.fullmatch(pair[0])]
    question = parts.query if len(kept) == len(query) else urlencode(kept)
    return urlunsplit((scheme, host, parts.path or "/", question, ""))
