"""JSON Feed (versions 1 and 1.1)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from reader.sources.entry import MOST_ENTRIES, Entry, Feed
from reader.sources.fields import absolute, authors_of, date_of, web_address
from reader.text.sanitise import one_line


def read_json_feed(text: str, base: str) -> Feed | None:
    """What the feed in `text` lists, relative addresses being so to `base`; None for what is no
    such feed."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        return None
    url = _address(value.get("home_page_url"), base)
    items = [item for item in value["items"][:MOST_ENTRIES] if isinstance(item, dict)]
    return Feed(
        title=one_line(_words(value.get("title"))),
        url=url,
        entries=tuple(_entry(item, base or url or "", value) for item in items),
    )


def _entry(item: Mapping[str, Any], base: str, feed: Mapping[str, Any]) -> Entry:
    names = ("url", "external_url", "id")
    addresses = (_address(item.get(name), base if name != "id" else "") for name in names)
    dates = (date_of(_words(item.get(name))) for name in ("date_published", "date_modified"))
    plain = _words(item.get("content_text"))
    content = _words(item.get("content_html")) or _paragraphs(plain)
    return Entry(
        title=one_line(_words(item.get("title"))) or _first_words(plain) or "(without a title)",
        url=next(filter(None, addresses), None),
        published=next(filter(None, dates), None),
        authors=authors_of(_authors(item)) or authors_of(_authors(feed)),
        content=content or _paragraphs(_words(item.get("summary"))),
    )


def _authors(value: Mapping[str, Any]) -> Iterable[str]:
    """The names under `authors`, or under `author` in version 1."""
    several = value.get("authors")
    for author in several if isinstance(several, list) else [value.get("author")]:
        if isinstance(author, dict) and (name := one_line(_words(author.get("name")), 200)):
            yield name


def _paragraphs(words: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in words.split("\n\n") if part.strip())


def _first_words(words: str) -> str:
    return one_line(words, 80)


def _address(value: object, base: str) -> str | None:
    return web_address(absolute(_words(value), base))


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
