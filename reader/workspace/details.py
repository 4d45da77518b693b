"""What the user says of an article that its source does not say, checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from reader.citation import dates
from reader.model import Metadata
from reader.model.errors import ReaderError
from reader.text.sanitise import one_line


def known(
    *,
    title: str | None = None,
    authors: Sequence[str] = (),
    published: str | None = None,
    site: str | None = None,
    url: str | None = None,
    newspaper: bool = False,
) -> Metadata | None:
    """The metadata in these words, None when there are none. It wins over what a source says.

    Raises ReaderError for a date or an address that cannot be understood.
    """
    found = Metadata(
        title=one_line(title or ""),
        authors=tuple(filter(None, map(one_line, authors))),
        published=published_on(published) if published else None,
        site=one_line(site or "") or None,
        url=_address(url) if url else None,
        newspaper=newspaper,
    )
    return None if found == Metadata() else found


def changed(metadata: Metadata, field: str, words: str) -> Metadata:
    """`metadata` with one field as the user wrote it, which is then no guess; no words mean that
    it is not known. Authors are parted by semicolons.

    Raises ReaderError for a date or an address that cannot be understood.
    """
    line = one_line(words, limit=8_000)
    value: object = line or None
    if field == "title":
        value = line
    elif field == "authors":
        value = tuple(filter(None, (name.strip() for name in line.split(";"))))
    elif field == "newspaper":
        value = line.lower() in ("yes", "y", "true", "1")
    elif line and field == "published":
        value = published_on(line)
    elif line and field == "url":
        value = _address(line)
    guessed = tuple(name for name in metadata.guessed if name != field)
    return replace(metadata, **{field: value, "guessed": guessed})  # type: ignore[arg-type]


def published_on(words: str) -> str:
    """`words` as an ISO 8601 date, or two with a slash between. Raises ReaderError if they are
    neither."""
    when = dates.parse(words)
    if when is None:
        raise ReaderError(
            f"{words} is not a date that Reader can read. "
            "Write 2020-01-03, or as much as is known: 2020-01, 2020."
        )
    return when.iso


def day(words: str) -> date:
    """The one day that `words` name. Raises ReaderError if they name none."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        raise ReaderError(
            f"{words} is not a day that Reader can read. Write it as 2020-01-03."
        ) from None


def _address(words: str) -> str:
    url = one_line(words, limit=8_000)
    try:
        parts = urlsplit(url)
        fine = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine or " " in url:
        raise ReaderError(f"{words} is not a web address. Write it whole, with https://.")
    return url
