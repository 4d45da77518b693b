"""What a feed lists."""

from __future__ import annotations

from dataclasses import dataclass

MOST_ENTRIES = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece in a feed; `content` is the HTML that the feed itself holds of it."""

    title: str
    url: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    content: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed lists, in its order; `url` is the page that it belongs to."""

    title: str
    url: str | None
    entries: tuple[Entry, ...]
