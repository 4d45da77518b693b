"""What formats say of themselves, in the forms that Metadata has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urljoin

from reader.sources.plain.dates import find_date
from reader.sources.plain.names import names_in
from reader.text.sanitise import one_line
from reader.text.urls import canonical_url

_ISO = re.compile(r"\s*(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
_BY = re.compile(r"by:?\s+", re.I)
# Parsers of addresses pass over these (WHATWG URL), so they would stay before a scheme that is one.
_AROUND_URL = "".join(map(chr, range(0x21)))
_KEPT_IN_URL = "%/:=&?~#+!$,;@()*[]"


def date_of(value: str | None) -> str | None:
    """The date in `value` as ISO 8601, as much of it as is said; None when it says none.

    ISO dates, e-mail dates (RFC 5322) and dates in words are read.
    """
    words = one_line(value or "", 100)
    if found := _ISO.match(words):
        return "-".join(filter(None, found.groups()))
    # Imported here: few sources give a date as e-mail does.
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(words).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return find_date(words)


def authors_of(values: Iterable[str]) -> tuple[str, ...]:
    """The authors named in `values`, each once: some hold several, some begin with "By"."""
    authors: dict[str, str] = {}
    for value in values:
        words = _BY.sub("", one_line(value, 300), count=1) if _BY.match(value) else value
        words = one_line(words, 300)
        several = names_in(words) if re.search(r"[,;&]| and ", words) else ()
        for author in several if len(several) > 1 else filter(None, [words]):
            authors.setdefault(author.casefold(), author)
    return tuple(authors.values())


def absolute(url: str | None, base: str) -> str | None:
    """`url` in full, where it may be relative to `base`; None for none, or what cannot be one."""
    try:
        return urljoin(base, url.strip()) if url and url.strip() else None
    except ValueError:
        return None


def web_address(url: str | None) -> str | None:
    """`url` without any character that is unsafe in one; None when it is no web address."""
    words = (url or "").strip(_AROUND_URL)
    if canonical_url(words) is None or len(words) > 4000:
        return None
    return quote(words, safe=_KEPT_IN_URL, errors="replace")
