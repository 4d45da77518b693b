"""News feeds: what RSS (0.9 to 2.0, and 1.0 in RDF), Atom (RFC 4287) and JSON Feed list.

Feeds are parsed from their bytes only; nothing in one can name a file or an address to open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from html.entities import html5
from itertools import islice
from typing import Any

from reader.sources.decode import decode
from reader.sources.entry import MOST_ENTRIES, Entry, Feed
from reader.sources.errors import SourceError
from reader.sources.fields import absolute, authors_of, date_of, web_address
from reader.sources.formats import Format, sniff
from reader.sources.input import Input
from reader.sources.json_feed import read_json_feed
from reader.sources.safexml import declared_encoding, local, parse_xml
from reader.text.sanitise import one_line

__all__ = ["Entry", "Feed", "entry_input", "read_feed"]

_FEED_LINK = re.compile(
    r"<link\b(?=[^<>]{0,500}\btype\s*=\s*[\"']?application/(?:rss|atom)\+xml)"
    r"[^<>]{0,500}?\bhref\s*=\s*[\"']([^\"'<>]{1,500})",
    re.I,
)
_DECLARATION = re.compile(r"<\?xml\b[^<>]{0,300}>", re.I)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = frozenset(("amp", "lt", "gt", "quot", "apos"))
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_FULL_TEXT = ("encoded", "content")
_SUMMARY = ("description", "summary")
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")


def read_feed(source: Input) -> Feed:
    """The entries that a feed lists, in its order. Raises SourceError for what is no feed."""
    kind, spoken = sniff(source.data)
    if kind is not Format.FEED:
        raise SourceError(_refusal(source, kind, spoken))
    text = _characters(source)
    if text.lstrip().startswith("{"):
        found = read_json_feed(text, source.url or "")
        if found is None:
            raise SourceError(_refusal(source, kind, spoken))
        return found
    root = parse_xml(text.encode("utf-8", "replace"))
    if root is None:
        raise SourceError(_refusal(source, kind, spoken))
    channel = root if local(root.tag) == "feed" else next(iter(_children(root, "channel")), root)
    url = _address(channel, source.url or "")
    entries = (
        _entry(element, source.url or url or "") for element in root.iter("{*}item", "{*}entry")
    )
    return Feed(
        title=_line(channel, ("title",)), url=url, entries=tuple(islice(entries, MOST_ENTRIES))
    )


def _characters(source: Input) -> str:
    """The feed's text, whatever its encoding, without what an XML parser would stumble over: its
    declaration, which names an encoding, and the names of HTML's letters."""
    decoded = decode(source.data, source.name, declared_encoding(source.data))
    text = decoded.text.lstrip("\ufeff \t\r\n")
    return _ENTITY.sub(_letter, _DECLARATION.sub("", text, count=1))


def _letter(found: re.Match[str]) -> str:
    """The letter for a name that HTML knows and XML does not."""
    name = found[1]
    return found[0] if name in _OF_XML else html5.get(f"{name};", found[0])


def entry_input(entry: Entry) -> Input:
    """What the feed itself holds of an entry, as a page. Raises SourceError when it is nothing."""
    if not entry.content.strip():
        raise SourceError(
            f"The feed gives neither an address nor a text for “{one_line(entry.title, 80)}”."
        )
    title = escape(entry.title)
    page = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1>\n{entry.content}</article></body></html>"
    )
    label = f"The feed’s text of “{one_line(entry.title, 80)}”"
    return Input(page.encode("utf-8", "replace"), label=label)


def _entry(element: Any, base: str) -> Entry:
    # xml:base, which Atom may set anywhere above.
    base = web_address(absolute(element.base, base)) or base
    return Entry(
        title=_line(element, ("title",)) or "(without a title)",
        url=_address(element, base),
        published=next(filter(None, map(date_of, _texts(element, _DATES))), None),
        authors=authors_of(_authors(element)),
        content=max((_markup(child) for child in _bodies(element)), key=len, default=""),
    )


def _address(element: Any, base: str) -> str | None:
    """Where it leads: Atom's link to the page itself, RSS's link, or its permanent name."""
    for link in _children(element, "link"):
        address = web_address(absolute(link.get("href") or _words(link), base))
        if address and (link.get("rel") or "alternate") == "alternate":
            return address
    for name in _children(element, "guid"):
        if name.get("isPermaLink") != "false" and (address := web_address(_words(name))):
            return address
    return None


def _authors(element: Any) -> Iterator[str]:
    for author in (*_children(element, "creator"), *_children(element, "author")):
        name = next(iter(_children(author, "name")), author)
        # RSS asks for an address with the name in brackets after it.
        found = re.fullmatch(r"\S+@\S+\s*\((.+)\)", _words(name).strip())
        words = _plain(found[1] if found else _words(name))
        if words and "@" not in words:
            yield words


def _bodies(element: Any) -> Iterator[Any]:
    for name in (*_FULL_TEXT, *_SUMMARY):
        yield from _children(element, name)


def _markup(element: Any) -> str:
    """The HTML in an element, which holds it as text or, in Atom, as elements."""
    if len(element):
        from lxml import etree

        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    words = _words(element)
    return escape(words) if element.get("type") == "text" else words


def _line(element: Any, names: tuple[str, ...]) -> str:
    return next(filter(None, map(_plain, _texts(element, names))), "")


def _plain(words: str) -> str:
    """Words for a single line; some feeds write them as HTML."""
    if "<" in words or "&" in words:
        words = unescape(_TAG.sub("", words))
    return one_line(words)


def _texts(element: Any, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for child in _children(element, name):
            yield _words(child)


def _children(element: Any, name: str) -> list[Any]:
    """The children called `name`, those of the feed's own kind before those of extensions: a
    picture in an entry has a title too."""
    found = [child for child in element if local(child.tag) == name]
    own = _namespace(element.tag)
    return sorted(found, key=lambda child: _namespace(child.tag) != own)


def _namespace(tag: str) -> str:
    return tag.rpartition("}")[0]


def _words(element: Any) -> str:
    return "".join(element.itertext())


def _refusal(source: Input, kind: Format, spoken: str) -> str:
    if kind is Format.FEED:
        return f"{source.name} is a damaged feed. Fetch it again, or look for another address."
    if kind is Format.HTML:
        found = _FEED_LINK.search(source.data[:200_000].decode("utf-8", "replace"))
        address = web_address(absolute(unescape(found[1]), source.url or "")) if found else None
        if address:
            return f"{source.name} is a web page. Its feed is at another address: {address}"
    return (
        f"{source.name} is {spoken}, not a feed (RSS, Atom or JSON Feed). Give the address of one."
    )
