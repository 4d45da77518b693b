"""E-mail and page archives (MHTML): both are MIME messages.

The plain text of a message is read by its lines, else its HTML as a web page is, else block by
block. What is attached is named, never opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from itertools import islice
from typing import Any

from reader.model import Metadata
from reader.sources.decode import decode
from reader.sources.errors import SourceError
from reader.sources.fields import date_of, web_address
from reader.sources.html import client as html
from reader.sources.input import Input
from reader.sources.known import merge
from reader.sources.reading import Reading, safe
from reader.sources.routes import as_it_stands, by_lines, read_page
from reader.text.sanitise import one_line

_MOST_PARTS = 1_000
_LONGEST_FIELD = 2_000
_FEW_WORDS = 40
_REPLY = re.compile(r"(?:(?:re|aw|sv|antw|fwd?|wg|tr)(?:\[\d+\])?: *)+", re.I)
# A line that ends in a space goes on in the next (RFC 3676), unless it is the signature's mark.
_FLOWED = re.compile(r"(?<!^--)(?<!\n--) \r?\n(?!>)")
_DAMAGE = (MessageError, ValueError, LookupError, RecursionError, AttributeError, TypeError)


class _Policy(EmailPolicy):
    """Reads fields under a limit, as the time for one grows with the square of its length; a field
    that cannot be read is taken for empty."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        if hasattr(value, "name"):
            return value
        words = value[:_LONGEST_FIELD].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        try:
            return super().header_fetch_parse(name, words)
        except _DAMAGE:
            return ""


@dataclass(frozen=True, slots=True)
class _Body:
    """One part with text in it."""

    data: bytes
    charset: str | None
    flowed: bool = False
    location: str | None = None

    def text(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Its safe characters and what was lost on the way."""
        decoded = decode(self.data, name, self.charset)
        words = _FLOWED.sub(" ", decoded.text) if self.flowed else decoded.text
        text, lost = safe(words)
        return text, (*decoded.notices, *lost)


def read_mail(source: Input, restored: Sequence[int] = ()) -> Reading:
    """The text of a message under its subject, or the page in an archive.

    Raises SourceError for what is damaged or has no text.
    """
    try:
        message = message_from_bytes(_without_mbox_line(source.data), policy=_Policy())
        assert isinstance(message, EmailMessage)
        message = _forwarded(message) or message
        known = _metadata(message)
        plain, page = _body(message, "plain"), _body(message, "html")
        attached = tuple(_attached(message))
    except _DAMAGE as error:
        raise SourceError(
            f"{source.name} is a damaged e-mail. Copy its words into a text file and open that."
        ) from error
    if page is not None and _is_archive(message, page):
        return _read_archive(source, message, page, restored)
    reading = _read_bodies(source, plain, page, restored)
    return replace(
        reading,
        metadata=merge(known, reading.metadata),
        notices=(*reading.notices, *_about_attached(attached)),
    )


def _read_bodies(
    source: Input, plain: _Body | None, page: _Body | None, restored: Sequence[int]
) -> Reading:
    text, notices = plain.text(source.name) if plain else ("", ())
    whole = len(text.split()) >= _FEW_WORDS
    lines = by_lines(text, restored, notices) if whole or (page is None and text.strip()) else None
    if page is None:
        if lines is None:
            raise SourceError(f"{source.name} is an e-mail without any text in it.")
        return lines
    markup = decode(page.data, source.name, page.charset).text
    if html.is_available():
        # A short message has no article in it that could be told from the rest.
        with suppress(SourceError):
            reading = read_page(_as_page(source, markup), restored)
            if lines is None or _words(reading) * 5 >= _words(lines) * 4:
                # It says the same, with headings and links.
                return reading
    if lines is not None:
        return lines
    found = as_it_stands(markup)
    if found is not None:
        return found
    if not text.strip():
        raise SourceError(f"{source.name} is an e-mail without any text in it.")
    return by_lines(text, restored, notices)


def _words(reading: Reading) -> int:
    return sum(not word.startswith(("http://", "https://")) for word in reading.text.split())


def _forwarded(message: EmailMessage) -> EmailMessage | None:
    """The message that another was sent to bring: the only one in it, beside few words."""
    parts = list(islice(message.walk(), _MOST_PARTS))
    inner = [part for part in parts if part.get_content_type() == "message/rfc822"]
    if len(inner) != 1 or not inner[0].is_multipart():
        return None
    brought = inner[0].get_payload(0)
    own = _body(message, "plain") or _body(message, "html")
    few = own is None or len(own.data.split()) < _FEW_WORDS
    return brought if few and isinstance(brought, EmailMessage) else None


def _as_page(source: Input, markup: str, url: str | None = None) -> Input:
    return replace(source, data=markup.encode("utf-8", "replace"), url=source.url or url)


def _read_archive(
    source: Input, message: EmailMessage, page: _Body, restored: Sequence[int]
) -> Reading:
    """The article in a saved page, known by the address and the time that it was saved with."""
    markup = decode(page.data, source.name, page.charset).text
    url = web_address(_field(message, "snapshot-content-location") or page.location)
    reading = read_page(_as_page(source, markup, url), restored)
    saved = Metadata(url=url, retrieved=_moment(_field(message, "date")))
    return replace(reading, metadata=merge(saved, reading.metadata))


def _is_archive(message: EmailMessage, page: _Body) -> bool:
    if message.get_content_type() not in ("multipart/related", "text/html"):
        return False
    return bool(_field(message, "snapshot-content-location") or web_address(page.location))


def _body(message: EmailMessage, kind: str) -> _Body | None:
    part = message.get_body((kind,))
    if not isinstance(part, EmailMessage):
        return None
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return None
    return _Body(
        data,
        part.get_content_charset(),
        kind == "plain" and str(part.get_param("format", "")).lower() == "flowed",
        _field(part, "content-location") or None,
    )


def _attached(message: EmailMessage) -> Iterator[str]:
    """The names of what is attached; pictures that stand in the text are not."""
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            return
        name = one_line(part.get_filename() or "", 80)
        if part.get_content_disposition() == "attachment" or (name and not part["content-id"]):
            yield name or f"a part without a name ({one_line(part.get_content_type(), 40)})"


def _about_attached(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    return (f"Attached, and not opened: {shown}.",)


def _metadata(message: EmailMessage) -> Metadata:
    subject = one_line(_field(message, "subject"))
    return Metadata(
        title=_REPLY.sub("", subject, count=1) if _REPLY.match(subject) else subject,
        authors=tuple(_senders(message)),
        published=date_of(_field(message, "date")),
        url=web_address(_field(message, "archived-at").strip("<> ")),
    )


def _senders(message: EmailMessage) -> Iterator[str]:
    for address in getattr(message["from"], "addresses", ()):
        if name := one_line(address.display_name or address.addr_spec, 200):
            yield name


def _field(message: EmailMessage, name: str) -> str:
    value = message[name]
    return "" if value is None else str(value)


def _moment(words: str) -> str | None:
    """A date of a message as UTC, None when it is none."""
    try:
        moment = parsedate_to_datetime(words)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _without_mbox_line(data: bytes) -> bytes:
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data
