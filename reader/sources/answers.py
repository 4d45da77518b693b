"""What servers answer when they do not answer with an article, in sentences; and in which
characters they answer."""

from __future__ import annotations

import codecs
import re

from reader.sources.decode import decode
from reader.sources.errors import SourceError
from reader.sources.formats import Format, sniff
from reader.sources.html.client import declared_charset
from reader.sources.safexml import declared_encoding
from reader.text.sanitise import one_line

_SAVE = "Save the page in your browser and open the file, or copy the text and run: reader paste."
_STATUSES = {
    401: f"{{host}} asks for a name and a password (401). {_SAVE}",
    402: f"{{host}} asks for payment (402). {_SAVE}",
    403: f"{{host}} refuses the page to programs, or to you (403). {_SAVE}",
    404: "{host} has no page at this address (404). Check the address.",
    410: "{host} has taken this page away (410). An archive of the web may have it.",
    429: "{host} was asked too often (429). Try again {later}.",
    451: "{host} may not show this page where you are, for legal reasons (451).",
}
_KINDS = {
    "image": "a picture",
    "audio": "a sound file",
    "video": "a video",
    "font": "a font",
}
_TEXT_TYPE = re.compile(
    r"(?:text/[\w.+-]+|application/(?:(?:[\w.-]+\+)?xml|(?:feed\+)?json|xhtml\+xml|rss|atom|pdf|x-pdf|epub\+zip"
    r"|octet-stream|x-download|force-download|markdown|x-markdown|mbox)|message/rfc822"
    r"|multipart/related|application/x-mimearchive)\s*(?:;|\Z)",
    re.I,
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.I)
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def refuse_status(host: str, status: int, retry_after: str | None) -> None:
    """Raise SourceError for an answer that is no page; its body is never shown as one."""
    if status == 200:
        return
    seconds = int(retry_after) if retry_after and retry_after.isdecimal() else 0
    later = f"in {max(1, seconds // 60)} min" if 0 < seconds < 86_400 else "later"
    if status in _STATUSES:
        raise SourceError(_STATUSES[status].format(host=host, later=later))
    if status >= 500:
        raise SourceError(f"{host} has trouble of its own ({status}). Try again {later}.")
    raise SourceError(f"{host} did not give the page (status {status}). {_SAVE}")


def refuse_type(host: str, kind: str) -> None:
    """Raise SourceError for a content type that holds no text for people."""
    if kind.strip() and not _TEXT_TYPE.match(kind.strip()):
        raise _other_kind(host, kind)


def refuse_data(host: str, kind: str, data: bytes) -> None:
    """Raise SourceError for data of a content type that holds feeds, or no text for people, if it
    is no feed."""
    if "json" in kind.partition(";")[0].lower() and sniff(data)[0] is not Format.FEED:
        raise _other_kind(host, kind)


def _other_kind(host: str, kind: str) -> SourceError:
    what = _KINDS.get(kind.split("/")[0].strip().lower(), "no kind of article that Reader knows")
    return SourceError(f"What {host} gives is {what} ({one_line(kind, 60)}). Nothing was opened.")


def in_utf8(data: bytes, kind: str) -> bytes:
    """`data` as it came, or in UTF-8 where the content type `kind` alone says in which encoding
    it is: that field is not kept with the bytes."""
    charset = _CHARSET.search(kind)
    if charset is None or not kind.lower().startswith("text/") or data.startswith(_BOMS):
        return data
    if declared_charset(data) or declared_encoding(data):
        return data
    try:
        data.decode("utf-8")
        return data
    except UnicodeDecodeError:
        return decode(data, declared=charset[1]).text.encode("utf-8", "replace")


def trouble(host: str, error: Exception) -> SourceError:
    """A sentence on why there was no answer at all."""
    import ssl

    import httpx

    causes: list[BaseException] = [error]
    while (cause := causes[-1].__cause__ or causes[-1].__context__) and len(causes) < 8:
        causes.append(cause)
    words = one_line(" ".join(map(str, causes)), 300).lower()
    if any(isinstance(cause, ssl.SSLError) for cause in causes) or "certificate" in words:
        return SourceError(
            f"The connection to {host} is not safe: {_reason(causes)}. The page was not fetched. "
            "If your browser shows it, save it there and open the file."
        )
    if isinstance(error, httpx.TimeoutException):
        return SourceError(f"{host} does not answer. Try again later.")
    if any(type(cause).__name__ == "gaierror" for cause in causes):
        return SourceError(
            f"There is no site {host}, or no network. Check the address and your connection."
        )
    return SourceError(
        f"The page could not be fetched from {host} ({_reason(causes)}). Check the address and "
        "your connection."
    )


def _reason(causes: list[BaseException]) -> str:
    for cause in causes:
        if message := getattr(cause, "verify_message", ""):
            return one_line(str(message), 100)
    return one_line(str(causes[0]) or type(causes[0]).__name__, 100)
