"""The one form of an address by which an article is known."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

# What senders add to see where readers come from; it never chooses the page.
_TRACKING = re.compile(
    r"utm_\w+|mc_(cid|eid)|mkt_tok|_hs(enc|mi)|vero_(id|conv)|oly_(anon|enc)_id|ns_\w+|"
    r"at_(medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team)|pk_\w+|mtm_\w+|"
    r"(fb|g|dc|ms|tw|tt|y|wbraid|gbraid|li_fat_)clid|gclsrc|igshid|igsh|ref_src|ref_url|"
    r"smid|smtyp|sr_share|ocid|ncid|cmpid|s_cid|xtor|icid|wt\.mc_id|guccounter|guce_\w+|"
    r"share_id|sharetype|partner|ftag|__twitter_impression|_ga|_gl|spm",
    re.IGNORECASE,
)
_PORTS = {"http": 80, "https": 443}
_KEPT_IN_PATH = "/:@!$&'()*+,;=~-._%"


def canonical_url(url: str, declared: str | None = None) -> str | None:
    """The canonical form of `url`: scheme and host in lower case, without the usual port, a
    fragment, a name and password, or tracking parameters; None when it is no web address.

    `declared` is what the page calls its own address (rel=canonical); it counts only when it is
    on the same host, as a page can call itself anything.
    """
    own = _parts(url)
    if own is None:
        return None
    if declared:
        named = _parts(declared, own.geturl())
        if named is not None and named.hostname == own.hostname and named.path not in ("", "/"):
            own = named
    host = _host(own)
    if host is None:
        return None
    path = quote(_unquoted(own.path), safe=_KEPT_IN_PATH) or "/"
    query = urlencode(
        [
            (name, value)
            for name, value in parse_qsl(own.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(name)
        ]
    )
    return f"{own.scheme}://{host}{path}" + (f"?{query}" if query else "")


def _parts(url: str, base: str = "") -> SplitResult | None:
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        # The port is looked at here, as a bad one raises only then.
        known = parts.scheme in _PORTS and parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        return None
    return parts if known else None


def _host(parts: SplitResult) -> str | None:
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    if ":" in host:
        host = f"[{host}]"
    if parts.port is None or parts.port == _PORTS[parts.scheme]:
        return host
    return f"{host}:{parts.port}"


def _unquoted(path: str) -> str:
    """`path` with the escapes undone that need not be there, so that one page has one form."""
    return re.sub(
        r"%[0-9A-Fa-f]{2}",
        lambda found: (
            plain
            if re.fullmatch(r"[A-Za-z0-9._~-]", plain := unquote(found.group()))
            else found.group().upper()
        ),
        path,
    )
