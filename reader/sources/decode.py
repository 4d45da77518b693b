"""Bytes to characters, whatever the encoding, with a word on what was lost."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reader.sources.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Bytes with no place in text of any encoding here; escape stays, for the sanitiser to count.
_BINARY = bytes(set(range(0x20)) - {0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})
_HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
_UTF8_CHARACTERS = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_NOT_CP1252 = b"\x81\x8d\x8f\x90\x9d"
_PUNCTUATION_CP1252 = (
    b"\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa3\xa7\xab\xb0\xbb"
)
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the encoding they were in, and sentences for the user."""

    text: str
    encoding: str
    notices: tuple[str, ...] = ()


def decode(data: bytes, name: str = "The file", declared: str | None = None) -> Decoded:
    """Decode `data`: byte order mark, UTF-16 by its zero bytes, strict UTF-8, UTF-8 with some bad
    bytes, the encoding it is `declared` to be in, Windows-1252 where it looks Western, else what
    charset-normalizer finds.

    Raises SourceError for binary data, naming it `name`.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lossy(data[len(mark) :], encoding)
    wide = _utf16_without_mark(data)
    if wide is not None:
        return _lossy(data, wide)
    zeros = _refuse_binary(data, name)
    decoded = _bytewise(data, declared)
    if not zeros:
        return decoded
    return Decoded(decoded.text, decoded.encoding, (*decoded.notices, _zero_notice(zeros)))


def _bytewise(data: bytes, declared: str | None) -> Decoded:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.reason == "unexpected end of data"
    if cut_off or _mostly_utf8(data):
        return _lossy(data, "utf-8")
    encoding = _codec(declared)
    if encoding is not None:
        return _lossy(data, encoding)
    encoding = "cp1252" if _looks_western(data) else _detected(data)
    decoded = _lossy(data, encoding)
    notice = f"The text is not UTF-8; it was read as {_spoken(encoding)}."
    return Decoded(decoded.text, encoding, (notice, *decoded.notices))


def _codec(declared: str | None) -> str | None:
    """The codec for a declared encoding; on the web Latin-1 and ASCII mean Windows-1252 (WHATWG
    Encoding Standard), and what is not UTF-8 was never meant by that name."""
    try:
        name = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    return None if name in ("", "utf-8") or not _is_text_codec(name) else name


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"a".decode(name), str)
    except (LookupError, UnicodeError):
        return False


def _lossy(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd") - data.count("\ufffd".encode(encoding, "ignore") or b"\xff\xfe\xfd")
    if bad <= 0:
        return Decoded(text, encoding)
    places = "1 place" if bad == 1 else f"{bad} places"
    return Decoded(text, encoding, (f"Broken bytes in {places} are shown as \ufffd.",))


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 by its zero bytes: in text with Latin letters, spaces or line ends, they stand on
    one side of the pairs only."""
    sample = data[: _SAMPLE & ~1]
    zeros = sample.count(0)
    if len(sample) < 4 or len(data) % 2 or zeros * 20 < len(sample):
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample.decode(encoding, "ignore")
    readable = sum(c.isprintable() or c in "\r\n\t" for c in text[:2000])
    return encoding if readable * 10 >= 9 * len(text[:2000]) else None


def _refuse_binary(data: bytes, name: str) -> int:
    """Raise SourceError if `data` is no text; else the number of its zero bytes."""
    sample = data if len(data) <= 2 * _SAMPLE else data[:_SAMPLE] + data[-_SAMPLE:]
    controls = len(sample) - len(sample.translate(None, _BINARY))
    if controls >= 8 and controls * 20 > len(sample):
        raise SourceError(f"{name} is a binary file, not a text. Open the text it was made from.")
    return data.count(0) if controls else 0


def _zero_notice(zeros: int) -> str:
    return "1 zero byte was left out." if zeros == 1 else f"{zeros} zero bytes were left out."


def _mostly_utf8(data: bytes) -> bool:
    """Whether there is more right UTF-8 in `data` than broken bytes, or a lone byte that is a
    sign in no Western text."""
    high = sum(map(len, _HIGH_RUNS.findall(data)))
    right = _UTF8_CHARACTERS.findall(data)
    bad = high - sum(map(len, right))
    return len(right) > bad or (not right and bad == 1 and (b"\xff" in data or b"\xfe" in data))


def _looks_western(data: bytes) -> bool:
    """Whether the bytes fit Windows-1252: accents and quotation marks are few and stand alone,
    where other alphabets write whole words in high bytes."""
    sample = data[:_SAMPLE]
    runs = _HIGH_RUNS.findall(sample)
    high = sum(map(len, runs))
    letters = sum(len(run.translate(None, _PUNCTUATION_CP1252)) for run in runs)
    in_words = sum(len(run) for run in runs if len(run) > 2)
    undefined = high - sum(len(run.translate(None, _NOT_CP1252)) for run in runs)
    few = letters < 4 or letters * 12 <= len(sample)
    return few and in_words * 5 <= high and undefined * 50 <= high


def _detected(data: bytes) -> str:
    # Only text that is neither UTF-8 nor Western pays for this import.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], steps=5, chunk_size=2048).best()
    return best.encoding if best is not None else "cp1252"


def _spoken(encoding: str) -> str:
    return "Windows-1252" if encoding == "cp1252" else encoding.upper().replace("_", "-")
