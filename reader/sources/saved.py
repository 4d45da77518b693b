"""What programs that save pages write into them of where and when."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

from reader.model import Metadata
from reader.sources.fields import web_address

_LOOK = 8_000
# Browsers that save "the web page only", and Internet Explorer before them.
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S{4,4000}?)\s*-->", re.I)
_SINGLE_FILE = re.compile(
    r"<!--\s*Page saved with SingleFile\s*\burl:\s*(\S{4,4000})"
    r"(?:\s+saved date:\s*([^<>\n]{10,80}))?"
)
# As JavaScript writes a date: Tue May 04 2021 10:00:00 GMT+0200 (Central European Summer Time).
_MOMENT = re.compile(r"\w{3} (\w{3} \d{2} \d{4} \d{2}:\d{2}:\d{2}) GMT([+-]\d{4})")


def saved_from(markup: str) -> Metadata | None:
    """The address and the time that a saved page was fetched from and at; None when it does not
    say."""
    head = markup[:_LOOK]
    if found := _SINGLE_FILE.search(head):
        return Metadata(url=web_address(unescape(found[1])), retrieved=_moment(found[2] or ""))
    if found := _SAVED_FROM.search(head):
        url = web_address(unescape(found[1]))
        return Metadata(url=url) if url else None
    return None


def _moment(words: str) -> str | None:
    found = _MOMENT.match(words)
    if found is None:
        return None
    try:
        moment = datetime.strptime(" ".join(found.groups()), "%b %d %Y %H:%M:%S %z")
    except ValueError:
        return None
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
